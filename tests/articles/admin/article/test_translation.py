"""The field that says what an article translates: it takes what the writer sees, and keeps what is chosen already."""

import pytest

from articles.models import Article
from tests.articles.admin.desk import at_desk, errors, save
from tests.factories import make_chief, make_draft, make_writer, step

pytestmark = pytest.mark.django_db


def test_original_has_to_be_an_article_the_writer_sees_and_another_one(client):
    writer = make_writer()
    article, hidden = make_draft(by=writer), make_draft(by=make_writer())
    for pk in (hidden.pk, article.pk, 10**9, 10**30, "x"):
        response = save(at_desk(client, writer), article, translation_of=pk)
        assert response.status_code == 200
        assert "Please choose another one." in str(errors(response)), pk
    step(article, "edit", make_chief(), content={"translation_of": hidden.pk})
    article.refresh_from_db()
    assert save(at_desk(client, writer), article, headline="Neu").status_code == 302
    assert Article.objects.get(pk=article.pk).translation_of == hidden
