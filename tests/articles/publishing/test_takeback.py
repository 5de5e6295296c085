"""Taking a picture back: from the commit on no page shows it, and no file of it is left for readers."""

import re

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.library.details import change_picture
from articles.models import AuditEntry, Change, Crop, Picture, Publication
from articles.models.picture import renditions
from articles.publishing.takeback import carry_words, give_back, take_back
from articles.vocabulary import Refused, Stale
from tests.factories import (
    head_picture,
    in_hours,
    make_chief,
    make_picture,
    make_published,
    make_writer,
    picture_in_text,
    step,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


REASON = "Abmahnung vom 24. November"


def taken_back(picture, chief):
    picture.refresh_from_db()
    return take_back(picture.pk, by=chief, reason=REASON, now=timezone.now(), version=picture.version)


def names_in(client, address):
    return re.findall(r"/medien/([^ \"]+)", client.get(address).content.decode())


def test_no_page_shows_it_any_more_and_its_files_are_gone(client):
    picture, chief = make_picture(size=(400, 300)), make_chief()
    other = make_picture(size=(400, 300))
    article = make_published(
        picture=head_picture(picture), body=f"<p>A</p>{picture_in_text(picture)}{picture_in_text(other)}"
    )
    planned = make_published(picture=head_picture(picture), at=in_hours(5))
    pages = [article.get_absolute_url(), "/", article.category.get_absolute_url()]
    files = {name for page in pages for name in names_in(client, page)}
    assert files
    seen = Change.objects.count()
    taken_back(picture, chief)
    left = {name for page in pages for name in names_in(client, page)}
    assert left == set(names_in(client, article.get_absolute_url()))
    assert all(renditions().exists(name) for name in left)
    gone = files - left
    assert gone
    assert not any(renditions().exists(name) for name in gone)
    assert all(client.get(f"/medien/{name}").status_code == 404 for name in gone)
    assert Publication.objects.get(article=planned).picture is None
    assert Change.objects.count() == seen + 1
    assert AuditEntry.objects.get(action="take_back").details["reason"] == REASON


def test_ended_publications_lose_it_too():
    picture = make_picture()
    article = make_published(picture=head_picture(picture))
    step(article, "withdraw", make_chief(), reason="Falsch.")
    taken_back(picture, make_chief())
    assert Publication.objects.get().picture is None


def test_given_back_it_stands_where_it_stood(client):
    picture, chief = make_picture(size=(400, 300)), make_chief()
    article = make_published(
        picture=head_picture(picture), body=f"<p>A</p>{picture_in_text(picture)}<p>B</p>"
    )
    before = client.get(article.get_absolute_url()).content
    taken_back(picture, chief)
    assert Crop.objects.count() == 0
    picture.refresh_from_db()
    give_back(picture.pk, by=chief, now=timezone.now(), version=picture.version)
    after = client.get(article.get_absolute_url()).content
    assert names(after) == names(before)
    assert all(renditions().exists(name) for name in names(after))


def names(page):
    return re.findall(r"/medien/([^ \"]+)", page.decode())


def test_refused_without_reason_twice_or_by_an_older_version():
    picture, chief = make_picture(), make_chief()
    now = timezone.now()
    with pytest.raises(Refused, match="reason"):
        take_back(picture.pk, by=chief, reason="  ", now=now, version=1)
    with pytest.raises(Stale):
        take_back(picture.pk, by=chief, reason=REASON, now=now, version=7)
    taken_back(picture, chief)
    with pytest.raises(Refused, match="already"):
        taken_back(picture, chief)


def test_corrected_credit_is_carried_to_live_pages_but_not_over_own_words(client):
    picture, chief = make_picture(credit="Falsch"), make_chief()
    article = make_published(picture=head_picture(picture))
    own = make_published(picture=head_picture(picture, credit="Eigener"))
    change_picture(picture.pk, {"credit": "Richtig"}, by=make_writer(), version=1)
    assert "Falsch" in client.get(article.get_absolute_url()).content.decode()
    assert carry_words(picture.pk, by=chief, now=timezone.now(), version=2) == 1
    assert "Foto: Richtig" in client.get(article.get_absolute_url()).content.decode()
    assert "Foto: Eigener" in client.get(own.get_absolute_url()).content.decode()
    assert Picture.objects.get().version == 2


def test_earlier_versions_of_a_story_lose_it_as_well(client):
    """The archive shows the version of then: without the picture, and without its file."""
    picture, chief = make_picture(size=(400, 300)), make_chief()
    article = make_published(picture=head_picture(picture), headline="Alt")
    article = step(article, "edit", article.created_by, content={"headline": "Neu", "picture": None})
    article = step(article, "submit", article.created_by)
    article = step(article, "approve", make_chief())
    step(article, "publish", chief)
    old = Publication.objects.get(article=article, headline="Alt")
    day = timezone.localtime(old.live_from)
    then = f"/archiv/{day:%Y/%m/%d}/"
    assert names_in(client, then) != []
    taken_back(picture, chief)
    assert "Alt" in client.get(then).content.decode()
    assert names_in(client, then) == []
    old.refresh_from_db()
    assert (old.picture, old.teaser_picture) == (None, None)
