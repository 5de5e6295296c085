"""The preview: the reader's own page, of drafts with gaps as well, kept by nobody."""

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from articles.models import Publication
from articles.vocabulary import RevisionKind
from articles.workflow.perform import create_article
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


def preview(article):
    return reverse("admin:articles_article_preview_page", args=[article.pk])


def test_preview_is_the_page_readers_will_see(client):
    writer = make_writer()
    article = make_draft(
        by=writer, category=make_category("Hafen"), headline="Brücke offen", tags=["Verkehr"]
    )
    text = at_desk(client, writer).get(preview(article)).content.decode()
    assert '<span class="headline">Brücke offen</span>' in text
    assert "Die Brücke über den Hafen ist wieder offen." in text
    assert "Verkehr" in text
    assert 'lang="de"' in text
    assert not Publication.objects.exists()


def test_preview_is_kept_and_indexed_by_nobody(client):
    response = at_desk(client, writer := make_writer()).get(preview(make_draft(by=writer)))
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"


def test_preview_of_an_earlier_revision(client):
    writer = make_writer()
    article = make_draft(by=writer, lead="Früher.")
    article = step(article, "edit", writer, content={"lead": "Heute."})
    at_desk(client, writer)
    assert "Heute." in client.get(preview(article)).content.decode()
    assert "Früher." in client.get(preview(article), {"revision": "1"}).content.decode()
    for number in ("", "0", "7", "x", "9" * 30):
        assert client.get(preview(article), {"revision": number}).status_code == 404


@pytest.mark.parametrize("content", [{}, {"lead": "Nur ein Vorspann"}, {"body": "<p>Nur Text</p>"}])
def test_preview_of_a_draft_with_gaps_names_them(client, content):
    writer = make_writer()
    article = create_article(content, by=writer, kind=RevisionKind.SAVE)
    response = at_desk(client, writer).get(preview(article))
    with translation.override("de"):
        gap = gettext("(no headline yet)")
    assert f'<span class="headline">{gap}</span>' in response.content.decode()


def test_preview_hides_links_to_stories_that_are_not_public(client):
    writer = make_writer()
    secret = make_draft(by=make_writer(), headline="Fremdes Geheimnis")
    public = make_published(headline="Längst zu lesen")
    cards = "".join(
        f'<aside data-card="readmore" data-article="{pk}"></aside>' for pk in (secret.pk, public.pk)
    )
    article = make_draft(by=None, body=f"<p>A</p>{cards}", links=[{"target": secret.pk}])
    text = at_desk(client, writer).get(preview(article)).content.decode()
    assert "Längst zu lesen" in text
    assert "Fremdes Geheimnis" not in text


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Administration", None])
def test_foreign_draft_has_no_preview(client, role):
    secret = make_draft(by=make_writer(), headline="Geheime Zeile")
    response = at_desk(client, make_user(role, categories=[make_category()])).get(preview(secret))
    assert response.status_code == 404
    assert "Geheime" not in response.content.decode()


def test_preview_only_reads(client):
    article = make_draft()
    assert at_desk(client, make_chief()).post(preview(article)).status_code == 405
