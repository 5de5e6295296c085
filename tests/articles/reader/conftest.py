"""Publications as readers find them: rows written directly, so that each test says what readers may see."""

import re
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from django.utils import timezone
from lxml import html

from articles.models.article import Article
from articles.models.correction import Correction
from articles.models.people import Author
from articles.models.publication import Publication, PublicationCredit, TaggedPublication, Withdrawal
from articles.models.revision import Revision
from articles.models.taxonomy import Category, Tag

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Berlin
_numbers = count(1)
_STEP = re.compile(
    r"(?P<tag>[a-z0-9]+)?(?:\.(?P<word>[-a-z]+))?(?:\[(?P<name>[-a-z]+)(?:='?(?P<value>[^'\]]+)'?)?\])?"
)


@pytest.fixture
def clock(monkeypatch):
    """Stops the time at NOW; `clock(moment)` sets it anew."""

    def set_time(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)

    set_time(NOW)
    return set_time


def make_section(slug="politik", name=None, parent=None, **fields):
    return Category.objects.create(slug=slug, name=name or slug.title(), parent=parent, **fields)


def make_tag(name, **fields):
    return Tag.objects.create(name=name, **fields)


def make_author(name="Anna Weber", **fields):
    return Author.objects.create(name=name, **fields)


def make_article(section):
    article = Article.objects.create(headline="working copy", category=section)
    revision = Revision.objects.create(
        article=article, number=1, content={}, created_at=NOW - timedelta(days=9), digest="0" * 64
    )
    return article, revision


def make_story(section=None, *, article=None, live_from=None, authors=(), tags=(), **fields):
    """A publication, live since an hour before NOW, of a new article or as a further one of an old article."""
    section = section or Category.objects.filter(slug="politik").first() or make_section()
    article, revision = (article, article.revisions.get()) if article else make_article(section)
    live_from = live_from or NOW - timedelta(hours=1)
    number = next(_numbers)
    defaults = {
        "slug": f"meldung-{number}",
        "genre": "report",
        "language": "de",
        "headline": f"Meldung {number}",
        "teaser_headline": fields.get("headline", f"Meldung {number}"),
        "teaser_text": f"Anreißer {number}",
        "seo_title": fields.get("headline", f"Meldung {number}"),
        "published_at": live_from,
        "parts": ["<p>Der Text.</p>"],
        "word_count": 400,
        "byline": [
            {"name": one.name, "slug": one.slug, "kind": one.kind, "initials": "", "role": ""}
            for one in authors
        ],
        "tag_list": [{"name": one.name, "slug": one.slug} for one in tags],
    }
    story = Publication.objects.create(
        article=article, revision=revision, category=section, live_from=live_from, **{**defaults, **fields}
    )
    for place, one in enumerate(authors):
        PublicationCredit.objects.create(publication=story, author=one, position=place)
    for one in tags:
        TaggedPublication.objects.create(content_object=story, tag=one)
    return story


def stored_picture(**words):
    """A picture as a publication stores it, in three widths."""
    sources = [
        [f"image/{kind}", ", ".join(f"/medien/ab/cdef-{width}.{end} {width}w" for width in (640, 1280, 1920))]
        for kind, end in (("avif", "avif"), ("webp", "webp"), ("jpeg", "jpg"))
    ]
    defaults = {"alternative": "Eine Brücke", "caption": "Die Brücke am Abend.", "credit": "Vera Weber/dpa"}
    size = {"src": "/medien/ab/cdef-1920.jpg", "width": 1920, "height": 1080, "placeholder": ""}
    return {"sources": sources, **size, **defaults, **words}


def make_withdrawn(reason="Die Quelle hat ihre Angaben zurückgezogen.", **fields):
    story = make_story(live_until=NOW - timedelta(minutes=5), **fields)
    Withdrawal.objects.create(article=story.article, publication=story, at=story.live_until, reason=reason)
    return story


def make_correction(story, text="Der Betrag war falsch.", **fields):
    defaults = {"visible_from": NOW - timedelta(minutes=1)}
    return Correction.objects.create(article=story.article, text=text, **{**defaults, **fields})


def parsed(response):
    return html.fromstring(response.content)


def select(page, selector):
    """Elements by steps of tag, .class, [attribute] or [attribute=value], each below the one before."""
    path = ""
    for step in selector.split():
        tag, word, name, value = _STEP.fullmatch(step).group("tag", "word", "name", "value")
        path += f"//{tag or '*'}"
        path += f"[contains(concat(' ', @class, ' '), ' {word} ')]" if word else ""
        path += (f"[@{name}='{value}']" if value else f"[@{name}]") if name else ""
    return page.xpath(path)


def one(page, selector):
    """The only element of this kind on the page."""
    (element,) = select(page, selector)
    return element


def words(element):
    return " ".join(element.text_content().split())
