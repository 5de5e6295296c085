"""Whatever a newsroom does: every page from the cache is the page as it would be made now, and little else is made anew."""

import logging
import re
from collections import Counter

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.utils import timezone

from articles.models import Author, Category, Publication, Tag
from articles.publishing.following import read_changes
from articles.reader.mostread import leading
from tests.journeys.house import House
from tests.newsroom.pagecache.asking import ask, cache_of

log = logging.getLogger(__name__)
pytestmark = pytest.mark.django_db
PARAMETERS = ("vor", "nach", "art", "zeit")
STEPS = 16  # of each seed; whoever changes what pages depend on tries hundreds
OLDER = re.compile(rb'href="(/[^"]*\?vor=[^"]+)"')
FIXED = [
    "/",
    "/?vor=jetzt",
    "/korrekturen/",
    "/impressum/",
    "/feeds/",
    "/sitemap.xml",
    "/sitemap-0.xml",
    "/sitemap-themen.xml",
    "/news-sitemap.xml",
    "/manifest.webmanifest",
    "/robots.txt",
    "/archiv/2026/",
    "/archiv/2026/11/",
    "/archiv/2026/11/24/",
    "/archiv/2026/11/24/10-30/",
    "/archiv/2026/11/24/12-00/",
    "/feeds/rss.xml",
    "/feeds/feed.json",
    "/gibt-es-nicht/",
]


def addresses():
    """Every kind of page, with the addresses of this moment and some of earlier ones."""
    found = list(FIXED)
    for section in Category.objects.without_tree_fields():
        found += [f"/{section.slug}/", f"/{section.slug}/feeds/atom.xml"]
    found += [f"/thema/{slug}/" for slug in Tag.objects.values_list("slug", flat=True)]
    found += [f"/autor/{slug}/" for slug in Author.objects.values_list("slug", flat=True)]
    stories = Publication.objects.values_list("category__slug", "slug", "article").distinct()
    found += [f"/{section}/{slug}-{pk}/" for section, slug, pk in stories.order_by("article")]
    return found + [f"/falsch/falsch-{pk}/" for _section, _slug, pk in stories[:2]]


class Model:
    """A house, Django, and the cache in front of it, all with one clock."""

    def __init__(self, seed, monkeypatch):
        self.house = House(seed)
        monkeypatch.setattr(timezone, "now", lambda: self.house.now)
        self.django = WSGIHandler()
        self.house.move_in()
        self.cache = cache_of(self.django, parameters=PARAMETERS, read=read_changes, now=self.time)
        self.seen, self.excess, self.made = {}, Counter(), 0

    def time(self):
        return self.house.now.timestamp()

    def look(self):
        """Every page, from the cache and made anew."""
        for address in [*dict.fromkeys([*self.seen, *addresses()])]:
            was_kept = self.cache.store._pages.get(f"testserver{address}")
            got, fresh = ask(self.cache, address), ask(self.django, address)
            assert (address, got.status, got.body) == (address, fresh.status, fresh.body)
            self.note(address, got, was_kept)
            if older := OLDER.search(got.body):
                self.seen.setdefault(older[1].decode().replace("&amp;", "&"), None)

    def note(self, address, got, was_kept):
        """Counts what was made anew though it came out the same."""
        before, self.seen[address] = self.seen.get(address), got
        is_made = self.cache.store._pages.get(f"testserver{address}") is not was_kept
        self.made += is_made
        if is_made and before and (before.status, before.body) == (got.status, got.body):
            self.excess[self.house.done[-1] if self.house.done else ""] += 1


@pytest.fixture
def one_connection():
    """Requests leave the test's own connection open, as those of the test client do."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("one_connection")
@pytest.mark.parametrize("seed", [1, 2])
def test_every_kept_page_is_the_one_that_would_be_made_now(seed, monkeypatch, settings):
    settings.NEWSROOM = {
        **settings.NEWSROOM,
        "READS_LAG": 60,
        "HOME_LENGTH": 6,
        "PAGE_LENGTH": 4,
        "SITEMAP_LENGTH": 10**6,
    }
    leading.forget()
    model = Model(seed, monkeypatch)
    model.look()
    for _step in range(STEPS):
        model.house.work()
        model.look()
    log.info("%d pages made, %d of them for nothing: %s", model.made, model.excess.total(), model.excess)
