"""Where pictures are used: rows of head and text, counts, and the licences that endanger live pages."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.timezone import localdate

from articles.library.uses import endangered, publications_of, users_of, with_uses
from articles.models import Picture, PictureUsage
from tests.factories import (
    head_picture,
    in_hours,
    make_draft,
    make_picture,
    make_published,
    make_writer,
    picture_in_text,
    step,
)

pytestmark = pytest.mark.django_db


def test_each_use_of_head_text_and_gallery_is_a_row():
    one, two = make_picture(), make_picture()
    gallery = f'<section data-card="gallery">{picture_in_text(one)}{picture_in_text(two)}</section>'
    article = make_draft(picture=head_picture(one), body=f"<p>A</p>{picture_in_text(two)}{gallery}<p>B</p>")
    rows = PictureUsage.objects.filter(article=article).values_list("picture", "place")
    assert sorted(rows) == sorted(
        [(one.pk, "head"), (two.pk, "in_text"), (one.pk, "in_text"), (two.pk, "in_text")]
    )
    step(article, "edit", None, content={"picture": None, "body": "<p>A</p>"})
    assert not PictureUsage.objects.exists()


def test_picture_that_is_used_cannot_be_deleted():
    picture = make_picture()
    make_draft(picture=head_picture(picture))
    with pytest.raises(ProtectedError):
        picture.delete()


def test_counts_tell_articles_and_readers():
    one, two, unused = make_picture(), make_picture(), make_picture()
    make_published(picture=head_picture(one), body=f"<p>A</p>{picture_in_text(one)}<p>B</p>")
    make_draft(picture=head_picture(one))
    make_draft(picture=head_picture(two))
    found = {picture.pk: (picture.used, picture.is_live) for picture in with_uses(Picture.objects.all())}
    assert found == {one.pk: (2, True), two.pk: (1, False), unused.pk: (0, False)}


def test_trashed_article_does_not_count_but_is_named():
    picture, writer = make_picture(), make_writer()
    article = make_draft(by=writer, picture=head_picture(picture))
    step(article, "trash", writer)
    assert with_uses(Picture.objects.all()).get().used == 0
    assert list(users_of(picture)) == [article]


def test_publication_keeps_the_use_its_working_copy_has_lost():
    picture = make_picture()
    article = make_published(picture=head_picture(picture))
    step(article, "edit", None, content={"picture": None})
    assert list(users_of(picture)) == [article]
    assert [publication.article_id for publication in publications_of(picture)] == [article.pk]


def test_endangered_are_pictures_readers_see_or_will_see():
    today = localdate()
    ends = today + timedelta(days=3)
    soon, missing, draft = (make_picture() for _each in range(3))
    make_published(picture=head_picture(soon))
    make_published(picture=head_picture(missing), at=in_hours(5))
    make_draft(picture=head_picture(draft))
    Picture.objects.filter(pk__in=[soon.pk, draft.pk]).update(licence_until=ends)
    Picture.objects.filter(pk=missing.pk).update(licence="")
    assert set(endangered(today, timezone.now())) == {soon, missing}
