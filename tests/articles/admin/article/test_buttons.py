"""Buttons of the article's page: steps and Save, for those who edit and for those who only read."""

import pytest
from django.urls import reverse

from articles.models import Article, Revision, Transition
from articles.vocabulary import Status
from tests.articles.admin.desk import (
    at_desk,
    change_url,
    document,
    save,
    told,
    words,
)
from tests.factories import (
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def test_step_button_saves_first_and_goes_to_the_page_of_the_step(client):
    writer, category = make_writer(), make_category()
    article = make_draft(by=writer, category=category)
    step(article, "submit", writer)
    moderator = make_moderator(category)
    response = save(at_desk(client, moderator), article, lead="Neuer Vorspann", _step="request_changes")
    assert response.url == reverse("admin:articles_article_step", args=[article.pk, "request_changes"])
    assert Article.objects.get(pk=article.pk).lead == "Neuer Vorspann"


def test_approve_button_of_an_unchanged_text_leaves_the_writer_its_last_editor(client):
    writer, category = make_writer(), make_category()
    article = make_draft(by=writer, category=category)
    step(article, "submit", writer)
    moderator = make_moderator(category)
    response = save(at_desk(client, moderator), article, _step="approve")
    assert response.url == reverse("admin:articles_article_step", args=[article.pk, "approve"])
    assert list(Revision.objects.values_list("article", "created_by").filter(article=article)) == [
        (article.pk, writer.pk)
    ]
    step(article, "approve", moderator)
    assert Article.objects.get(pk=article.pk).status == Status.APPROVED


def test_submit_button_submits_at_once(client):
    writer, category = make_writer(), make_category()
    make_moderator(category)
    article = make_draft(by=writer, category=category, tags=["Hafen"])
    response = save(at_desk(client, writer), article, _step="submit")
    assert response.url == change_url(article)
    assert told(response) == [f"“{article.headline}” is in review now."]
    assert Article.objects.get(pk=article.pk).status == Status.IN_REVIEW


def test_submit_button_of_a_text_with_hints_leads_to_the_page_that_asks(client):
    writer = make_writer()
    article = make_draft(by=writer)
    response = save(at_desk(client, writer), article, _step="submit")
    assert response.url == reverse("admin:articles_article_step", args=[article.pk, "submit"])
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT


def test_submit_button_of_an_incomplete_text_saves_and_names_what_is_missing(client):
    writer = make_writer()
    article = make_draft(by=writer)
    response = save(at_desk(client, writer), article, body="", category="", _step="submit")
    saved, refused = told(response)
    assert saved == f"“{article.headline}” was saved."
    assert refused == (
        "“Submit for review” is not possible yet.<ul><li>The text is empty.</li><li>The category is missing.</li></ul>"
    )
    article.refresh_from_db()
    assert (article.status, article.body, article.category) == (Status.DRAFT, "", None)


def test_unknown_step_is_a_message(client):
    writer = make_writer()
    article = make_draft(by=writer)
    response = save(at_desk(client, writer), article, _step="publish")
    assert told(response) == ["This step is not possible any more. Please look at the status."]
    assert list(Transition.objects.values_list("step", flat=True)) == ["create"]


def test_enter_key_saves_and_takes_no_step(client):
    """Browsers press the first button of a form; the steps stand behind it."""
    writer = make_writer()
    page = document(at_desk(client, writer).get(change_url(make_draft(by=writer))))
    names = [node.get("name") for node in page.xpath("//form[@id='article_form']//*[@type='submit']")]
    assert names[0] == "_save"
    assert "_step" in names


def test_reader_of_a_live_foreign_article_gets_a_page_without_inputs(client):
    article = make_published(by=make_writer())
    page = document(at_desk(client, make_writer()).get(change_url(article)))
    form = page.get_element_by_id("article_form")
    inputs = form.xpath(".//input | .//textarea | .//select")
    shown = [node for node in inputs if node.get("type") != "hidden" and not node.get("form")]
    frames = [node.get("src") for node in page.iter("iframe")]
    assert (shown, frames) == ([], [reverse("admin:articles_article_preview_page", args=[article.pk])])
    refused = client.post(change_url(article), {"headline": "Gekapert"})
    assert (refused.status_code, Article.objects.get(pk=article.pk).headline) == (403, article.headline)


def test_steps_of_those_who_may_not_edit_are_links(client):
    chief = make_chief()
    article = make_draft(by=make_writer())
    step(article, "trash", chief)
    page = document(at_desk(client, chief).get(change_url(article)))
    links = {words(node): node.get("href") for node in page.xpath("//*[@class='steps']/a")}
    assert links == {
        "Restore from the trash": reverse("admin:articles_article_step", args=[article.pk, "restore"])
    }
    assert page.xpath("//input[@name='_save']") == []


def test_article_that_leaves_the_sections_of_its_moderator_leads_to_the_list(client):
    here, there = make_category(), make_category("Sport")
    article = make_draft(by=make_writer(), category=here)
    response = save(at_desk(client, make_moderator(here)), article, category=there.pk)
    assert response.url == reverse("admin:articles_article_changelist")
    assert Article.objects.get(pk=article.pk).category == there
