"""Pictures in the article's form: the head's fields, unknown numbers, merges, history and restoring."""

import pytest
from django.utils.translation import override

from articles.editing.compare import differences, shown
from articles.editing.content import EMPTY, clean_content
from articles.editing.merge import merge_contents
from articles.editing.restore import restorable
from articles.editing.save import content_of
from articles.models import Article, Picture
from articles.templatetags.differences import as_read
from articles.vocabulary import Incomplete, Refused
from tests.articles.admin.desk import at_desk, errors, numbers, opened, save
from tests.factories import head_picture, make_content, make_draft, make_picture, make_writer, picture_in_text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def full(picture, **own):
    return {
        "picture": picture.pk,
        "crop": "16:9",
        "focus": "",
        "alternative": "",
        "caption": "",
        "credit": "",
        **own,
    }


def test_head_picture_is_chosen_by_number_and_words_without_scripts(client):
    picture, writer = make_picture(), make_writer()
    article = make_draft(by=writer)
    at_desk(client, writer)
    response = save(client, article, picture_0=str(picture.pk), picture_1="1:1", picture_4="Eigene Worte")
    assert response.status_code == 302, errors(response)
    article.refresh_from_db()
    assert article.picture == full(picture, crop="1:1", caption="Eigene Worte")
    assert save(client, article).status_code == 302
    assert numbers(article) == [1, 2]
    save(client, article, picture_0="")
    assert Article.objects.get(pk=article.pk).picture is None


@pytest.mark.parametrize("number", ["x", "0", "-1", "9" * 30, "999999"])
def test_number_of_no_picture_is_refused_and_what_was_typed_stays(client, number):
    writer = make_writer()
    article = make_draft(by=writer)
    at_desk(client, writer)
    response = save(client, article, picture_0=number, headline="Getippt")
    assert response.status_code == 200
    assert errors(response)
    assert "Getippt" in response.content.decode()
    assert numbers(article) == [1]


def test_forged_crop_and_focus_are_refused():
    picture = make_picture()
    for own in ({"crop": "17:9"}, {"focus": "2 0"}, {"focus": "0.5"}):
        with pytest.raises(Refused):
            clean_content({**EMPTY, **make_content(picture=head_picture(picture, **own))})


def test_words_longer_than_the_librarys_are_refused_by_name():
    long = head_picture(make_picture(), credit="x" * 201)
    with pytest.raises(Incomplete) as refused:
        make_draft(picture=long)
    assert "201" in str(refused.value)
    with pytest.raises(Incomplete):
        make_draft(body=f"<p>A</p>{picture_in_text(make_picture(), caption='x' * 2001)}")


def test_unknown_picture_in_the_text_is_refused():
    body = '<p>A</p><figure data-card="picture" data-picture="99"></figure>'
    with pytest.raises(Refused, match="not in the library"):
        make_draft(body=body)


def test_picture_is_one_thing_in_a_merge():
    one, two = make_picture(), make_picture()
    base = {**EMPTY, "picture": full(one)}
    mine, theirs = {**base, "picture": full(one, caption="Neu")}, {**base, "picture": full(two)}
    merged, [conflict] = merge_contents(base, mine, theirs)
    assert (merged["picture"], conflict.theirs) == (mine["picture"], full(two))
    assert merge_contents(base, base, theirs) == (theirs, [])


def test_difference_shows_both_pictures_and_names_them():
    one, two = make_picture(title="Alte Brücke"), make_picture(title="Neue Brücke")
    old, new = {**EMPTY, "picture": full(one)}, {**EMPTY, "picture": full(two, caption="Offen")}
    [change] = differences(old, new)
    told = as_read(change)
    assert f"/admin/articles/picture/{one.pk}/file/400/" in told
    assert f"/admin/articles/picture/{two.pk}/file/400/" in told
    assert "<del>Alte Brücke · 16:9</del>" in told
    assert "<ins>Neue Brücke · 16:9 · Offen</ins>" in told
    assert shown("picture", None) == "–"


def test_restoring_leaves_out_pictures_that_are_gone():
    kept, gone = make_picture(), make_picture()
    gallery = f'<section data-card="gallery">{picture_in_text(gone)}{picture_in_text(kept)}</section>'
    article = make_draft(picture=head_picture(gone), body=f"<p>A</p>{picture_in_text(gone)}{gallery}<p>B</p>")
    old = content_of(article)
    article.picture_usages.all().delete()
    number = gone.pk
    Picture.objects.filter(pk=number).delete()
    content, left_out = restorable(old)
    assert content["picture"] is None
    assert (
        content["body"] == f'<p>A</p><section data-card="gallery">{picture_in_text(kept)}</section><p>B</p>'
    )
    assert left_out == [f"the picture {number}"] or left_out == [f"das Bild {number}"]


def test_form_knows_the_pictures_it_names(client):
    one, two = make_picture(title="Eins"), make_picture(title="Zwei")
    writer = make_writer()
    article = make_draft(by=writer, picture=head_picture(one), body=f"<p>A</p>{picture_in_text(two)}<p>B</p>")
    at_desk(client, writer)
    assert opened(client, article)["picture_0"] == [str(one.pk)]
    page = client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
    assert "Eins" in page
    assert "Zwei" in page
