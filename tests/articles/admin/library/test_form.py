"""The form of one picture: saving, joining with what others wrote, uses that tell no secrets, and taking back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.library.details import change_picture
from articles.models import Picture, Publication
from articles.models.picture import originals
from articles.publishing.takeback import take_back
from tests.articles.admin.desk import at_desk, document, errors, fields, told, words
from tests.factories import (
    head_picture,
    make_chief,
    make_draft,
    make_moderator,
    make_picture,
    make_published,
    make_writer,
)

pytestmark = pytest.mark.django_db


def address(picture, name="change"):
    return reverse(f"admin:articles_picture_{name}", args=[picture.pk])


def opened(client, picture):
    return fields(client.get(address(picture)), "picture_form")


def save(client, picture, typed, **changes):
    return client.post(address(picture), {**typed, **changes, "_save": "Save"})


def test_what_is_typed_is_stored(client):
    picture = make_picture()
    at_desk(client, make_writer())
    typed = {
        "caption": "Die Brücke\nam Abend", "licence": "agency", "licence_until": "2030-01-31",
        "tag_names": "Hafen, Kiel", "focus_x": "0.25", "taken_at_0": "2026-11-24", "taken_at_1": "18:20",
    }  # fmt: skip
    assert save(client, picture, opened(client, picture), **typed).status_code == 302
    stored = Picture.objects.get()
    assert (stored.caption, stored.licence, str(stored.licence_until)) == (
        "Die Brücke\nam Abend",
        "agency",
        "2030-01-31",
    )
    assert (sorted(tag.name for tag in stored.tags.all()), stored.focus) == (["Hafen", "Kiel"], (0.25, 0.5))
    assert stored.taken_at.isoformat() == "2026-11-24T17:20:00+00:00"
    assert stored.version == 2


def test_saving_without_a_change_is_none(client):
    picture = make_picture()
    at_desk(client, make_writer())
    save(client, picture, opened(client, picture))
    assert Picture.objects.get().version == 1


def test_changes_of_two_people_to_different_fields_are_joined(client):
    picture = make_picture(caption="Alt", credit="Alt")
    at_desk(client, make_writer())
    typed = opened(client, picture)
    change_picture(picture.pk, {"credit": "Von ihr"}, by=make_writer(), version=1)
    assert save(client, picture, typed, caption="Von mir").status_code == 302
    stored = Picture.objects.get()
    assert (stored.caption, stored.credit, stored.version) == ("Von mir", "Von ihr", 3)


def test_changes_to_one_field_are_shown_to_the_second_who_decides(client):
    picture = make_picture(caption="Alt")
    at_desk(client, make_writer())
    typed = opened(client, picture)
    change_picture(picture.pk, {"caption": "Von ihr", "credit": "Neu"}, by=make_writer(), version=1)
    response = save(client, picture, typed, caption="Von mir")
    assert any("Meanwhile somebody else wrote here: “Von ihr”." in sentence for sentence in errors(response))
    assert Picture.objects.get().caption == "Von ihr"
    again = fields(response, "picture_form")
    assert save(client, picture, again).status_code == 302
    stored = Picture.objects.get()
    assert (stored.caption, stored.credit) == ("Von mir", "Neu")


@pytest.mark.parametrize(
    "changes",
    [
        {"focus_x": "7"},
        {"focus_y": "nan"},
        {"licence": "raub"},
        {"licence_until": "gestern"},
        {"category": "9" * 30},
        {"version": ""},
    ],
)
def test_bad_input_is_an_error_of_its_field_and_keeps_what_was_typed(client, changes):
    picture = make_picture()
    at_desk(client, make_writer())
    response = save(client, picture, opened(client, picture), caption="Getippt", **changes)
    assert response.status_code == 200
    assert errors(response)
    assert "Getippt" in response.content.decode()
    assert Picture.objects.get().version == 1


def test_uses_name_only_what_the_user_may_see(client):
    picture = make_picture()
    make_draft(by=make_writer(), headline="Geheimplan", picture=head_picture(picture))
    public = make_published(headline="Öffentlich", picture=head_picture(picture))
    at_desk(client, make_writer())
    page = document(client.get(address(picture)))
    [section] = page.xpath("//section[contains(@class, 'picture-uses')]")
    assert "Geheimplan" not in words(section)
    assert [words(link) for link in section.xpath(".//a")] == ["Öffentlich"]
    assert "and 1 more" in words(section)
    assert f"revision {public.latest.number}" in words(section)


def test_desk_files_are_for_those_who_write(client):
    picture = make_picture()
    shown = reverse("admin:articles_picture_file", args=[picture.pk, 400])
    assert client.get(shown).status_code == 302
    at_desk(client, make_writer())
    response = client.get(shown)
    assert (response.status_code, response["Content-Type"]) == (200, "image/webp")
    assert response["Cache-Control"].startswith("private")
    assert client.get(shown.replace("400", "401")).status_code == 404
    originals().delete(picture.desk_name(400))
    assert client.get(shown).status_code == 404


def test_chief_takes_back_after_seeing_every_story(client):
    picture = make_picture()
    make_published(headline="Zeigt es", picture=head_picture(picture))
    at_desk(client, make_chief())
    page = client.get(address(picture, "take_back"))
    assert [
        words(row).split(" since")[0] for row in document(page).xpath("//ul[@class='take-back-stories']/li")
    ] == ["Zeigt es"]
    refused = client.post(address(picture, "take_back"), {"version": 1, "reason": ""})
    assert (refused.status_code, Picture.objects.get().withdrawn_at) == (200, None)
    response = client.post(address(picture, "take_back"), {"version": 1, "reason": "Abmahnung"})
    assert told(response)[0].endswith("No page shows it any more.")
    assert Publication.objects.get().picture is None
    shown = client.get(address(picture)).content.decode()
    assert "Abmahnung" in shown
    response = client.post(address(picture, "give_back"), {"version": 2})
    assert Publication.objects.get().picture is not None
    response = client.post(address(picture, "carry_words"), {"version": 3})
    assert told(response)[-1] == "0 pages were renewed."


@pytest.mark.parametrize("name", ["take_back", "give_back", "carry_words"])
def test_only_chiefs_touch_readers_pages(client, name):
    picture = make_picture()
    for user in (make_writer(), make_moderator()):
        at_desk(client, user)
        assert client.post(address(picture, name), {"version": 1, "reason": "x"}).status_code == 403
    at_desk(client, make_chief())
    response = client.post(address(picture, name), {"version": 9, "reason": "x"})
    said = words(document(response)) if response.status_code == 200 else " ".join(told(response))
    assert "meanwhile" in said or "has not been taken back" in said
    assert Picture.objects.get().version == 1


def test_picture_in_use_is_not_deleted_and_an_unused_one_leaves_nothing(
    client, django_capture_on_commit_callbacks
):
    used, unused = make_picture(), make_picture()
    make_draft(picture=head_picture(used))
    at_desk(client, make_chief())
    assert client.post(address(used, "delete"), {"post": "yes"}).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(address(unused, "delete"), {"post": "yes"}).status_code == 302
        assert originals().exists(unused.file.name)  # until the row is gone for sure
    assert list(Picture.objects.all()) == [used]
    assert not originals().exists(unused.file.name)
    at_desk(client, make_writer())
    assert client.post(address(used, "delete"), {"post": "yes"}).status_code == 403


def test_list_shows_tiles_and_rows_and_asks_no_more_for_many(client, django_assert_max_num_queries):
    at_desk(client, make_writer())
    for _round in range(2):
        for _each in range(4):
            make_picture()
        for view in ({}, {"view": "list"}):
            with django_assert_max_num_queries(9):
                response = client.get(reverse("admin:articles_picture_changelist"), view)
            assert response.status_code == 200


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"licence": "missing"}, ["Ohne"]),
        ({"licence": "withdrawn"}, ["Zurück"]),
        ({"use": "live"}, ["Benutzt"]),
        ({"use": "unused"}, ["Ohne", "Zurück"]),
        ({"missing": "credit"}, ["Zurück"]),
        ({"q": "benutzt"}, ["Benutzt"]),
        ({"licence": "quatsch", "use": "quatsch", "missing": "quatsch"}, ["Benutzt", "Ohne", "Zurück"]),
    ],
)
def test_filters_find_what_they_say(client, query, expected):
    used = make_picture()
    change_picture(used.pk, {"title": "Benutzt"}, by=make_writer(), version=1)
    make_published(picture=head_picture(used))
    make_picture(title="Ohne", licence="")
    gone = make_picture(title="Zurück", credit="")
    take_back(gone.pk, by=make_chief(), reason="x", now=timezone.now(), version=1)
    at_desk(client, make_writer())
    page = client.get(reverse("admin:articles_picture_changelist"), query)
    assert sorted(words(title) for title in document(page).xpath("//*[@class='tile-title']")) == expected


def test_lookup_of_the_editor_leaves_out_what_was_taken_back(client):
    kept, gone = make_picture(caption="Kran"), make_picture()
    take_back(gone.pk, by=make_chief(), reason="x", now=timezone.now(), version=1)
    at_desk(client, make_writer())
    [found] = client.get(reverse("admin:articles_picture_lookup"), {"term": ""}).json()["results"]
    assert (found["id"], found["caption"], found["state"]) == (kept.pk, "Kran", "valid")
