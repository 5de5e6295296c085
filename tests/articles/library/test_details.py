"""Describing a picture: versions, log, search words, and how its licence stands."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.library.details import change_picture
from articles.models import AuditEntry, Picture
from articles.vocabulary import Forbidden, LicenceState, Refused, Stale
from tests.factories import make_picture, make_user, make_writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


TODAY = date(2026, 11, 24)


def test_change_is_stored_under_a_new_version_and_in_the_log():
    picture, writer = make_picture(), make_writer()
    changed = change_picture(picture.pk, {"caption": "Neu"}, by=writer, version=1, tags=["Hafen"])
    assert (changed.caption, changed.version) == ("Neu", 2)
    assert [tag.name for tag in changed.tags.all()] == ["Hafen"]
    assert AuditEntry.objects.get(action="describe").details == {"fields": ["caption", "tags"]}


def test_nothing_new_is_no_change():
    picture = make_picture(caption="Alt")
    assert change_picture(picture.pk, {"caption": "Alt"}, by=make_writer(), version=1, tags=[]).version == 1
    assert not AuditEntry.objects.filter(action="describe").exists()


def test_change_based_on_an_older_version_is_refused():
    picture, writer = make_picture(), make_writer()
    change_picture(picture.pk, {"caption": "Erste"}, by=writer, version=1)
    with pytest.raises(Stale):
        change_picture(picture.pk, {"caption": "Zweite"}, by=writer, version=1)
    assert Picture.objects.get().caption == "Erste"


def test_who_does_not_write_changes_nothing():
    picture = make_picture()
    with pytest.raises(Forbidden):
        change_picture(picture.pk, {"caption": "x"}, by=make_user(), version=1)
    with pytest.raises(Refused, match="not in the library"):
        change_picture(picture.pk + 1, {}, by=make_writer(), version=1)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("bruecke", True), ("BRÜCKE weber", True), ("hafen", True), ("Schiff", False), ("brücke schiff", False)],
)
def test_search_reads_words_credit_and_tags_in_any_spelling(typed, found):
    picture = make_picture()
    change_picture(picture.pk, {"title": "Die Brücke"}, by=make_writer(), version=1, tags=["Hafen"])
    assert Picture.objects.matching(typed).exists() is found


def test_search_finds_a_number():
    pictures = [make_picture(title="Ohne Zahl") for _each in range(2)]
    assert list(Picture.objects.matching(str(pictures[0].pk))) == [pictures[0]]
    assert not Picture.objects.matching("9" * 40).exists()


STATES = {
    LicenceState.VALID: [{}, {"licence_until": TODAY + timedelta(days=14)}],
    LicenceState.ENDING: [{"licence_until": TODAY}, {"licence_until": TODAY + timedelta(days=13)}],
    LicenceState.EXPIRED: [{"licence_until": TODAY - timedelta(days=1)}],
    LicenceState.MISSING: [{"licence": ""}, {"licence": "", "licence_until": TODAY}],
    LicenceState.WITHDRAWN: [
        {"withdrawn_at": timezone.now()},
        {"withdrawn_at": timezone.now(), "licence": ""},
    ],
}


def test_licence_stands_the_same_by_picture_and_by_query():
    made = {make_picture(**fields).pk: state for state, cases in STATES.items() for fields in cases}
    assert {picture.pk: picture.licence_state(TODAY) for picture in Picture.objects.all()} == made
    for state in LicenceState:
        queried = set(Picture.objects.with_licence(state, TODAY).values_list("pk", flat=True))
        assert queried == {pk for pk, expected in made.items() if expected == state}
