"""Care of the words at the desk: merging, synonyms, use, and the order of the categories."""

import pytest
from django.urls import reverse

from articles.models import Author, Category, Tag, TaggedArticle
from tests.articles.admin.desk import at_desk, document, told, words
from tests.factories import (
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_published,
    make_user,
    make_writer,
)

pytestmark = pytest.mark.django_db

MERGE = "admin:articles_tag_merge"


def tags(*names):
    return Tag.objects.named(names)


def listing(model, **typed):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist", query=typed)


def save_tag(client, tag, **changes):
    typed = {"name": tag.name, "slug": tag.slug, "synonyms": "", "intro": "", **changes}
    return client.post(reverse("admin:articles_tag_change", args=[tag.pk]), typed)


def test_action_leads_to_the_page_that_shows_what_would_happen(client):
    make_published(tags=["Kfz"])
    make_draft(tags=["Kfz", "Auto"])
    old, new, _other = tags("Kfz", "Auto", "Hafen")
    response = at_desk(client, make_chief()).post(
        listing(Tag), {"action": "merge_selected", "_selected_action": [old.pk, new.pk]}
    )
    page = client.get(response.url, follow=True)
    assert [word.name for word in page.context["words"]] == ["Kfz", "Auto"]
    page = client.get(reverse(MERGE), {"ids": [old.pk, new.pk], "into": new.pk})
    outlook = page.context["outlook"]
    assert (outlook.articles, outlook.publications, outlook.addresses) == (2, 1, ["/thema/kfz/"])
    assert Tag.objects.count() == 3


def test_post_merges_and_says_so(client):
    article = make_draft(tags=["Kfz"])
    old, new = tags("Kfz", "Auto <b>")
    response = at_desk(client, make_chief()).post(reverse(MERGE), {"ids": [old.pk, new.pk], "into": new.pk})
    assert response.url == reverse("admin:articles_tag_change", args=[new.pk])
    assert told(response) == ["“Kfz”: merged into “Auto <b>”."]
    assert list(TaggedArticle.objects.filter(content_object=article).values_list("tag", flat=True)) == [
        new.pk
    ]
    again = client.post(reverse(MERGE), {"ids": [old.pk, new.pk], "into": new.pk})
    assert told(again)[-1] == "Please choose at least two that still exist."


def test_another_word_is_searched_and_added(client):
    old, new, _other = tags("Kfz", "Auto", "Hafen")
    page = at_desk(client, make_chief()).get(reverse(MERGE), {"ids": [old.pk], "q": "aut"})
    assert [(word, address) for word, address in page.context["found"]] == [
        (new, f"{reverse(MERGE)}?ids={old.pk}&ids={new.pk}")
    ]


@pytest.mark.parametrize("ids", [["abc"], ["9" * 30], ["0", "-1"], []])
def test_wrong_numbers_merge_nothing(client, ids):
    at_desk(client, make_chief())
    assert client.get(reverse(MERGE), {"ids": ids}).status_code == 200
    assert told(client.post(reverse(MERGE), {"ids": ids})) == ["Please choose at least two that still exist."]


@pytest.mark.parametrize(
    ("role", "status"),
    [("Redaktion", 403), ("Moderation", 403), ("Chefredaktion", 302), ("Administration", 302)],
)
def test_only_chiefs_and_administrators_merge(client, role, status):
    old, new = tags("Kfz", "Auto")
    first, second = make_author(), make_author()
    at_desk(client, make_user(role))
    for kind, pair in (("tag", (old, new)), ("author", (first, second))):
        address = reverse(f"admin:articles_{kind}_merge")
        typed = {"ids": [word.pk for word in pair], "into": pair[0].pk}
        assert client.post(address, typed).status_code == status
    assert (Tag.objects.count(), Author.objects.count()) == ((2, 2) if status == 403 else (1, 1))


def test_authors_of_two_users_are_refused_with_a_sentence(client):
    first, second = make_author(user=make_user()), make_author(user=make_user())
    response = at_desk(client, make_chief()).post(
        reverse("admin:articles_author_merge"), {"ids": [first.pk, second.pk], "into": first.pk}
    )
    assert told(response)[0].startswith("They belong to different users")


