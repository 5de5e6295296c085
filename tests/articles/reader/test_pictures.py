"""Pictures at readers: addresses that never change, nothing but files of ours, and no query for any of it."""

import re

import pytest

from articles.models.picture import renditions
from tests.factories import head_picture, make_category, make_picture, make_published, picture_in_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def story():
    pictures = [make_picture(size=(400, 300)) for _each in range(3)]
    gallery = f'<section data-card="gallery">{"".join(map(picture_in_text, pictures))}</section>'
    return make_published(
        picture=head_picture(pictures[0]), body=f"<p>A</p>{picture_in_text(pictures[1])}{gallery}<p>B</p>"
    )


def sources(page):
    return re.findall(r"/medien/[^ \"]+", page)


def test_file_may_be_kept_for_ever_and_asks_no_database(client, story, django_assert_num_queries):
    [address, *_others] = [each for each in found(client, story) if each.endswith(".avif")]
    with django_assert_num_queries(0):
        response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "image/avif")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.cookies == {}


def found(client, story):
    return sources(client.get(story.get_absolute_url()).content.decode())


@pytest.mark.parametrize(
    "name",
    [
        "ab/keine-320.avif",
        "../originals/x.jpg",
        "ab/../../newsroom.sqlite3",
        "x.html",
        "ab/",
        "%00.jpg",
        "ab/x.svg",
    ],
)
def test_any_other_address_is_unknown(client, name):
    response = client.get(f"/medien/{name}")
    assert (response.status_code, response["Cache-Control"]) == (404, "no-store")


def test_original_is_not_public(client, story):
    picture = make_picture()
    assert client.get(f"/medien/{picture.file.name}").status_code == 404


def test_pictures_cost_the_article_page_no_query(client, story, django_assert_num_queries):
    for article in (make_published(category=make_category()), story):
        with django_assert_num_queries(3):  # section tree, story, other stories
            assert client.get(article.get_absolute_url()).status_code == 200


def test_picture_keeps_its_place_free_and_says_what_is_to_be_seen(client, story):
    page = client.get(story.get_absolute_url()).content.decode()
    images = [tag for tag in re.findall(r"<img [^>]+>", page) if "blur" not in tag]
    assert len(images) == 5
    assert all("width=" in tag and "height=" in tag and 'alt="Eine Brücke"' in tag for tag in images)
    assert sum('loading="lazy"' in tag for tag in images) == 4
    assert sum("fetchpriority" in tag for tag in images) == 1


def test_lists_show_the_picture_beside_the_headline(client, story):
    page = client.get("/").content.decode()
    assert 'class="teaser-picture"' in page
    assert all(renditions().exists(address.removeprefix("/medien/")) for address in sources(page))
