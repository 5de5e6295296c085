"""Taking pictures in at the desk: many files at once, each with its own outcome, as a page and as JSON."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from articles.models import Picture
from tests.articles.admin.desk import at_desk, document, told, words
from tests.articles.imaging.pictures import file_of, photo
from tests.factories import make_picture, make_user, make_writer

pytestmark = pytest.mark.django_db
ADD = reverse("admin:articles_picture_add")


def upload(client, *files, json=True, **more):
    headers = {"Accept": "application/json"} if json else {}
    return client.post(ADD, {"files": list(files), **more}, headers=headers)


def jpeg(name="a.jpg", seed=1):
    return SimpleUploadedFile(name, file_of(photo((200, 150), seed)).getvalue(), "image/jpeg")


def test_each_file_has_its_own_outcome(client):
    known = make_picture(seed=9, size=(200, 150))
    at_desk(client, make_writer())
    files = [
        jpeg(),
        SimpleUploadedFile("x.svg", b"<svg></svg>", "image/svg+xml"),
        jpeg("b.jpg", 9),
        jpeg("c.jpg"),
    ]
    results = upload(client, *files).json()["results"]
    assert [(result["name"], result["state"]) for result in results] == [
        ("a.jpg", "stored"), ("x.svg", "refused"), ("b.jpg", "alike"), ("c.jpg", "same"),
    ]  # fmt: skip
    assert results[1]["sentence"].startswith("SVG drawings may carry programs")
    assert [picture["id"] for picture in results[2]["pictures"]] == [known.pk]
    assert Picture.objects.count() == 2


def test_one_that_looks_alike_is_taken_in_when_that_is_wanted(client):
    make_picture(seed=9, size=(200, 150))
    at_desk(client, make_writer())
    [result] = upload(client, jpeg(seed=9), anyway="1").json()["results"]
    assert (result["state"], Picture.objects.count()) == ("stored", 2)


def test_without_scripts_one_picture_leads_to_its_form_and_several_to_the_list(client):
    at_desk(client, make_writer())
    response = upload(client, jpeg(), json=False)
    assert response.url == reverse("admin:articles_picture_change", args=[Picture.objects.get().pk])
    assert told(response) == ["1 picture was taken in. Please add credit and licence."]
    response = upload(client, jpeg(seed=2), jpeg(seed=3), json=False)
    assert response.url == reverse("admin:articles_picture_changelist")


def test_refusal_is_said_on_the_page(client):
    at_desk(client, make_writer())
    response = upload(client, SimpleUploadedFile("x.jpg", b"", "image/jpeg"), jpeg(), json=False)
    rows = [words(row) for row in document(response).xpath("//li[contains(@class, 'upload-result')]")]
    assert [row[:5] for row in rows] == ["x.jpg", "a.jpg"]
    assert Picture.objects.count() == 1


def test_post_without_files_is_no_error_of_ours(client):
    at_desk(client, make_writer())
    assert client.post(ADD).status_code == 200
    assert upload(client).status_code == 400


def test_who_does_not_write_takes_nothing_in(client):
    at_desk(client, make_user())
    assert upload(client, jpeg()).status_code == 403
    assert not Picture.objects.exists()
