"""The list as a file: the same articles and columns, harmless cells, constant queries, and an entry in the log."""

import csv
import io

import pytest
from django.urls import reverse

from articles.admin.csvexport import harmless
from articles.admin.lists import export as pages
from articles.admin.lists.columns import CHOICES
from articles.models import AuditEntry
from tests.articles.admin.desk import at_desk
from tests.factories import (
    make_category,
    make_chief,
    make_draft,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def exported(client, query=""):
    """Rows of the file as dictionaries."""
    answer = client.get(reverse("admin:articles_article_export") + query)
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:]), delimiter=";"))


def test_file_holds_what_the_list_shows_with_the_user_s_columns(client):
    category = make_category("Politik", slug="politik")
    chief = make_chief(list_columns=["state", "section", "labels", "length", "revision"])
    make_draft(
        by=chief, headline="Entwurf; mit „Semikolon“", body="<p>Drei kurze Wörter</p>", category=category
    )
    live = make_published(headline="Live", slug="weg", tags=["Hafen", "Bund"], category=category)
    at_desk(client, chief)
    rows = {row["headline"]: row for row in exported(client)}
    assert list(rows["Live"]) == [
        "number",
        "headline",
        "status",
        "category",
        "tags",
        "words",
        "revision",
        "address",
    ]
    assert rows["Live"] | {"words": ""} == {
        "number": str(live.pk),
        "headline": "Live",
        "status": "Released",
        "category": "Politik",
        "tags": rows["Live"]["tags"],
        "words": "",
        "revision": "1",
        "address": f"http://testserver/politik/weg-{live.pk}/",
    }
    assert set(rows["Live"]["tags"].split(", ")) == {"Hafen", "Bund"}
    draft = rows["Entwurf; mit „Semikolon“"]
    assert (draft["address"], draft["words"]) == ("", "3")
    assert [row["headline"] for row in exported(client, "?status=draft")] == ["Entwurf; mit „Semikolon“"]
    assert [row["headline"] for row in exported(client, "?q=live&o=story")] == ["Live"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+49", "-2", "@SUM(A1)", "\tx", "\r=1", "  =1", '=HYPERLINK("http://x")', "|cmd"]
)
def test_no_cell_is_a_formula(client, cell):
    assert harmless(cell) == f"'{cell}"


def test_headline_that_is_a_formula_is_text_in_the_file(client):
    make_draft(by=(chief := make_chief()), headline="=cmd|' /C calc'!A0")
    assert [row["headline"] for row in exported(at_desk(client, chief))] == ["'=cmd|' /C calc'!A0"]


def test_each_user_takes_along_only_what_they_see(client):
    make_draft(by=make_chief(), headline="Kanzleramt")
    writer = make_writer()
    make_draft(by=writer, headline="Eigener")
    assert [row["headline"] for row in exported(at_desk(client, writer))] == ["Eigener"]
    address = reverse("admin:articles_article_export")
    assert at_desk(client, make_user()).get(address).status_code == 403
    assert client.post(address).status_code == 405
    trashed = step(make_draft(by=writer, headline="Weg"), "trash", writer)
    rows = exported(at_desk(client, make_user("Administration")))
    assert [(row["number"], row["headline"]) for row in rows] == [(str(trashed.pk), "Weg")]


def test_the_log_says_who_took_what_along(client):
    chief = make_chief(list_columns=["due"])
    exported(at_desk(client, chief), "?status=draft&q=x&p=2")
    entry = AuditEntry.objects.get(action="export")
    assert (entry.by, entry.kind, entry.object_id) == (chief, "user", str(chief.pk))
    assert entry.details == {"query": "q=x&status=draft", "columns": ["story", "due"]}


@pytest.mark.parametrize("count", [3, 30])
def test_file_asks_as_often_for_3_as_for_30(client, django_assert_max_num_queries, count):
    chief = make_chief(list_columns=CHOICES)
    for number in range(count):
        make_draft(by=chief, tags=[f"Tag {number}"])
    at_desk(client, chief)
    with django_assert_max_num_queries(13):
        assert len(exported(client)) == count


def test_file_is_read_in_chunks(client, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(pages, "CHUNK", 2)
    chief = make_chief(list_columns=["labels"])
    for number in range(5):
        make_draft(by=chief, tags=[f"Tag {number}"])
    at_desk(client, chief)
    with django_assert_max_num_queries(15):
        assert [row["tags"] for row in exported(client, "?o=number")] == [
            f"Tag {number}" for number in range(5)
        ]


def test_the_file_speaks_the_user_s_language(client):
    make_draft(by=(chief := make_chief()))
    at_desk(client, chief)
    type(chief).objects.update(language="de")
    assert "Titel" in exported(client)[0]
