"""A save that comes too late: told who was faster, shown what differs, decided by the one who typed."""

import pytest

from articles.models import Article, Tag
from tests.articles.admin.desk import at_desk, document, errors, fields, numbers, opened, save, words
from tests.factories import make_category, make_draft, make_writer, step

pytestmark = pytest.mark.django_db


def typed_too_late(client, **theirs):
    """An article another writer changed while this one had the form open; article, user and the open form."""
    writer = make_writer()
    article = make_draft(by=writer, lead="Alt", kicker="Alt")
    mine = opened(at_desk(client, writer), article)
    rival = make_writer(first_name="Rita", last_name="Rasch")
    Article.objects.filter(pk=article.pk).update(assignee=rival)
    step(article, "edit", rival, content=theirs or {"lead": "Von Rita"})
    return article, mine


def changes(response):
    """What the page says differs, by label."""
    rows = document(response).xpath("//*[@class='changes']/div")
    return {words(row.find("dt")): words(row.find("dd")) for row in rows}


def test_late_save_is_refused_and_keeps_everything_typed(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, headline="Mein Titel", tag_names="Neu", internal_note="N")
    assert [error.split(" changed this article at ")[0] for error in errors(response)] == ["Rita Rasch"]
    shown = fields(response)
    kept = {name: shown[name] for name in ("headline", "tag_names", "internal_note", "lead")}
    assert kept == {"headline": ["Mein Titel"], "tag_names": ["Neu"], "internal_note": ["N"], "lead": ["Alt"]}
    assert numbers(article) == [1, 2]


def test_refused_page_goes_on_telling_what_is_stored(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, headline="Mein Titel", category="")
    heading = words(document(response).find(".//h1"))
    assert heading == f"#{article.pk} {article.headline}"


def test_late_save_shows_stored_and_typed_field_by_field(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, headline="Mein Titel", body="<p>Mein Text</p>")
    shown = changes(response)
    assert shown.keys() == {"Headline", "Lead", "Text"}
    assert shown["Lead"] == "Von RitaAlt"


def test_new_tags_of_a_refused_save_are_named_but_not_made(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, tag_names="Ganz neu")
    assert changes(response)["Tags"].endswith("Ganz neu")
    assert list(Tag.objects.all()) == []


def test_box_saves_mine_over_the_stored_version(client):
    article, mine = typed_too_late(client)
    refused = save(client, article, typed=mine, headline="Mein Titel")
    version = Article.objects.get(pk=article.pk).version
    response = save(client, article, typed=fields(refused), overwrite=version)
    assert response.status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.lead, numbers(article)) == ("Mein Titel", "Alt", [1, 2, 3])


def test_box_for_both_keeps_theirs_where_nothing_was_typed(client):
    article, mine = typed_too_late(client, lead="Von Rita", kicker="Von Rita")
    refused = save(client, article, typed=mine, headline="Mein Titel", kicker="Mein")
    version = Article.objects.get(pk=article.pk).version
    save(client, article, typed=fields(refused), merge=version)
    article.refresh_from_db()
    assert (article.headline, article.kicker, article.lead) == ("Mein Titel", "Mein", "Von Rita")


def test_box_ticked_for_a_version_that_changed_again_is_refused_again(client):
    article, mine = typed_too_late(client)
    refused = save(client, article, typed=mine, headline="Mein Titel")
    seen = Article.objects.get(pk=article.pk).version
    step(article, "edit", None, content={"lead": "Noch einmal"})
    response = save(client, article, typed=fields(refused), overwrite=seen)
    assert response.status_code == 200
    assert changes(response)["Lead"] == "Noch einmalAlt"
    assert numbers(article) == [1, 2, 3]


def test_form_sent_without_a_version_is_late(client):
    writer = make_writer()
    article = make_draft(by=writer)
    response = save(at_desk(client, writer), article, version=None, headline="Anders")
    assert (response.status_code, numbers(article)) == (200, [1])


def test_late_save_with_another_error_shows_both(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, body="<table></table>", lead="Mein")
    assert len(errors(response)) == 2
    assert changes(response) == {"Lead": "Von RitaMein"}


def test_late_save_compares_rows_of_authors_and_links_too(client):
    article, mine = typed_too_late(client)
    category = make_category("Sport")
    row = {"links-TOTAL_FORMS": "1", "links-0-url": "https://example.org/", "links-0-title": "Mehr"}
    response = save(client, article, typed=mine, category=category.pk, **row)
    shown = changes(response)
    assert shown.keys() == {"Lead", "Category", "Related links"}
    assert fields(response)["links-0-url"] == ["https://example.org/"]
