"""What an article's address answers: page, 301, 410 or 404, and nothing that tells the last two apart from nowhere."""

from datetime import timedelta

import pytest
from django.test import Client

from articles.models.publication import Withdrawal
from articles.models.redirect import Redirect
from tests.articles.reader.conftest import (
    NOW,
    make_author,
    make_section,
    make_story,
    make_tag,
    make_withdrawn,
)

pytestmark = pytest.mark.django_db


def get(address, **headers):
    return Client(headers=headers).get(address)


@pytest.mark.parametrize(
    "wrong", ["/politik/falsch-{}/", "/sport/{slug}-{}/", "/weg/x-{}/", "/thema-x/a-1-{}/", "/Über/ä b-{}/"]
)
def test_wrong_slug_or_section_moves_to_the_right_address(clock, wrong):
    story = make_story(slug="bruecke")
    address = wrong.format(story.article_id, slug="bruecke")
    response = get(address + "?von=mail&x=%2F")
    assert response.status_code == 301
    assert response["Location"] == f"/politik/bruecke-{story.article_id}/?von=mail&x=%2F"
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_address_without_slash_finds_the_page(clock):
    story = make_story(slug="bruecke")
    assert get(story.get_absolute_url().rstrip("/"))["Location"] == story.get_absolute_url()


def test_withdrawn_story_answers_410_with_its_reason_and_nothing_else(clock):
    story = make_withdrawn(headline="Ein Gerücht", lead="Ein Vorspann", reason="Die Quelle hat <gelogen>.")
    for address in (story.get_absolute_url(), f"/irgendwo/anders-{story.article_id}/"):
        response = get(address)
        page = response.content.decode()
        assert response.status_code == 410
        assert "Die Quelle hat &lt;gelogen&gt;." in page
        assert "Gerücht" not in page
        assert "Vorspann" not in page
        assert response["Cache-Control"] == "no-store"


def test_withdrawn_and_published_again_is_live(clock):
    story = make_withdrawn()
    again = make_story(article=story.article, live_from=NOW - timedelta(minutes=1), headline="Neu geprüft")
    assert b"Neu gepr" in get(again.get_absolute_url()).content


def test_withdrawn_story_planned_again_stays_withdrawn_until_then(clock):
    story = make_withdrawn(reason="Wird geprüft.")
    again = make_story(article=story.article, live_from=NOW + timedelta(hours=1))
    assert "Wird geprüft." in get(again.get_absolute_url()).content.decode()
    clock(NOW + timedelta(hours=1))
    assert get(again.get_absolute_url()).status_code == 200


def test_ended_story_answers_410_without_a_reason(clock):
    story = make_story(live_until=NOW)
    response = get(story.get_absolute_url())
    assert response.status_code == 410
    assert response["Cache-Control"] == "no-store"
    clock(NOW - timedelta(microseconds=1))
    assert get(story.get_absolute_url()).status_code == 200


def test_reason_of_an_earlier_withdrawal_does_not_explain_a_later_planned_end(clock):
    story = make_withdrawn(reason="Alter Grund.")
    make_story(article=story.article, live_from=NOW - timedelta(minutes=2), live_until=NOW)
    response = get(story.get_absolute_url())
    assert response.status_code == 410
    assert "Alter Grund." not in response.content.decode()


def test_latest_of_two_withdrawals_counts(clock):
    story = make_withdrawn(reason="Erster Grund.")
    Withdrawal.objects.create(
        article=story.article, publication=story, at=NOW - timedelta(minutes=1), reason="Zweiter Grund."
    )
    assert "Zweiter Grund." in get(story.get_absolute_url()).content.decode()


