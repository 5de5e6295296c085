"""The page of what is typed: complete as far as it goes, judged by nobody, stored nowhere."""

import pytest
from django.apps import apps
from django.urls import reverse

from articles.models import Article
from tests.articles.admin.desk import ADD, at_desk, document, fields, opened, words
from tests.factories import (
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db
NEW = "admin:articles_article_live_preview_add"


def live(article):
    return reverse("admin:articles_article_live_preview", args=[article.pk])


def rows():
    """How many rows each of our tables has."""
    return {
        model.__name__: model._default_manager.count()
        for model in apps.get_app_config("articles").get_models()
    }


def shown(client, article, **changes):
    return client.post(live(article), {**opened(client, article), **changes})


def test_typed_text_is_shown_and_nothing_is_stored(client):
    writer, author = make_writer(), make_author("Anna Weber")
    article = make_draft(by=writer, headline="Gesichert")
    at_desk(client, writer)
    typed = {
        "kicker": "Hafen",
        "headline": "Nur getippt",
        "lead": "Neuer Vorspann.",
        "body": "<p>Neuer <strong>Text</strong>.</p>",
        "tag_names": "Ganz neues Wort, Verkehr",
        "category": make_category("Regionales").pk,
        "credits-0-author": author.pk,
        "credits-TOTAL_FORMS": "1",
    }
    typed = {**opened(client, article), **typed}
    before, stored = rows(), Article.objects.values().get()
    answer = client.post(live(article), typed)
    page = document(answer)
    assert words(page.xpath("//h1")[0]) == "Hafen: Nur getippt"
    assert words(page.xpath("//*[@class='text']")[0]) == "Neuer Text."
    assert [words(tag) for tag in page.xpath("//a[@rel='tag']")] == ["Ganz neues Wort", "Verkehr"]
    assert [words(name) for name in page.xpath("//a[@rel='author']")] == ["Anna Weber"]
    assert "Regionales" in words(page.xpath("//nav[@class='breadcrumb']")[0])
    assert (rows(), Article.objects.values().get()) == (before, stored)


def test_text_not_stored_yet_is_shown_too(client):
    at_desk(client, make_writer())
    typed = {**fields(client.get(reverse(ADD))), "headline": "Noch nirgends", "body": "<p>A</p>"}
    typed["category"] = make_category().pk
    before = rows()
    answer = client.post(reverse(NEW), typed)
    assert words(document(answer).xpath("//h1")[0]) == "Noch nirgends"
    assert rows() == before


def test_empty_form_names_its_gaps(client):
    at_desk(client, make_writer())
    answer = client.post(reverse(NEW), {})
    assert words(document(answer).xpath("//h1")[0]) == "(noch ohne Titel)"


def test_live_preview_is_kept_and_indexed_by_nobody(client):
    article = make_draft(by=(writer := make_writer()))
    answer = shown(at_desk(client, writer), article)
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize(
    "body",
    [
        '<p>Vorher</p><script>alert(1)</script><p onclick="alert(1)">Nachher</p>',
        '<p>Vorher <img src=x onerror=alert(1)></p><iframe srcdoc="<script>1</script>"></iframe><p>Nachher</p>',
        '<p>Vorher <a href="javascript:alert(1)">x</a></p><svg onload=alert(1)></svg><p>Nachher</p>',
    ],
)
def test_hostile_text_is_shown_without_what_could_run(client, body):
    article = make_draft(by=(writer := make_writer()))
    hostile = '</title><script>alert(1)</script>"><img src=x onerror=alert(1)>'
    answer = shown(
        at_desk(client, writer), article, body=body, headline=hostile, kicker=hostile, source=hostile
    )
    page, text = document(answer), answer.content.decode()
    assert not page.xpath(
        "//img | //iframe | //svg[@*[starts-with(name(), 'on')]] | //@onclick | //@onerror | //a[starts-with(@href, 'java')]"
    )
    assert [each.text for each in page.xpath("//script[not(@type='application/ld+json')]")] == [None] * 3
    assert "Vorher" in text
    assert "Nachher" in text


def test_unfit_values_do_not_break_the_page(client):
    article = make_draft(by=(writer := make_writer()), headline="Gesichert", slug="alt", tags=["Verkehr"])
    at_desk(client, writer)
    unfit = {
        "headline": "Zu lang " * 60,
        "slug": "a/b" * 90,
        "genre": "nonsense",
        "language": "xx",
        "category": "999999",
        "embargo_until_0": "gestern",
        "due_0": "x",
        "tag_names": "Unsichtbares\x00Zeichen",
        "credits-TOTAL_FORMS": "x",
        "links-0-url": "javascript:alert(1)",
        "version": "0",
    }
    answer = shown(client, article, **unfit)
    assert answer.status_code == 200
    page = document(answer)
    assert words(page.xpath("//h1")[0]).startswith("Zu lang Zu lang")
    assert [words(tag) for tag in page.xpath("//a[@rel='tag']")] == ["Verkehr"]


def test_link_to_a_foreign_draft_shows_nothing_of_it(client):
    secret = make_draft(by=make_writer(), headline="Fremdes Geheimnis")
    public = make_published(headline="Längst zu lesen")
    article = make_draft(by=(writer := make_writer()))
    cards = "".join(
        f'<aside data-card="readmore" data-article="{pk}"></aside>' for pk in (secret.pk, public.pk)
    )
    text = shown(at_desk(client, writer), article, body=cards).content.decode()
    assert "Längst zu lesen" in text
    assert "Fremdes Geheimnis" not in text


@pytest.mark.parametrize("who", ["other writer", "moderator elsewhere", "administrator", "no role"])
def test_foreign_draft_has_no_live_preview(client, who):
    article = make_draft(by=make_writer(), headline="Geheimplan")
    users = {
        "other writer": make_writer,
        "moderator elsewhere": lambda: make_moderator(make_category()),
        "administrator": lambda: make_user("Administration"),
        "no role": make_user,
    }
    answer = at_desk(client, users[who]()).post(live(article), {"headline": "X"})
    assert answer.status_code in (403, 404)
    assert "Geheimplan" not in answer.content.decode()


def test_who_may_only_look_types_nothing(client):
    article = make_published()
    assert at_desk(client, make_writer()).post(live(article), {"headline": "X"}).status_code == 403


def test_who_may_not_write_begins_nothing(client):
    assert at_desk(client, make_user("Administration")).post(reverse(NEW), {}).status_code == 403


def test_live_preview_is_asked_for_by_post(client):
    article = make_draft()
    at_desk(client, make_chief())
    assert [client.get(live(article)).status_code, client.get(reverse(NEW)).status_code] == [405, 405]


def test_article_form_offers_the_preview_beside(client):
    article = make_draft(by=(writer := make_writer()))
    page = document(at_desk(client, writer).get(reverse("admin:articles_article_change", args=[article.pk])))
    button = page.xpath("//button[@data-live-preview-open]")[0]
    assert (button.get("formaction"), button.get("formtarget")) == (live(article), "_blank")
    new = document(client.get(reverse(ADD)))
    assert new.xpath("//button[@data-live-preview-open]/@formaction") == [reverse(NEW)]
