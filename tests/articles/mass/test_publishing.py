"""Thousands of stories at once are the same stories as one by one."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from articles import search
from articles.editing.chain import broken_chains
from articles.mass import publishing
from articles.mass.making import Story
from articles.mass.publishing import publish_stories
from articles.models import (
    Article,
    AuditEntry,
    Change,
    Credit,
    Publication,
    PublicationCredit,
    RelatedLink,
    Revision,
    Tag,
    TaggedArticle,
    TaggedPublication,
    Transition,
)
from articles.publishing.merge import merge_words
from articles.publishing.rebuild import rebuild_publications
from articles.vocabulary import Refused, RevisionKind
from articles.workflow.perform import create_article, perform
from tests.factories import make_author, make_category, make_chief

MOMENT = datetime(2020, 5, 17, 8, 30, tzinfo=UTC)
OWN = {  # ids and times, which differ between two stories
    *("id", "article", "revision", "publication", "content_object", "latest", "digest"),
    *("created_at", "edited_at", "at", "received_at"),
}
TABLES = [
    *(Article, Revision, Publication, Transition, Credit, TaggedArticle, RelatedLink),
    *(PublicationCredit, TaggedPublication),
]


@pytest.fixture
def words():
    return {
        "section": make_category("Hafen"),
        "author": make_author("Anna Weber"),
        "tags": Tag.objects.named(["Brücke", "Haushalt"]),
    }


def content(words, headline="Hafenbrücke öffnet früher", **own):
    other = Article.objects.order_by("pk").first()
    card = f'<aside data-card="readmore" data-article="{other.pk}"></aside>' if other else ""
    return {
        "headline": headline,
        "kicker": "Verkehr",
        "lead": "Nach zwei Jahren rollt der Verkehr: mit Tabulator\\t und Schrägstrich \\.",
        "body": f"<h2>Was geplant ist</h2><p>Die Brücke ist <strong>offen</strong>.</p>{card}<p>Mehr bald.</p>",
        "category": words["section"].pk,
        "credits": [words["author"].pk],
        "tags": [tag.pk for tag in words["tags"]],
        "links": [{"url": "https://www.example.org/", "title": "Die Stadt"}],
        "source": "Stadt",
        **own,
    }


def one_by_one(words, **own):
    article = create_article(content(words, **own), by=None, kind=RevisionKind.IMPORT)
    return perform(
        article, "publish_delivery", by=None, version=article.version, at=MOMENT, published_at=MOMENT
    )


def rows_of(article):
    """Every row of a story without what is its own, by table."""
    of = {Article: {"pk": article.pk}, PublicationCredit: {"publication__article": article}}
    of[TaggedPublication] = {"content_object__article": article}
    of[TaggedArticle] = {"content_object": article}
    return {
        model: [
            _values(row)
            for row in model._base_manager.filter(**of.get(model, {"article": article})).order_by("pk")
        ]
        for model in TABLES
    }


def _values(row):
    return {
        field.name: _without_ids(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in OWN
    }


def _without_ids(value):
    return (
        {name: each for name, each in value.items() if name != "publication"}
        if isinstance(value, dict)
        else value
    )


def entry_of(article):
    pk = article.publications.get().pk
    table = "articles_search" if connection.vendor == "postgresql" else None
    if table is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT moment, tokens::text FROM articles_search WHERE publication_id = %s", [pk])
        return cursor.fetchone()


@pytest.mark.django_db
def test_story_of_many_has_the_rows_of_a_story_published_alone(words):
    one_by_one(words, headline="Eine frühere Meldung")
    alone = one_by_one(words)
    assert publish_stories([Story(content(words), MOMENT)]) == 1
    many = Article.objects.order_by("pk").last()
    assert many.pk != alone.pk
    assert rows_of(many) == rows_of(alone)
    assert entry_of(many) == entry_of(alone)


@pytest.mark.django_db
def test_what_was_published_by_the_thousand_is_sound_and_found(words):
    stories = [
        Story(content(words, f"Meldung {n} vom Fährhafen"), MOMENT + timedelta(days=n)) for n in range(7)
    ]
    assert publish_stories(stories) == 7
    assert list(broken_chains()) == []
    assert rebuild_publications(Publication.objects.all(), now=timezone.now()) == 0
    assert search.find("Fährhafen", at=timezone.now()).total == 7
    change = Change.objects.latest("pk")
    ids = Article.objects.values_list("pk", flat=True)
    assert {f"article-{pk}" for pk in ids} | {f"category-{words['section'].pk}", "home"} <= set(change.tags)
    assert AuditEntry.objects.get(action="mass").details == {"articles": 7}


@pytest.mark.django_db
def test_batch_with_a_story_that_cannot_be_published_leaves_nothing(words, monkeypatch):
    monkeypatch.setattr(publishing, "BATCH", 2)
    good = [Story(content(words, f"Meldung {n}"), MOMENT) for n in range(3)]
    bad = Story(content(words, "Die kaputte", body="<p>Ein <blink>Text</blink></p>"), MOMENT)
    with pytest.raises(Refused, match="“Die kaputte” was not published"):
        publish_stories([*good, bad])
    assert sorted(Publication.objects.values_list("headline", flat=True)) == ["Meldung 0", "Meldung 1"]
    assert Revision.objects.count() == Article.objects.count() == 2
    assert search.find("Meldung", at=timezone.now()).total == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    "own", [{"embargo_until": MOMENT}, {"headline": "x" * 301}, {"tags": [10**9]}, {"genre": "gerücht"}]
)
def test_story_that_needs_more_than_this_path_does_is_refused_with_its_name(words, own):
    with pytest.raises(Refused, match="was not published"):
        publish_stories([Story(content(words, **own), MOMENT)])
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_words_that_were_merged_stand_for_their_target(words):
    old, into = words["tags"]
    merge_words([old], into, by=make_chief(), now=timezone.now())
    publish_stories([Story(content(words), MOMENT)])
    assert [tag.pk for tag in Publication.objects.get().tags.all()] == [into.pk]


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_several_processes_make_the_same_stories_as_one(words):
    stories = [Story(content(words, f"Meldung {n}", links=[]), MOMENT + timedelta(days=n)) for n in range(60)]
    publish_stories(stories)
    before = [rows_of(article) for article in Article.objects.order_by("pk")]
    known = Article.objects.count()
    publish_stories(
        [
            Story({**story.content, "body": stories[0].content["body"]}, story.published_at)
            for story in stories
        ],
        processes=2,
    )
    after = [rows_of(article) for article in Article.objects.order_by("pk")[known:]]
    assert after == before
