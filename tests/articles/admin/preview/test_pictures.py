"""Pictures in previews: as readers will get them, under addresses that guests can open and nobody can guess."""

import io

import pytest
from django.utils import timezone
from PIL import Image

from articles.admin.preview import pictures
from articles.models import Crop
from articles.publishing.takeback import take_back
from articles.sharing import share_revision
from tests.articles.admin.desk import at_desk
from tests.articles.admin.preview.test_guest import addresses
from tests.factories import (
    head_picture,
    in_hours,
    make_chief,
    make_draft,
    make_picture,
    make_writer,
    picture_in_text,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    picture = make_picture(size=(800, 800))
    body = f"<p>A</p>{picture_in_text(picture, caption='Unten')}<p>B</p>"
    return make_draft(by=make_writer(), picture=head_picture(picture), body=body)


def sources(page):
    return [word for word in page.replace('"', " ").split() if word.startswith("/vorschau/bild/")]


def test_preview_shows_the_crop_and_stores_nothing(client, article):
    at_desk(client, article.created_by)
    page = client.get(f"/admin/articles/article/{article.pk}/preview/page/").content.decode()
    assert page.count('<figure class="picture">') == 2
    response = client.get(sources(page)[0])
    assert (response["Content-Type"], response["Cache-Control"]) == ("image/webp", "private, max-age=86400")
    with Image.open(io.BytesIO(response.content)) as image:
        assert image.size == (800, 450)
    assert not Crop.objects.exists()


def test_guest_sees_the_pictures_without_an_account(client, article):
    link = share_revision(article.latest, by=article.created_by, recipient="A", expires_at=in_hours(1))
    page = client.get(addresses(link.token)[1]).content.decode()
    assert [client.get(source).status_code for source in set(sources(page))] == [200] * len(
        set(sources(page))
    )


def test_address_that_was_not_told_or_is_old_shows_nothing(client, article, monkeypatch):
    at_desk(client, article.created_by)
    page = client.get(f"/admin/articles/article/{article.pk}/preview/page/").content.decode()
    address = sources(page)[0]
    client.logout()
    forged = address.replace("/1-", "/2-").replace("-480-", "-960-")
    for each in (
        f"{address[:-2]}x/",
        forged if forged != address else address[:-5] + "/",
        "/vorschau/bild/1/",
    ):
        assert client.get(each).status_code == 404
    monkeypatch.setattr(pictures, "DAYS", 0)
    assert client.get(address).status_code == 404


def test_picture_taken_back_is_left_out_as_for_readers(client, article):
    at_desk(client, article.created_by)
    take_back(article.picture["picture"], by=make_chief(), reason="x", now=timezone.now(), version=1)
    page = client.get(f"/admin/articles/article/{article.pk}/preview/page/").content.decode()
    assert sources(page) == []
