"""Any two revisions compared: chosen by number or by what they are, one field brought back, the panel beside the form."""

import pytest
from django.urls import reverse

from articles.models import Article, Revision, Tag
from articles.vocabulary import RevisionKind
from tests.articles.admin.desk import at_desk, document, told
from tests.factories import (
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def address(article, page, *numbers):
    return reverse(f"admin:articles_article_{page}", args=[article.pk, *numbers])


def edited(article, by, *leads):
    for lead in leads:
        article = step(article, "edit", by, content={"lead": lead})
    return article


def approved_and_live():
    """Revision 1 is live, 3 was approved last and lost it, 4 is the text now."""
    category = make_category()
    writer, moderator = make_writer(), make_moderator(category)
    article = make_published(by=writer, category=category)
    article = edited(article, writer, "B", "C")
    step(article, "submit", writer)
    step(article, "approve", moderator)
    return edited(article, writer, "D"), writer


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({}, (1, 4)),
        ({"old": "live"}, (1, 4)),
        ({"old": "approved"}, (3, 4)),
        ({"old": "previous", "new": "3"}, (2, 3)),
        ({"old": "4", "new": "2"}, (4, 2)),
        ({"old": "2", "new": "latest"}, (2, 4)),
    ],
)
def test_revisions_are_named_by_number_or_by_what_they_are(client, asked, numbers):
    article, writer = approved_and_live()
    response = at_desk(client, writer).get(address(article, "compare"), asked)
    assert response.url == address(article, "difference", *numbers)


def test_view_is_kept_when_others_are_chosen(client):
    article, writer = approved_and_live()
    response = at_desk(client, writer).get(
        address(article, "compare"), {"old": "1", "new": "2", "view": "side"}
    )
    assert response.url == address(article, "difference", 1, 2) + "?view=side"


@pytest.mark.parametrize(
    "asked", [{"old": "approved"}, {"old": "99"}, {"new": "0"}, {"old": "abc"}, {"old": "9" * 40}]
)
def test_revision_that_is_not_there_is_not_found(client, asked):
    article = make_draft(by=(writer := make_writer()))
    assert at_desk(client, writer).get(address(article, "compare"), asked).status_code == 404


def test_page_offers_every_revision_and_the_usual_comparisons(client):
    article, writer = approved_and_live()
    page = at_desk(client, writer).get(address(article, "difference", 2, 3))
    tree = document(page)
    assert [option.get("value") for option in tree.get_element_by_id("choose-old")] == ["4", "3", "2", "1"]
    assert "live since" in tree.get_element_by_id("choose-old")[3].text
    assert [(each["words"], each["address"]) for each in page.context["shortcuts"]] == [
        ("Against what is public", address(article, "difference", 1, 3)),
        ("Against the one before", address(article, "difference", 2, 3)),
        ("With what is saved now", address(article, "difference", 2, 4)),
    ]
    assert page.context["swapped"] == address(article, "difference", 3, 2)
    assert page.context["number"] == 1


def test_page_costs_the_same_for_three_and_thirty_revisions(client, django_assert_num_queries):
    writer = make_writer()
    few = edited(make_draft(by=writer), writer, "A", "B")
    many = edited(make_draft(by=writer), writer, *map(str, range(29)))
    at_desk(client, writer).get(address(few, "difference", 1, 2))
    for article in (few, many):
        with django_assert_num_queries(10):
            client.get(address(article, "difference", 1, 2))


def test_lists_dates_and_sections_are_shown_as_the_desk_knows_them(client):
    above = make_category("Stadt")
    old, new = make_category("Hafen"), make_category("Hafen", parent=above)
    writer, author = make_writer(), make_author("Anna Weber")
    article = make_draft(by=writer, category=old, tags=["Brücke", "Hafen"])
    changes = {
        "category": new.pk,
        "credits": [author.pk],
        "tags": ["Hafen", "Brücke"],
        "embargo_until": "2026-10-25T01:30:00+00:00",
        "noindex": True,
    }
    article = step(article, "edit", writer, content=changes)
    page = at_desk(client, writer).get(address(article, "difference", 1, 2))
    found = {change.name: change for change in page.context["changes"]}
    assert found["category"].words == (("delete", "Hafen"), ("insert", "Stadt › Hafen"))
    assert found["noindex"].words == (("delete", "no"), ("insert", "yes"))
    assert found["embargo_until"].words[1][1].endswith("2:30 a.m. (CET, Europe/Berlin)")
    assert [(entry.state, entry.new) for entry in found["tags"].entries] == [
        ("moved", "Hafen"),
        ("same", "Brücke"),
    ]
    assert [(entry.state, entry.new) for entry in found["credits"].entries] == [("new", "Anna Weber")]