def test_planned_and_unknown_answer_the_same_bytes(clock):
    planned = make_story(live_from=NOW + timedelta(seconds=1), slug="geheim", headline="Geheimer Rücktritt")
    same_length = f"/politik/geheim-{planned.article_id + 1}/"
    assert len(same_length) == len(planned.get_absolute_url())
    answers = [
        get(planned.get_absolute_url()),
        get(same_length),
        get(f"/politik/x-{planned.article_id}/"),
        get("/nix/"),
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    headers = [dict(answer.items()) for answer in answers]
    assert all(header == headers[0] for header in headers)
    assert headers[0]["Cache-Control"] == "no-store"


@pytest.mark.parametrize("number", ["0", "007", "9999999999", "99999999999999999999", "9" * 400, "-1", "१"])
def test_impossible_ids_answer_404(clock, number):
    make_section()
    assert get(f"/politik/meldung-{number}/").status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "/thema/%00/",
        "/autor/%00/",
        "/%00/",
        "/politik%00/",
        "/politik/%00-99/",
        "/%ff/",
        "/thema/%ff/",
        "/thema/%ed%a0%80/",
        "/feeds/%00.xml",
        "/%00/feeds/rss.xml",
        "/sitemap-999999999999999.xml",
        "/sitemap-99999999999999999999999.xml",
        "/archiv/2026/13/",
        "/archiv/2026/00/",
        "/archiv/2026/02/30/",
        "/archiv/9999/",
        "/archiv/0000/",
        "/archiv/2999/12/31/",
        "/archiv/1000/01/01/",
        "/suche/?seite=0",
        "/suche/?seite=51",
        "/suche/?seite=%00",
        "/" + "a" * 3000 + "/",
        "/politik/../admin/",
    ],
)
def test_nonsense_answers_404(clock, address):
    make_story()
    assert get(address).status_code == 404


@pytest.mark.parametrize(
    "query", ["%00", "%ff", "a%00b", "%F0%9F%92%A9", "%22%27;--", "*", "x" * 5000, "%ed%a0%80"]
)
def test_search_survives_any_query(clock, query):
    make_story()
    assert get(f"/suche/?q={query}").status_code == 200


def test_renamed_section_moves_with_its_query_and_feed(clock):
    make_story(make_section("neues"))
    Redirect.objects.create(kind="category", old_slug="altes", new_slug="neues")
    assert get("/altes/?vor=1.1")["Location"] == "/neues/?vor=1.1"
    assert get("/altes/feeds/rss.xml")["Location"] == "/neues/feeds/rss.xml"


def test_section_renamed_twice_moves_at_once(clock):
    make_story(make_section("dritter"))
    Redirect.objects.create(kind="category", old_slug="erster", new_slug="zweiter")
    Redirect.objects.create(kind="category", old_slug="zweiter", new_slug="dritter")
    assert get("/erster/")["Location"] == "/dritter/"


def test_circle_of_redirects_ends(clock):
    Redirect.objects.create(kind="tag", old_slug="a", new_slug="b")
    Redirect.objects.create(kind="tag", old_slug="b", new_slug="a")
    assert get("/thema/a/").status_code == 404


@pytest.mark.parametrize("place", ["thema", "autor"])
def test_renamed_tag_and_author_move_only_to_what_is_public(clock, place):
    tag, author = make_tag("Rücktritt"), make_author("Rücktritt")
    make_story(tags=[tag], authors=[author], live_from=NOW + timedelta(hours=1))
    for kind in ("tag", "author"):
        Redirect.objects.create(kind=kind, old_slug="frueher", new_slug="ruecktritt")
    assert get(f"/{place}/frueher/").status_code == 404
    clock(NOW + timedelta(hours=1))
    assert get(f"/{place}/frueher/")["Location"] == f"/{place}/ruecktritt/"


def test_words_beyond_ascii_have_pages(clock):
    tag = make_tag("Öl", slug="öl")
    story = make_story(tags=[tag])
    assert get("/thema/%C3%B6l/").status_code == 200
    assert 'href="/thema/%C3%B6l/"' in get(story.get_absolute_url()).content.decode()
