"""A renamed word reaches readers: stored pages, the old address, the change log."""

import pytest
from django.utils import timezone

from articles.models import Change, Publication, Redirect, Tag
from articles.publishing.rename import save_word
from tests.factories import make_author, make_category, make_published

pytestmark = pytest.mark.django_db


def test_a_renamed_tag_shows_its_new_name_and_its_old_address_leads_on(client):
    make_published(tags=["Hafn"])
    tag = Tag.objects.get()
    tag.name, tag.slug = "Hafen", "hafen"
    save_word(tag, now=timezone.now())
    assert Publication.objects.get().tag_list == [{"name": "Hafen", "slug": "hafen"}]
    assert client.get("/thema/hafn/").headers["Location"] == "/thema/hafen/"
    assert f"tag-{tag.pk}" in Change.objects.order_by("pk").last().tags


def test_a_renamed_author_keeps_the_stories():
    author = make_author("Anna Weber", slug="anna-weber")
    make_published(credits=[author.pk])
    author.name = "Anna Weber-Klein"
    save_word(author, now=timezone.now())
    assert [entry["name"] for entry in Publication.objects.get().byline] == ["Anna Weber-Klein"]


def test_chains_of_redirects_are_shortened_and_loops_removed():
    category = make_category(slug="eins")
    for slug in ("zwei", "drei", "eins"):
        category.slug = slug
        save_word(category, now=timezone.now())
    found = set(Redirect.objects.values_list("old_slug", "new_slug"))
    assert found == {("zwei", "eins"), ("drei", "eins")}
