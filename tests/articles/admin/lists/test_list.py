"""The article list: what a row says, what the filters and the search find, and whose rows are there."""

import pytest
from django.urls import reverse

from articles.admin.near import NearPaginator
from articles.models import Article
from tests.articles.admin.desk import LIST, at_desk, document, words
from tests.factories import (
    in_hours,
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def rows(response):
    """Cells of each row, by column."""
    found = document(response).xpath("//table[@id='result_list']/tbody/tr")
    return [
        {
            name: words(cell)
            for cell in row
            if (name := cell.get("class").split()[0].removeprefix("field-")) != "action-checkbox"
        }
        for row in found
    ]


def listed(client, query=""):
    """Headlines on the list, as a set."""
    found = document(client.get(reverse(LIST) + query)).xpath("//*[contains(@class, 'field-story')]//a")
    return {(node.text or node[-1].tail or "").strip() for node in found}


def test_row_says_all_there_is_to_know_of_a_story(client):
    category = make_category("Wirtschaft")
    byline = [make_author("Berta Wolf").pk, make_author("Anton Zink").pk]
    writer = make_writer(first_name="Willi", last_name="Wort")
    make_draft(by=writer, category=category, kicker="Hafen", headline="Neue Brücke", credits=byline)
    Article.objects.update(edited_at="2026-07-01T10:15:00Z")
    (row,) = rows(at_desk(client, writer).get(reverse(LIST)))
    assert row == {
        "story": "Hafen Neue Brücke",
        "state": "Draft",
        "public": "–",
        "section": "Wirtschaft",
        "byline": "Berta Wolf +1",
        "updated": "07/01/2026 12:15 p.m. Willi Wort",
    }


def make_every_kind():
    """One story in each relation to the public, by its headline."""
    chief = make_chief()
    make_draft(by=chief, headline="Nie öffentlich")
    make_published(headline="Jetzt live")
    make_published(headline="Geplant", at=in_hours(5))
    withdrawn = make_published(headline="Zurückgezogen")
    step(withdrawn, "withdraw", chief, reason="Irrtum")
    owing = make_draft(by=chief, headline="Schuldet")
    step(owing, "publish_urgently", chief, reason="Eil")
    trashed = make_draft(by=chief, headline="Im Papierkorb")
    step(trashed, "trash", chief)
    return chief


def test_badges_tell_what_readers_see(client):
    chief = make_every_kind()
    badges = {row["story"]: row["public"] for row in rows(at_desk(client, chief).get(reverse(LIST)))}
    assert badges == {
        "Nie öffentlich": "–",
        "Jetzt live": "live",
        "Geplant": "planned",
        "Zurückgezogen": "withdrawn",
        "Schuldet": "live review owed",
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?public=live", {"Jetzt live", "Schuldet"}),
        ("?public=planned", {"Geplant"}),
        ("?public=withdrawn", {"Zurückgezogen"}),
        ("?public=never", {"Nie öffentlich", "Geplant"}),
        ("?debt=yes", {"Schuldet"}),
        ("?status=trashed", {"Im Papierkorb"}),
        ("?status=draft", {"Nie öffentlich"}),
        ("?status=nonsense", {"Nie öffentlich", "Jetzt live", "Geplant", "Zurückgezogen", "Schuldet"}),
        ("?q=papierkorb", set()),
        ("?q=papierkorb&status=trashed", {"Im Papierkorb"}),
        ("?public=live&debt=yes&q=schuldet", {"Schuldet"}),
    ],
)
def test_filters_find_what_they_say(client, query, found):
    at_desk(client, make_every_kind())
    assert listed(client, query) == found


def test_category_filter_finds_the_sections_below_too(client):
    top = make_category("Politik")
    below = make_category("Inland", parent=top)
    make_draft(category=top, headline="Oben")
    make_draft(category=below, headline="Unten")
    make_draft(headline="Woanders")
    at_desk(client, make_chief())
    found = [listed(client, f"?category={section.pk}") for section in (top, below)]
    assert found == [{"Oben", "Unten"}, {"Unten"}]
    assert listed(client, "?category=nonsense") == set()


def test_author_filter_finds_by_part_of_a_name_and_by_initials(client):
    author = make_author("Berta Wolf", initials="bwo")
    make_draft(headline="Von Berta", credits=[author.pk])
    make_draft(headline="Von Anton", credits=[make_author("Anton Zink", initials="az").pk])
    at_desk(client, make_chief())
    found = [listed(client, f"?author={typed}") for typed in ("wol", "BWO", "z", "xyz")]
    assert found == [{"Von Berta"}, {"Von Berta"}, {"Von Anton"}, set()]


