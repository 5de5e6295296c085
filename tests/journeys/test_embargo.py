"""No byte of a planned story is public one second before its minute; at the second it is everywhere, with no job run."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.conf import conf
from articles.models import Change
from tests.factories import (
    in_hours,
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_published,
    step,
)

pytestmark = pytest.mark.django_db
SECRET = "Quastenflosser"  # stands in every field of the planned story and nowhere else
FOUND_BY = "Tiefseefund"  # stands in its text; pages of results repeat it whether they found something or not


@pytest.fixture
def planned():
    """A planned story with the secret in each field, linked from a live one, tagged, credited, in a sub-section."""
    at = in_hours(5).replace(microsecond=0)
    parent = make_category("Wissen", slug="wissen")
    category = make_category("Meer", slug="meer", parent=parent)
    author = make_author("Nora Tief", slug="nora-tief")
    fields = (
        "kicker",
        "headline",
        "lead",
        "dateline",
        "source",
        "teaser_headline",
        "teaser_text",
        "seo_title",
    )
    story = make_published(
        at=at,
        category=category,
        tags=["Fische"],
        credits=[author.pk],
        embargo_until=at,
        body=f"<p>Ein {SECRET} im Text, ein {FOUND_BY}.</p>",
        **dict.fromkeys(fields, f"{SECRET} entdeckt"),
    )
    card = f'<p>Davor</p><aside data-card="readmore" data-article="{story.pk}"></aside><p>Danach</p>'
    other = make_published(
        category=parent, headline="Andere Meldung", body=card, links=[{"target": story.pk}], tags=["Fische"]
    )
    return story, other, at


def addresses(story, other, at):
    """Every public address on which the story could show."""
    day = timezone.localtime(at)
    bucket = story.pk // conf("SITEMAP_LENGTH")
    return [
        "/",
        "/wissen/",
        "/meer/",
        "/thema/fische/",
        "/autor/nora-tief/",
        f"/archiv/{day:%Y}/{day:%m}/",
        f"/archiv/{day:%Y}/{day:%m}/{day:%d}/",
        f"/suche/?q={FOUND_BY}",
        "/feeds/rss.xml",
        "/wissen/feeds/rss.xml",
        "/meer/feeds/rss.xml",
        "/thema/fische/feeds/rss.xml",
        "/autor/nora-tief/feeds/rss.xml",
        f"/sitemap-{bucket}.xml",
        f"/meer/{story.slug}-{story.pk}/",
        f"/wissen/{other.slug}-{other.pk}/",
    ]


def shows(client, address, story):
    """Whether the answer holds the secret or leads to the story."""
    text = client.get(address).content.decode()
    return SECRET in text or f"-{story.pk}/" in text.replace(address, "")


def test_a_planned_story_is_nowhere_before_and_everywhere_at_its_second(client, planned, monkeypatch):
    story, other, at = planned
    entries = Change.objects.count()
    monkeypatch.setattr(timezone, "now", lambda: at - timedelta(seconds=1))
    before = {address: shows(client, address, story) for address in addresses(story, other, at)}
    assert before == dict.fromkeys(before, False)
    monkeypatch.setattr(timezone, "now", lambda: at)
    after = {address: shows(client, address, story) for address in addresses(story, other, at)}
    assert after == dict.fromkeys(after, True)
    assert Change.objects.count() == entries


def test_the_address_of_a_planned_story_answers_like_an_unknown_one(client, planned):
    story, _, _ = planned
    planned_answer = client.get(f"/meer/{story.slug}-{story.pk}/")
    unknown_answer = client.get(f"/meer/{story.slug}-{story.pk + 999}/")
    assert (planned_answer.status_code, unknown_answer.status_code) == (404, 404)
    assert planned_answer.content == unknown_answer.content
    assert planned_answer.headers == unknown_answer.headers


def test_a_planned_update_shows_the_old_text_until_its_second(client, monkeypatch):
    chief = make_chief()
    story = make_published(headline="Alter Stand")
    for name, typed in (("edit", {"content": {"headline": f"{SECRET}"}}), ("submit", {}), ("approve", {})):
        story = step(story, name, chief if name == "approve" else story.created_by, **typed)
    at = in_hours(2)
    story = step(story, "publish", chief, at=at)
    address = f"/{story.category.slug}/{story.slug}-{story.pk}/"
    monkeypatch.setattr(timezone, "now", lambda: at - timedelta(microseconds=1))
    assert "Alter Stand" in client.get(address).content.decode()
    monkeypatch.setattr(timezone, "now", lambda: at)
    assert SECRET in client.get(address).content.decode()


def test_a_draft_is_nowhere(client):
    story = make_draft(headline=f"{SECRET} im Entwurf", lead=FOUND_BY, tags=["Fische"])
    for address in ("/", "/thema/fische/", f"/suche/?q={FOUND_BY}", "/feeds/rss.xml", f"/x/y-{story.pk}/"):
        assert not shows(client, address, story)
