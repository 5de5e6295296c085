"""Every kind of page a reader meets, and a guest's: axe finds nothing in light and dark, the policy is never broken."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Publication
from articles.sharing import share_revision
from tests.articles.reader.fronts import make_banner
from tests.axe import violations_light_and_dark
from tests.browser import watch
from tests.factories import (
    in_hours,
    make_author,
    make_category,
    make_draft,
    make_house,
    make_page,
    make_published,
    make_writer,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def addresses():
    """Pages with stories on them, by the status they answer with."""
    category, author, writer = make_category("Sport"), make_author("Anna Berg"), make_writer()
    story = make_published(by=writer, category=category, tags=["Kiel"], credits=[author.pk])
    rights = {"may_comment": True, "may_approve": True, "expires_at": in_hours(1)}
    shared = share_revision(make_draft(by=writer).latest, by=writer, recipient="Dr. Jansen", **rights)
    make_house()
    make_banner("Brücke gesperrt", ends=in_hours(1), story=story.pk)
    make_banner("Wir stellen um", ends=in_hours(1), kind="notice")
    make_page(slug="ueber-uns")
    today = timezone.localtime()
    named = {
        "archive_month": [today.year, today.month],
        "archive_day": [today.year, today.month, today.day],
        "front_then": [today.year, today.month, today.day, f"{today:%H-%M}"],
        "imprint": [],
        "privacy": [],
        "accessibility": [],
        "page": ["ueber-uns"],
        "home": [],
        "search": [],
        "corrections": [],
        "feeds": [],
        "archive_home": [],
        "archive": [today.year],
        "category": [category.slug],
        "tag": ["kiel"],
        "author": [author.slug],
        "shared_preview": [shared.token],
        "shared_preview_page": [shared.token],
    }
    pages = {reverse(name, args=args): 200 for name, args in named.items()}
    gone = {"/gibt-es-nicht/": 404, reverse("shared_preview", args=["x" * 32]): 404}
    return {
        **pages,
        Publication.objects.get(article=story).get_absolute_url(): 200,
        reverse("search") + "?q=Kiel": 200,
        **gone,
    }


def test_every_page_is_accessible_and_keeps_the_security_policy(page, live_server):
    complaints, faults = watch(page), {}
    for url, status in addresses().items():
        assert page.goto(live_server.url + url).status == status, url
        # That a page answers with a refusal is no complaint.
        found = violations_light_and_dark(page) + [
            each for each in complaints if not each.startswith("Failed to load resource")
        ]
        complaints.clear()
        if found:
            faults[url] = found
    assert faults == {}