def test_author_filter_keeps_the_other_filters(client):
    page = document(at_desk(client, make_chief()).get(reverse(LIST) + "?status=draft&q=abc&author=x"))
    form = page.xpath("//form[@class='filters']")[0]
    sent = [(name, value) for name, value in form.form_values() if value]
    assert sorted(sent) == [("author", "x"), ("q", "abc"), ("status", "draft")]


def test_mine_and_genre_filter(client):
    chief = make_chief()
    mine = make_draft(headline="Meins", genre="opinion")
    make_draft(headline="Anderes")
    step(mine, "edit", None, planning={"assignee": chief})
    at_desk(client, chief)
    assert [listed(client, query) for query in ("?mine=yes", "?genre=opinion")] == [
        {"Meins"},
        {"Meins"},
    ]


@pytest.mark.parametrize(
    "typed",
    ["ÖFFNUNG", "oeffnung", "dachzeile", "vorspann", "textwort", "meine-adresse", "dachzeile textwort"],
)
def test_search_finds_drafts_by_every_part_of_the_text(client, typed):
    words = {"kicker": "Die Dachzeile", "lead": "Der Vorspann", "body": "<p>Ein Textwort</p>"}
    make_draft(headline="Öffnung gefeiert", slug="meine-adresse", **words)
    make_draft(headline="Etwas anderes")
    at_desk(client, make_chief())
    assert listed(client, f"?q={typed}") == {"Öffnung gefeiert"}


def test_search_finds_by_number_and_survives_nonsense(client):
    article = make_draft(headline="Gesucht")
    at_desk(client, make_chief())
    assert listed(client, f"?q={article.pk}") == {"Gesucht"}
    assert listed(client, f"?q=%23{article.pk}") == {"Gesucht"}
    for nonsense in ("9" * 40, "%00", "'\"%_", "٣"):
        assert client.get(reverse(LIST) + f"?q={nonsense}").status_code == 200


def test_list_holds_only_what_the_user_may_see(client):
    here, there = make_category("Hier"), make_category("Dort")
    writer = make_writer()
    make_draft(by=writer, category=here, headline="Eigener Entwurf")
    make_draft(by=make_writer(), category=here, headline="Fremder Entwurf")
    make_draft(category=there, headline="Lieferung")
    make_published(category=there, headline="Live")
    seen = {
        name: listed(at_desk(client, user))
        for name, user in {
            "writer": writer,
            "moderator": make_moderator(here),
            "chief": make_chief(),
        }.items()
    }
    assert seen == {
        "writer": {"Eigener Entwurf", "Lieferung", "Live"},
        "moderator": {"Eigener Entwurf", "Fremder Entwurf", "Lieferung", "Live"},
        "chief": {"Eigener Entwurf", "Fremder Entwurf", "Lieferung", "Live"},
    }


def test_empty_list_says_what_to_do(client):
    at_desk(client, make_writer())
    empty, nothing_fits = client.get(reverse(LIST)), client.get(reverse(LIST) + "?q=xyz")
    told = [
        words(document(page).xpath("//*[contains(@class, 'empty')]")[0]) for page in (empty, nothing_fits)
    ]
    assert told == [
        "There is nothing on your desk yet. Write the first article",
        "No article fits this search and these filters. Show all articles",
    ]


def test_days_of_the_last_edit_are_those_of_the_site_s_zone(client):
    make_draft(headline="Alt")
    Article.objects.update(edited_at="2025-12-31T23:30:00Z")  # in Berlin already the next year
    make_draft(headline="Neu")
    Article.objects.filter(headline="Neu").update(edited_at="2026-07-01T10:15:00Z")
    at_desk(client, make_chief())
    queries = (
        "?edited_until=2025-12-31",
        "?edited_from=2026-01-01",
        "?edited_until=2026-01-01",
        "?edited_from=x",
    )
    assert [listed(client, query) for query in queries] == [set(), {"Alt", "Neu"}, {"Alt"}, {"Alt", "Neu"}]


def test_writer_keeps_sight_of_a_delivery_they_edited_while_others_review_it(client):
    writer = make_writer()
    article = make_draft(headline="Lieferung")
    step(article, "edit", writer, content={"lead": "Neu"})
    step(article, "submit", writer)
    assert listed(at_desk(client, writer)) == {"Lieferung"}
    assert listed(at_desk(client, make_writer())) == set()


def test_large_archive_is_not_counted_to_its_end(client, monkeypatch):
    monkeypatch.setattr(NearPaginator, "most", 4)
    at_desk(client, make_chief())
    for _each in range(3):
        make_draft()
    assert "3 articles" in words(document(client.get(reverse(LIST))))
    make_draft(), make_draft()
    assert "more than 3 articles" in words(document(client.get(reverse(LIST))))