def test_synonym_gives_the_tag_and_its_address_leads_there(client):
    make_published(tags=["Auto"])
    [auto] = tags("Auto")
    save_tag(at_desk(client, make_chief()), auto, synonyms='Kfz, "Wagen, alt"')
    assert [each.name for each in auto.synonyms.all()] == ["Kfz", "Wagen, alt"]
    assert tags("KFZ", "auto") == [auto]
    assert client.get("/thema/kfz/").headers["Location"] == "/thema/auto/"
    suggested = client.get(reverse("admin:articles_tag_suggest"), {"term": "kf"}).json()["results"]
    assert suggested == [{"id": "Auto", "text": "Kfz → Auto"}]
    save_tag(client, auto, synonyms="")
    assert not auto.synonyms.exists()


def test_synonym_that_another_tag_bears_is_refused(client):
    auto, ship = tags("Auto", "Schiff")
    at_desk(client, make_chief())
    assert "Another tag bears this already: “AUTO” → Auto." in words(
        document(save_tag(client, ship, synonyms="AUTO"))
    )
    save_tag(client, auto, synonyms="Kfz")
    assert "“kfz” → Auto." in words(document(save_tag(client, ship, synonyms="kfz")))
    assert "This word exists already" in words(document(save_tag(client, ship, name="Kfz")))
    assert not ship.synonyms.exists()


def test_suggestions_are_for_those_who_write(client):
    assert at_desk(client, make_user()).get(reverse("admin:articles_tag_suggest")).status_code == 403


def test_lists_sort_by_use_and_show_the_unused(client):
    make_published(tags=["Hafen"])
    make_draft(tags=["Hafen", "Brücke"])
    tags("Frei")
    at_desk(client, make_chief())
    rows = client.get(listing(Tag, o="-4")).context["cl"].result_list
    assert [tag.name for tag in rows] == ["Hafen", "Brücke", "Frei"]
    assert [tag.name for tag in client.get(listing(Tag, use="no")).context["cl"].result_list] == ["Frei"]
    assert {tag.name for tag in client.get(listing(Tag, use="yes")).context["cl"].result_list} == {
        "Hafen",
        "Brücke",
    }


def order_fields(client):
    page = document(client.get(reverse("admin:articles_category_order")))
    form = page.find_class("tree-form")[0]
    return {name: value for name, value in form.form_values() if value is not None}


def test_order_is_changed_without_javascript(client):
    town, harbour = make_category("Stadt", slug="stadt"), make_category("Hafen")
    typed = order_fields(at_desk(client, make_chief()))
    typed |= {f"parent-{harbour.pk}": "stadt", f"position-{harbour.pk}": "2"}
    response = client.post(reverse("admin:articles_category_order"), typed)
    assert told(response) == ["The order is saved. Moved: Hafen."]
    harbour.refresh_from_db()
    assert (harbour.parent, harbour.position) == (town, 2)
    assert told(client.post(reverse("admin:articles_category_order"), typed))[-1].startswith(
        "Somebody else changed"
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("position", "x"),
        ("position", "-1"),
        ("position", "9" * 9),
        ("parent", "nirgends"),
        ("parent", "stadt"),
    ],
)
def test_order_that_cannot_be_is_refused(client, field, value):
    town = make_category("Stadt", slug="stadt")
    typed = order_fields(at_desk(client, make_chief())) | {f"{field}-{town.pk}": value}
    client.post(reverse("admin:articles_category_order"), typed)
    assert list(Category.objects.values_list("parent", "position")) == [(None, 0)]


def test_only_those_who_change_categories_put_them_in_order(client):
    make_category()
    assert at_desk(client, make_writer()).get(reverse("admin:articles_category_order")).status_code == 403
    assert "Put in order" not in client.get(listing(Category)).content.decode()


def test_order_page_costs_the_same_for_two_and_twenty(client, django_assert_num_queries):
    at_desk(client, make_chief())
    for number in (2, 18):
        for _ in range(number):
            make_category(parent=make_category())
        with django_assert_num_queries(4):
            client.get(reverse("admin:articles_category_order"))
