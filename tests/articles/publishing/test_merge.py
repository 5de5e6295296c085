"""Merged tags and authors: articles, readers and old addresses follow, revisions stay and can still be read."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.editing.compare import differences, shown
from articles.editing.content import EMPTY
from articles.editing.restore import restorable
from articles.exchange.directory import find_authors
from articles.models import (
    Article,
    AuditEntry,
    Author,
    Change,
    Credit,
    Publication,
    Redirect,
    Revision,
    Tag,
    TaggedArticle,
    TagSynonym,
)
from articles.publishing.merge import merge_words
from articles.publishing.rebuild import rebuild_publications
from articles.vocabulary import Refused, Status
from tests.factories import (
    in_hours,
    make_approved,
    make_author,
    make_chief,
    make_draft,
    make_published,
    make_user,
    make_writer,
    step,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db


def tag(name):
    return Tag.objects.named([name])[0]


def merge(*names, into):
    return merge_words([tag(name) for name in names], tag(into), by=make_chief(), now=timezone.now())


def tags_of(article):
    return list(
        TaggedArticle.objects.filter(content_object=article)
        .order_by("pk")
        .values_list("tag__name", flat=True)
    )


def test_articles_and_public_texts_bear_the_tag_that_stays_once(client):
    both, old = make_published(tags=["Kfz", "Hafen", "Auto"]), make_published(tags=["Kfz", "Hafen"])
    planned, draft = make_published(tags=["PKW"], at=in_hours(5)), make_draft(tags=["PKW", "Kfz"])
    merge("Kfz", "PKW", into="Auto")
    assert [tags_of(each) for each in (both, old, planned, draft)] == [
        ["Hafen", "Auto"], ["Auto", "Hafen"], ["Auto"], ["Auto"],
    ]  # fmt: skip
    shown_tags = {
        each.article_id: [word["slug"] for word in each.tag_list] for each in Publication.objects.all()
    }
    assert shown_tags == {both.pk: ["auto", "hafen"], old.pk: ["auto", "hafen"], planned.pk: ["auto"]}
    assert client.get("/suche/", {"q": "Auto"}).context["total"] == 2
    assert f"-{old.pk}/" in client.get("/thema/auto/").content.decode()


def test_old_addresses_feeds_and_chains_lead_on(client):
    make_published(tags=["Kfz"])
    first, second = tag("Kfz"), tag("PKW")
    merge("Kfz", into="PKW")
    merge("PKW", into="Auto")
    assert client.get("/thema/kfz/").headers["Location"] == "/thema/auto/"
    feed = client.get(reverse("tag_feed", args=["kfz"]))
    assert (feed.status_code, feed.headers["Location"]) == (301, reverse("tag_feed", args=["auto"]))
    assert set(Redirect.objects.values_list("old_slug", "new_slug")) == {("kfz", "auto"), ("pkw", "auto")}
    assert {word.merged_into.name for word in Tag._base_manager.filter(pk__in=[first.pk, second.pk])} == {
        "Auto"
    }
    assert set(TagSynonym.objects.values_list("name", "tag__name")) == {("Kfz", "Auto"), ("PKW", "Auto")}
    assert {f"tag-{first.pk}", f"tag-{second.pk}"} <= {
        key for row in Change.objects.all() for key in row.tags
    }


def test_old_name_typed_again_gives_the_tag_that_stays():
    make_draft(tags=["Kfz"])
    merge("Kfz", into="Auto")
    article = make_draft(tags=["kfz", "AUTO", "Neu"])
    assert tags_of(article) == ["Auto", "Neu"]
    assert set(Tag.objects.values_list("name", flat=True)) == {"Auto", "Neu"}


def test_revisions_stay_and_tell_of_the_tag_that_stays():
    article = make_draft(tags=["Kfz", "Hafen"])
    before = Revision.objects.get(article=article)
    old, digest = before.content["tags"], before.digest
    merge("Kfz", into="Auto")
    before.refresh_from_db()
    assert (before.content["tags"], before.digest) == (old, digest)
    assert shown("tags", old) == "Auto, Hafen"
    new = [tag("Auto").pk, tag("Hafen").pk]
    assert restorable(before.content)[0]["tags"] == new
    assert restorable(before.content)[1] == []
    assert differences({**EMPTY, "tags": old}, {**EMPTY, "tags": new}) == []


def test_saving_without_a_change_keeps_the_approval():
    writer = make_writer()
    article = make_approved(by=writer, tags=["Kfz"])
    merge("Kfz", into="Auto")
    article = step(article, "edit", writer, content={"tags": ["Auto"]})
    assert (article.status, article.latest.number) == (Status.APPROVED, 1)
    article = step(article, "edit", writer, content={"tags": ["Auto", "Neu"]})
    assert tags_of(article) == ["Auto", "Neu"]


def test_what_was_approved_before_is_published_with_the_tag_that_stays():
    article = make_approved(tags=["Kfz"])
    merge("Kfz", into="Auto")
    step(article, "publish", make_chief())
    publication = Publication.objects.get()
    assert [word.name for word in publication.tags.all()] == ["Auto"]
    assert rebuild_publications(Publication.objects.all(), now=timezone.now()) == 0


def test_merging_is_logged():
    merge("Kfz", into="Auto")
    entry = AuditEntry.objects.get(action="merge")
    assert (entry.label, entry.details) == ("Auto", {"merged": ["Kfz"]})


def test_what_was_merged_already_is_refused():
    first, second = tag("Kfz"), tag("Auto")
    merge("Kfz", into="Auto")
    for words, into in (([first], second), ([second], first), ([second], second)):
        with pytest.raises(Refused):
            merge_words(words, into, by=None, now=timezone.now())


def test_authors_are_merged_with_bylines_address_and_user(client):
    user = make_user()
    old, new = (
        make_author("A. Weber", slug="a-weber", user=user),
        make_author("Anna Weber", slug="anna-weber"),
    )
    article = make_published(credits=[old.pk])
    twice = make_draft(credits=[new.pk, old.pk])
    merge_words([old], new, by=make_chief(), now=timezone.now())
    assert (
        list(Credit.objects.filter(article__in=[article, twice]).values_list("author", flat=True))
        == [new.pk] * 2
    )
    assert [name["name"] for name in Publication.objects.get().byline] == ["Anna Weber"]
    assert client.get("/autor/a-weber/").headers["Location"] == "/autor/anna-weber/"
    assert Author.objects.get().user == user
    assert find_authors(["A. Weber"]) == [new.pk]
    assert shown("credits", [old.pk]) == "Anna Weber"


def test_authors_of_two_users_are_two_people():
    old, new = make_author(user=make_user()), make_author(user=make_user())
    with pytest.raises(Refused, match="Personen"):
        merge_words([old], new, by=None, now=timezone.now())
    assert Author.objects.count() == 2


def attempt(action):
    """What the action says to its user; everything but a refusal would be a fault."""

    def run():
        try:
            action()
        except Refused as error:
            return type(error)
        return "done"

    return run


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_crossing_merges_end_in_one_tag():
    article = make_published(tags=["Kfz", "Auto"])
    first, second = tag("Kfz"), tag("Auto")
    chief, now = make_chief(), timezone.now()
    answers = at_once(
        attempt(lambda: merge_words([first], second, by=chief, now=now)),
        attempt(lambda: merge_words([second], first, by=chief, now=now)),
    )
    assert sorted(map(str, answers)) == sorted(map(str, ["done", Refused]))
    assert tags_of(article) == [Tag.objects.get().name]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_save_and_publication_with_the_old_tag_lose_nothing_beside_a_merge():
    writer, chief = make_writer(), make_chief()
    drafts = [make_draft(by=writer) for _ in range(3)]
    approved = make_approved(by=writer, reviewer=chief, tags=["Kfz"])
    old, new = tag("Kfz"), tag("Auto")
    answers = at_once(
        attempt(lambda: merge_words([old], new, by=chief, now=timezone.now())),
        attempt(lambda: step(approved, "publish", chief)),
        *(
            attempt(lambda draft=draft: step(draft, "edit", writer, content={"tags": [old.pk]}))
            for draft in drafts
        ),
    )
    assert answers == ["done"] * 5
    assert [tags_of(draft) for draft in [*drafts, approved]] == [["Auto"]] * 4
    assert Publication.objects.get().tag_list == [{"name": "Auto", "slug": "auto"}]
    assert Article.objects.filter(tagged__tag=old).count() == 0
