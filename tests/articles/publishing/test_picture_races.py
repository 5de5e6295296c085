"""A picture taken back while stories with it are published or it is described, with real threads on PostgreSQL."""

import io
import threading

import pytest
from django.db import connection, transaction
from django.utils import timezone

from articles.library.details import change_picture
from articles.library.intake import Duplicate, take_in
from articles.models import Picture, Publication
from articles.publishing.takeback import take_back
from articles.vocabulary import Refused
from articles.workflow.perform import perform
from tests.articles.imaging.pictures import file_of, photo
from tests.factories import head_picture, make_approved, make_chief, make_picture, make_writer
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 10


def tried(act):
    """True when it was done, False when it was refused with a sentence."""

    def run():
        try:
            act()
        except (Refused, Duplicate):
            return False
        return True

    return run


def test_no_story_published_at_the_same_moment_shows_a_picture_taken_back():
    chief = make_chief()
    for _round in range(ROUNDS):
        picture = make_picture()
        article = make_approved(picture=head_picture(picture))
        given = {"by": chief, "reason": "x", "now": timezone.now(), "version": picture.version}
        back, published = at_once(
            tried(lambda picture=picture, given=given: take_back(picture.pk, **given)),
            tried(lambda article=article: perform(article.pk, "publish", by=chief, version=article.version)),
        )
        assert back
        shown = list(Publication.objects.filter(article=article).values_list("picture", flat=True))
        assert shown == ([None] if published else [])


def test_of_two_who_describe_a_picture_at_once_one_is_told():
    writers = make_writer(), make_writer()
    for _round in range(ROUNDS):
        picture = make_picture()
        done = at_once(
            *(
                tried(
                    lambda picture=picture, writer=writer: change_picture(
                        picture.pk, {"caption": writer.username}, by=writer, version=1
                    )
                )
                for writer in writers
            )
        )
        assert sorted(done) == [False, True]
        assert Picture.objects.get(pk=picture.pk).caption == writers[done.index(True)].username


def test_same_file_taken_in_by_two_at_once_is_stored_once():
    for number in range(ROUNDS):
        data = file_of(photo(seed=1000 + number)).getvalue()
        done = at_once(
            *(
                tried(lambda data=data: take_in(io.BytesIO(data), "a.jpg", by=None, anyway=True))
                for _each in range(2)
            )
        )
        assert sorted(done) == [False, True]
    assert Picture.objects.count() == ROUNDS


def test_taking_back_waits_for_a_publication_that_is_not_committed_yet():
    chief, picture = make_chief(), make_picture()
    article = make_approved(picture=head_picture(picture))

    def back():
        take_back(picture.pk, by=chief, reason="x", now=timezone.now(), version=picture.version)
        connection.close()

    waiting = threading.Thread(target=back)
    with transaction.atomic():
        perform(article.pk, "publish", by=chief, version=article.version)
        waiting.start()
        waiting.join(timeout=2)  # seconds, in which it would be done if it did not wait
    waiting.join(timeout=60)
    assert Publication.objects.get().picture is None
