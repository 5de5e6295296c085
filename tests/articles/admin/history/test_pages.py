"""The history of an article: one timeline, differences, and revisions brought back."""

import pytest
from django.urls import reverse

from articles.models import Article, Credit, Revision, Tag
from articles.vocabulary import RevisionKind, Status
from tests.articles.admin.desk import at_desk, told
from tests.factories import (
    in_hours,
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


def history(article):
    return reverse("admin:articles_article_history", args=[article.pk])


def difference(article, old, new):
    return reverse("admin:articles_article_difference", args=[article.pk, old, new])


def restore(article, number):
    return reverse("admin:articles_article_restore_revision", args=[article.pk, number])


def edited(article, by, times):
    """The article after so many saves."""
    for number in range(times):
        article = step(article, "edit", by, content={"lead": f"Stand {number}."})
    return article


def post(client, article, number):
    version = Article.objects.values_list("version", flat=True).get(pk=article.pk)
    return client.post(restore(article, number), {"version": version})


def test_history_is_one_timeline_newest_first(client):
    category = make_category()
    writer, moderator = make_writer(last_name="Schreiber"), make_moderator(category, last_name="Prüfer")
    article = make_draft(by=writer, category=category)
    article = step(article, "submit", writer)
    article = step(article, "request_changes", moderator, reason="Bitte kürzen.")
    article = edited(article, writer, 1)
    page = at_desk(client, moderator).get(history(article))
    rows = [(event.what, event.who, event.reason) for event in page.context["events"]]
    assert rows == [
        ("Saved", "Vera Schreiber", ""),
        ("Changes requested", "Vera Prüfer", "Bitte kürzen."),
        ("Submitted for review", "Vera Schreiber", ""),
        ("Created", "Vera Schreiber", ""),
        ("Saved", "Vera Schreiber", ""),
    ]
    details = [event.details for event in page.context["events"] if event.step]
    assert details == [
        "In review → Changes requested, revision 1",
        "Draft → In review, revision 1",
        "Draft, revision 1",
    ]
    text = page.content.decode()
    assert article.latest.digest[:8] in text
    assert "Bitte kürzen." in text
    assert "no-store" in page.headers["Cache-Control"]


def test_history_marks_what_is_live_planned_and_approved(client):
    article = make_published()
    writer, chief = article.created_by, make_chief()
    article = edited(article, writer, 1)
    step(article, "submit", writer)
    step(article, "approve", chief)
    article = step(article, "publish", chief, at=in_hours(5))
    events = at_desk(client, chief).get(history(article)).context["events"]
    marks = {
        event.revision.number: [name for name, _words in event.marks] for event in events if event.revision
    }
    assert marks == {1: ["live"], 2: ["planned", "approved"]}
    step(article, "withdraw", chief, reason="Falsch.")
    events = client.get(history(article)).context["events"]
    marks = {
        event.revision.number: [name for name, _words in event.marks] for event in events if event.revision
    }
    assert marks == {1: ["ended"], 2: ["approved"]}


def test_history_costs_the_same_for_three_and_thirty_revisions(client, django_assert_num_queries):
    writer = make_writer()
    few, many = edited(make_draft(by=writer), writer, 2), edited(make_draft(by=writer), writer, 29)
    at_desk(client, writer).get(history(few))
    with django_assert_num_queries(11):
        client.get(history(few))
    with django_assert_num_queries(11):
        page = client.get(history(many))
    assert len(page.context["events"]) == 31


def test_history_has_pages_of_fifty(client):
    writer = make_writer()
    article = edited(make_draft(by=writer), writer, 60)
    at_desk(client, writer)
    first, second = client.get(history(article)), client.get(history(article), {"page": "2"})
    assert (len(first.context["events"]), len(second.context["events"])) == (50, 12)
    assert second.context["events"][-1].revision.number == 1
    assert client.get(history(article), {"page": "abc"}).context["page"].number == 1


def test_two_revisions_are_chosen_for_comparison(client):
    article = edited(make_draft(by=(writer := make_writer())), writer, 2)
    response = at_desk(client, writer).get(history(article), {"old": "3", "new": "1"})
    assert response.url == difference(article, 1, 3)
    assert client.get(history(article), {"old": "3", "new": "x"}).status_code == 200
    assert client.get(history(article), {"old": "3", "new": "9" * 9}).status_code == 404


def test_difference_shows_words_and_text_field_by_field_escaped(client):
    writer = make_writer()
    article = make_draft(by=writer, headline="Brücke zu", body="<p>Alt &amp; gut.</p>")
    changes = {"headline": "Brücke <b>auf</b>", "body": "<p>Neu &lt;script&gt; und gut.</p>"}
    article = step(article, "edit", writer, content=changes)
    page = at_desk(client, writer).get(difference(article, 1, 2))
    text = page.content.decode()
    assert [change.name for change in page.context["changes"]] == ["headline", "body"]
    assert "<del>zu</del><ins>&lt;b&gt;auf&lt;/b&gt;</ins>" in text
    assert "<ins>Neu &lt;script&gt; und</ins>" in text
    assert "<script>" not in text.split("<body", 1)[1].split("<script", 1)[0]


def test_difference_names_no_headline_of_a_foreign_draft(client):
    writer = make_writer()
    secret = make_draft(by=make_writer(), headline="Fremdes Geheimnis")
    article = make_draft(by=None)
    article = step(article, "edit", None, content={"links": [{"target": secret.pk}]})
    text = at_desk(client, writer).get(difference(article, 1, 2)).content.decode()
    assert "Fremdes Geheimnis" not in text
    assert f"article {secret.pk}" in text


@pytest.mark.parametrize("numbers", [(1, 9), (9, 1), (0, 1), (1, 10**30)])
def test_difference_of_a_missing_revision_is_not_found(client, numbers):
    article = make_draft(by=(writer := make_writer()))
    assert at_desk(client, writer).get(difference(article, *numbers)).status_code == 404


def test_restored_revision_is_a_new_one(client):
    writer = make_writer()
    article = make_draft(by=writer, lead="Am Anfang.")
    article = edited(article, writer, 1)
    response = post(at_desk(client, writer), article, 1)
    assert response.url == reverse("admin:articles_article_change", args=[article.pk])
    article.refresh_from_db()
    assert (article.lead, article.latest.number, article.latest.kind) == (
        "Am Anfang.",
        3,
        RevisionKind.RESTORE,
    )
    assert told(response)[0].startswith("Revision 1 is restored as revision 3: ")


def test_restoring_what_is_said_already_saves_nothing(client):
    article = make_draft(by=(writer := make_writer()))
    assert told(post(at_desk(client, writer), article, 1)) == [
        "The text already says what revision 1 said. Nothing was saved."
    ]
    assert Revision.objects.filter(article=article).count() == 1


def test_restoring_leaves_out_what_was_deleted_and_names_it(client):
    writer = make_writer()
    author, category = make_author(), make_category("Alt")
    article = make_draft(
        by=writer, category=category, credits=[author.pk], tags=["Brücke", "Hafen"], lead="A"
    )
    changes = {"credits": [], "tags": ["Hafen"], "category": make_category("Neu").pk, "lead": "B"}
    article = step(article, "edit", writer, content=changes)
    assert Credit.objects.filter(author=author).count() == 0
    author.delete()
    category.delete()
    Tag.objects.get(name="Brücke").delete()
    response = post(at_desk(client, writer), article, 1)
    assert told(response)[1] == "No longer there and left out: the category, an author, a tag."
    content = Article.objects.get(pk=article.pk).latest.content
    assert (content["lead"], content["credits"], content["category"]) == ("A", [], None)
    assert content["tags"] == [Tag.objects.get(name="Hafen").pk]


def test_restoring_drops_keys_that_are_no_content_any_more(client):
    article = make_draft(by=(writer := make_writer()), lead="A")
    row = Revision.objects.get(article=article)
    old = Revision(article=article, number=7, kind="save", created_at=row.created_at, digest="x")
    old.content = {**row.content, "lead": "B", "old_field": 1}
    old.save()
    post(at_desk(client, writer), article, 7)
    assert Article.objects.get(pk=article.pk).lead == "B"


def test_restoring_voids_an_approval_and_says_so(client):
    category = make_category()
    writer, moderator = make_writer(), make_moderator(category)
    article = edited(make_draft(by=writer, category=category), writer, 1)
    step(article, "submit", writer)
    step(article, "approve", moderator)
    assert (
        told(post(at_desk(client, moderator), article, 1))[1]
        == "The approval is void; the text needs a new one."
    )
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


@pytest.mark.parametrize("version", ["", "1", "abc", "9" * 40])
def test_restoring_from_an_old_page_is_refused(client, version):
    writer = make_writer()
    article = edited(make_draft(by=writer), writer, 2)
    response = at_desk(client, writer).post(restore(article, 1), {"version": version})
    assert response.url == history(article)
    assert "Please look at the current version first." in told(response)[0]
    assert Revision.objects.filter(article=article).count() == 3


def test_only_a_post_with_a_token_restores(client):
    writer = make_writer()
    article = edited(make_draft(by=writer), writer, 1)
    at_desk(client, writer)
    assert client.get(restore(article, 1)).status_code == 405
    assert client.head(restore(article, 1)).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert post(client, article, 1).status_code == 403
    assert Revision.objects.filter(article=article).count() == 2


def test_reader_of_a_live_story_sees_its_history_and_restores_nothing(client):
    article = make_published(lead="A")
    article = edited(article, article.created_by, 1)
    other = make_writer()
    page = at_desk(client, other).get(history(article))
    assert not page.context["may_restore"]
    assert told(post(client, article, 1)) == [
        "You may not take the step “Save” on this article. Please ask its moderators."
    ]
    assert Article.objects.get(pk=article.pk).lead == "Stand 0."


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Administration", None])
def test_past_of_a_foreign_draft_does_not_exist_for_others(client, role):
    writer = make_writer()
    secret = step(make_draft(by=writer, headline="Geheime Zeile"), "edit", writer, content={"lead": "Neu"})
    at_desk(client, make_user(role, categories=[make_category()]))
    answers = [client.get(history(secret)), client.get(difference(secret, 1, 2)), post(client, secret, 1)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert [answer for answer in answers if "Geheime" in answer.content.decode()] == []
    assert Revision.objects.filter(article=secret).count() == 2


@pytest.mark.parametrize("number", ["0", "9" * 30, "abc", "-1"])
def test_wrong_number_is_not_found(client, number):
    at_desk(client, make_chief())
    for tail in ("history/", "difference/1/2/", "preview/"):
        assert client.get(f"/admin/articles/article/{number}/{tail}").status_code == 404
    assert client.post(f"/admin/articles/article/{number}/revision/1/restore/").status_code == 404
