"""Pages about the house are written in versions: nothing is lost, nothing stale gets in, nothing foreign stands in them."""

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.body.parse import BodyError
from articles.models import AuditEntry, Change, ImmutableError, Page, PageVersion
from articles.publishing.pages import save_page
from articles.vocabulary import Refused, Stale
from tests.factories import make_chief, make_draft, make_page, make_picture, picture_in_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def save(page, *, version=None, by=None, **typed):
    version = page.version if version is None else version
    return save_page(page.pk, typed, version=version, by=by, now=timezone.now())


def versions(page):
    return [(each.number, each.title, each.body) for each in page.versions.order_by("number")]


def test_every_save_keeps_what_stood_before_with_who_and_when():
    chief = make_chief()
    page = make_page(by=chief, title="Eins", body="<p>Alt</p>")
    page = save(page, title="Zwei", body="<p>Neu</p>", by=chief)
    assert versions(page) == [(1, "Eins", "<p>Alt</p>"), (2, "Zwei", "<p>Neu</p>")]
    assert {each.by for each in page.versions.all()} == {chief}
    assert [entry.action for entry in AuditEntry.objects.filter(kind="page").order_by("pk")] == [
        "add",
        "change",
    ]
    with pytest.raises(ImmutableError):
        PageVersion.objects.filter(page=page).delete()


def test_save_tells_the_caches_of_the_page_and_of_every_footer():
    page = make_page()
    assert Change.objects.latest("pk").tags == sorted([f"page-{page.pk}", "site"])


def test_saving_what_is_stored_changes_nothing():
    page = make_page(body="<p>Gleich</p>")
    changes = Change.objects.count()
    page = save(page, body="<p>Gleich</p>")
    assert (page.version, versions(page)[1:], Change.objects.count()) == (1, [], changes)


def test_stale_save_is_refused_and_stores_nothing():
    page = make_page(body="<p>Erst</p>")
    save(page, body="<p>Schneller</p>")
    with pytest.raises(Stale, match="Somebody else has saved this page"):
        save(page, version=1, body="<p>Zu spät</p>")
    assert [body for _number, _title, body in versions(page)] == ["<p>Erst</p>", "<p>Schneller</p>"]
    with pytest.raises(Stale):
        save_page(page.pk, {"title": "x"}, version=None, by=None, now=timezone.now())


def test_page_that_is_gone_is_refused():
    with pytest.raises(Refused, match="does not exist any more"):
        save_page(424242, {"title": "x"}, version=1, by=None, now=timezone.now())


def foreign_bodies():
    return {
        "picture": picture_in_text(make_picture()),
        "embed": '<div data-card="embed" data-url="https://vimeo.com/1"></div>',
        "card": f'<div data-card="readmore" data-article="{make_draft().pk}"></div>',
        "link to an article": f'<p><a href="article:{make_draft().pk}">da</a></p>',
    }


@pytest.mark.parametrize("name", ["picture", "embed", "card", "link to an article"])
def test_what_only_stories_hold_is_refused_with_a_sentence(name):
    body = foreign_bodies()[name]
    with pytest.raises((Refused, BodyError)):
        make_page(body=body)
    assert Page.objects.count() == 0


def test_scripts_never_reach_the_page():
    with pytest.raises(BodyError):
        make_page(body="<script>alert(1)</script>")
    page = make_page(body='<p onclick="x()">A <a href="https://a.example/?a=1&amp;b=%22">b</a> &lt;b&gt;</p>')
    assert page.parts == [
        '<p>A <a href="https://a.example/?a=1&amp;b=%22" rel="external noopener">b</a> &lt;b&gt;</p>'
    ]


def test_kinds_have_their_own_words_and_others_one_from_their_title():
    slugs = {
        make_page(kind, title="Über uns").slug for kind in ("imprint", "privacy", "accessibility", "other")
    }
    assert slugs == {"impressum", "datenschutz", "barrierefreiheit", "ueber-uns"}
