"""Sections, tags and authors at the desk: renamed with their addresses, never deleted while they are in use."""

import re

import pytest
from django.db.models import ProtectedError
from django.urls import reverse

from articles.admin.words.taxonomy import TagAdmin
from articles.models import Author, Category, Credit, Publication, Redirect, Tag
from tests.articles.admin.desk import at_desk, told
from tests.factories import (
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def address(word, page="change"):
    return reverse(f"admin:articles_{word._meta.model_name}_{page}", args=[word.pk])


def listing(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def category_form(**changes):
    return {
        "name": "Hafen",
        "slug": "hafen",
        "parent": "",
        "position": 0,
        "intro": "",
        "moderators": [],
        **changes,
    }


def words(response):
    """The visible words of a page, blanks folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_categories_are_listed_as_a_tree(client):
    town = make_category("Stadt", position=2)
    make_category("Hafen", parent=town)
    make_category("Allgemeines", position=1)
    rows = at_desk(client, make_writer()).get(listing(Category)).context["cl"].result_list
    assert [(row.tree_depth, row.name) for row in rows] == [(0, "Allgemeines"), (0, "Stadt"), (1, "Hafen")]


def test_category_list_costs_the_same_for_two_and_twenty(client, django_assert_num_queries):
    def fill(number):
        for _ in range(number):
            make_moderator(make_category())

    at_desk(client, make_chief())
    fill(2)
    client.get(listing(Category))
    with django_assert_num_queries(6):
        client.get(listing(Category))
    fill(18)
    with django_assert_num_queries(6):
        client.get(listing(Category))


def test_renamed_category_keeps_its_old_address(client):
    category = make_category("Hafen", slug="hafen")
    at_desk(client, make_chief()).post(address(category), category_form(name="Häfen", slug="haefen"))
    category.refresh_from_db()
    assert (category.name, category.slug) == ("Häfen", "haefen")
    assert list(Redirect.objects.values_list("kind", "old_slug", "new_slug")) == [
        ("category", "hafen", "haefen")
    ]


def test_moderators_are_chosen_by_a_chief_who_does_not_reach_the_users(client):
    category = make_category("Hafen", slug="hafen")
    moderator = make_moderator()
    at_desk(client, make_chief()).post(address(category), category_form(moderators=[moderator.pk]))
    assert list(category.moderators.all()) == [moderator]
    assert client.get(reverse("admin:articles_user_changelist")).status_code == 403


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("suche", "“suche” is an address of the site itself. Please choose another word."),
        ("Häfen", "Enter a valid “slug”"),
        ("a--b", "Lower-case letters, digits and hyphens only."),
    ],
)
def test_category_slug_that_cannot_be_is_refused(client, slug, sentence):
    response = at_desk(client, make_chief()).post(
        reverse("admin:articles_category_add"), category_form(slug=slug)
    )
    assert sentence in words(response)
    assert not Category.objects.exists()


def test_category_cannot_stand_below_itself(client):
    town = make_category("Stadt", slug="stadt")
    harbour = make_category("Hafen", slug="hafen", parent=town)
    response = at_desk(client, make_chief()).post(
        address(town), category_form(name="Stadt", slug="stadt", parent=harbour.pk)
    )
    assert "A node cannot be made a descendant of itself." in words(response)
    assert Category.objects.get(pk=town.pk).parent_id is None


def test_category_in_use_is_not_deleted_and_says_why(client):
    category = make_category("Hafen")
    make_category("Kai", parent=category)
    make_published(category=category, headline="Geheime Zeile")
    make_draft(category=category, headline="Noch geheimer")
    at_desk(client, make_chief())
    for response in (
        client.get(address(category, "delete")),
        client.post(address(category, "delete"), {"post": "yes"}),
    ):
        text = words(response)
        assert "2 articles use it." in text
        assert "These categories stand below it: Kai." in text
        assert "1 published text keeps it in the record" in text
        assert f"?category={category.pk}" in response.content.decode()
        assert "geheim" not in text.lower()
    assert Category.objects.filter(pk=category.pk).exists()


def test_bulk_deletion_is_refused_with_the_same_words(client):
    used, free = make_category("Hafen"), make_category("Frei")
    make_draft(category=used)
    typed = {"action": "delete_selected", "_selected_action": [used.pk, free.pk], "post": "yes"}
    response = at_desk(client, make_chief()).post(listing(Category), typed)
    assert "Hafen : 1 article uses it." in words(response)
    assert Category.objects.count() == 2


def test_unused_words_are_deleted(client):
    at_desk(client, make_chief())
    for word in (make_category(), make_author(), Tag.objects.named(["Frei"])[0]):
        client.post(address(word, "delete"), {"post": "yes"})
        assert not type(word).objects.filter(pk=word.pk).exists()


def test_use_that_appears_while_deleting_is_told(client, monkeypatch):
    tag = Tag.objects.named(["Hafen"])[0]
    make_draft(tags=["Hafen"])
    # What another process adds between the question and the deletion is not seen by the question.
    monkeypatch.setattr(TagAdmin, "uses", lambda *_args: [])
    monkeypatch.setattr(TagAdmin, "get_deleted_objects", lambda *_args: ([], {}, set(), []))
    response = at_desk(client, make_chief()).post(address(tag, "delete"), {"post": "yes"})
    assert told(response) == ["Somebody has just used it, so it was not deleted. Please look again."]
    with pytest.raises(ProtectedError):
        tag.delete()


def test_author_and_tag_in_use_are_not_deleted(client):
    author = make_author("Anna Weber")
    article = make_published(credits=[author.pk], tags=["Hafen"])
    step(article, "edit", article.created_by, content={"credits": []})
    at_desk(client, make_chief())
    text = words(client.post(address(author, "delete"), {"post": "yes"}))
    assert "1 published text keeps it in the record" in text
    assert Author.objects.filter(pk=author.pk).exists()
    text = words(client.post(address(Tag.objects.get(), "delete"), {"post": "yes"}))
    assert "1 article uses it. Please take it off them first." in text
    assert Tag.objects.exists()


def test_tag_list_counts_uses_in_constant_queries(client, django_assert_num_queries):
    make_published(tags=["Hafen"])
    make_draft(tags=["Hafen", "Brücke"])
    at_desk(client, make_chief())
    client.get(listing(Tag))
    with django_assert_num_queries(6):
        page = client.get(listing(Tag))
    counts = {tag.name: (tag.live, tag.used) for tag in page.context["cl"].result_list}
    assert counts == {"Hafen": (1, 2), "Brücke": (0, 1)}
    Tag.objects.named([f"Wort {number}" for number in range(30)])
    with django_assert_num_queries(6):
        client.get(listing(Tag))


@pytest.mark.parametrize("typed", ["grüne", "GRUENE", "Grü"])
def test_tag_is_found_however_it_is_spelt(client, typed):
    tag, _other = Tag.objects.named(["Grüne", "Hafen"])
    page = at_desk(client, make_chief()).get(listing(Tag), {"q": typed})
    assert list(page.context["cl"].result_list) == [tag]


def test_second_spelling_of_a_tag_is_refused_with_a_link_to_the_first(client):
    green, other = Tag.objects.named(["Grüne", "Rote"])
    at_desk(client, make_chief())
    typed = {"name": "  GRUENE ", "slug": "x", "intro": ""}
    for target in (address(other), reverse("admin:articles_tag_add")):
        response = client.post(target, typed)
        assert "This word exists already, however it is spelt. Please choose another one. Grüne" in words(
            response
        )
        assert f'href="{address(green)}"' in response.content.decode()
    assert set(Tag.objects.values_list("name", flat=True)) == {"Grüne", "Rote"}


def test_renamed_tag_reaches_readers_and_its_old_address_moves(client):
    article = make_published(tags=["Hafen"])
    tag = Tag.objects.get()
    at_desk(client, make_chief()).post(address(tag), {"name": "Häfen <b>", "slug": "", "intro": ""})
    assert Publication.objects.get(article=article).tag_list == [{"name": "Häfen <b>", "slug": "haefen-b"}]
    assert Redirect.objects.get().new_slug == "haefen-b"
    assert "Häfen &lt;b&gt;" in client.get(listing(Tag)).content.decode()


def test_two_authors_of_one_name_get_two_addresses(client):
    at_desk(client, make_chief())
    typed = {
        "kind": "person",
        "name": "Anna Weber",
        "slug": "",
        "initials": "aw",
        "role": "",
        "biography": "",
    }
    for _ in range(2):
        client.post(reverse("admin:articles_author_add"), typed)
    assert sorted(Author.objects.values_list("slug", flat=True)) == ["anna-weber", "anna-weber-2"]


def test_author_list_counts_stories(client):
    author = make_author()
    make_published(credits=[author.pk])
    make_draft(credits=[author.pk])
    row = at_desk(client, make_chief()).get(listing(Author)).context["cl"].result_list[0]
    assert (row.live, row.used) == (1, 2)


def test_moderator_cannot_make_themselves_the_author_of_others(client):
    author, moderator = make_author("Anna Weber"), make_moderator()
    Credit.objects.create(article=make_draft(by=make_writer()), author=author)
    typed = {
        "kind": "person",
        "name": "Anna Weber",
        "slug": author.slug,
        "user": moderator.pk,
        "role": "Chefin",
    }
    at_desk(client, moderator).post(address(author), typed)
    author.refresh_from_db()
    assert (author.role, author.user) == ("Chefin", None)


@pytest.mark.parametrize(
    ("role", "changes"),
    [
        ("Redaktion", set()),
        ("Moderation", {"author", "tag"}),
        ("Chefredaktion", {"category", "author", "tag"}),
        ("Administration", {"category", "author", "tag"}),
        (None, set()),
    ],
)
def test_each_role_changes_only_its_words(client, role, changes):
    at_desk(client, make_user(role))
    for word in (make_category("Alt"), make_author("Alt"), Tag.objects.named(["Alt"])[0]):
        kind = word._meta.model_name
        typed = (
            category_form(name="Neu")
            if kind == "category"
            else {"name": "Neu", "slug": "neu", "kind": "person"}
        )
        status = client.post(address(word), typed).status_code
        word.refresh_from_db()
        expected = (302, "Neu") if kind in changes else (403, "Alt")
        assert (status, word.name) == expected


@pytest.mark.parametrize("number", ["0", "9" * 30, "abc", "-1"])
def test_wrong_number_writes_nothing_and_fails_politely(client, number):
    at_desk(client, make_chief())
    for kind in ("category", "tag", "author"):
        for page in ("change", "delete", "history"):
            assert client.get(f"/admin/articles/{kind}/{number}/{page}/").status_code in (302, 404)