def restore(client, article, number, **typed):
    article.refresh_from_db()
    return client.post(address(article, "restore_revision", number), {"version": article.version, **typed})


def test_one_field_is_restored_and_the_others_stay(client):
    writer = make_writer()
    article = make_draft(by=writer, lead="A", headline="Alt", tags=["Hafen"])
    article = step(article, "edit", writer, content={"lead": "B", "headline": "Neu", "tags": []})
    response = restore(at_desk(client, writer), article, 1, field="headline")
    article.refresh_from_db()
    assert (article.headline, article.lead, article.latest.content["tags"]) == ("Alt", "B", [])
    assert (article.latest.number, article.latest.kind) == (3, RevisionKind.RESTORE)
    assert told(response)[0].startswith("“headline” is restored from revision 1 as revision 3: ")


def test_what_is_gone_is_named_for_the_restored_field_only(client):
    writer = make_writer()
    article = make_draft(by=writer, lead="A", tags=["Hafen"], category=make_category())
    gone = article.category
    article = step(article, "edit", writer, content={"lead": "B", "tags": [], "category": make_category().pk})
    Tag.objects.get().delete()
    gone.delete()
    assert len(told(restore(at_desk(client, writer), article, 1, field="lead"))) == 1
    assert "left out: the category" in told(restore(client, article, 1, field="category"))[-1]


@pytest.mark.parametrize("field", ["status", "version", "nothing"])
def test_what_is_no_field_is_not_restored(client, field):
    writer = make_writer()
    article = edited(make_draft(by=writer), writer, "B")
    assert restore(at_desk(client, writer), article, 1, field=field).status_code == 404
    assert Revision.objects.count() == 2


def test_field_is_not_restored_from_an_old_page_nor_by_a_stranger(client):
    article, writer = approved_and_live()
    assert (
        "Please look at the current version first."
        in told(restore(at_desk(client, writer), article, 1, field="lead", version=1))[0]
    )
    page = at_desk(client, stranger := make_writer()).get(address(article, "difference", 1, 4))
    assert "Restore only this field" not in page.content.decode()
    assert (
        "You may not take the step" in told(restore(at_desk(client, stranger), article, 1, field="lead"))[0]
    )
    assert Article.objects.get(pk=article.pk).lead == "D"


def test_every_changed_field_can_be_restored_from_the_page(client):
    writer = make_writer()
    article = make_draft(by=writer, lead="A", headline="Alt")
    article = step(article, "edit", writer, content={"lead": "B", "headline": "Neu"})
    tree = document(at_desk(client, writer).get(address(article, "difference", 1, 2)))
    forms = tree.xpath("//form[@class='restore']")
    assert [dict(form.form_values()).get("field") for form in forms] == ["headline", "lead", None]
    assert {form.get("action") for form in forms} == {address(article, "restore_revision", 1)}


@pytest.mark.parametrize(
    ("show", "kinds"),
    [("", {"save", "step"}), ("save", {"save"}), ("step", {"step"}), ("x", {"save", "step"})],
)
def test_history_shows_all_or_one_sort(client, show, kinds):
    article, writer = approved_and_live()
    events = at_desk(client, writer).get(address(article, "history"), {"show": show}).context["events"]
    assert {"step" if event.step else "save" for event in events} == kinds


def test_panel_holds_the_last_events(client, django_assert_num_queries):
    article, writer = approved_and_live()
    article = edited(article, writer, *map(str, range(20)))
    page = at_desk(client, writer).get(address(article, "recent_history"))
    assert [event.revision.number for event in page.context["events"]] == list(range(24, 16, -1))
    assert "no-store" in page["Cache-Control"]
    with django_assert_num_queries(7):
        client.get(address(article, "recent_history"))


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Administration", None])
def test_comparison_of_a_foreign_draft_does_not_exist_for_others(client, role):
    secret = edited(make_draft(by=(writer := make_writer()), headline="Geheime Zeile"), writer, "B")
    at_desk(client, make_user(role, categories=[make_category()]))
    answers = [client.get(address(secret, page)) for page in ("compare", "recent_history")]
    answers.append(restore(client, secret, 1, field="lead"))
    assert [answer.status_code for answer in answers] == [404, 404, 404]


def test_foreign_draft_is_found_by_a_chief(client):
    secret = edited(make_draft(by=(writer := make_writer())), writer, "B")
    assert at_desk(client, make_chief()).get(address(secret, "compare")).url == address(
        secret, "difference", 1, 2
    )
