"""The rows of one story, without asking the database: what `create_article` and the step `publish_delivery` would write."""

import json
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache

from django.db.models import JSONField

from articles import search
from articles.editing.content import EMPTY, clean_content, link_rows, write_fields
from articles.mass.writing import shaped
from articles.models import (
    Article,
    Credit,
    Publication,
    PublicationCredit,
    RelatedLink,
    Revision,
    TaggedArticle,
    TaggedPublication,
    Transition,
)
from articles.models.revision import chain_digest
from articles.publishing.project import project
from articles.vocabulary import Refused, RevisionKind, Status, fold

# In the order in which they are written.
TABLES = [
    *(Article, Revision, Publication, Transition, Credit, TaggedArticle, RelatedLink),
    *(PublicationCredit, TaggedPublication),
]


@dataclass(frozen=True)
class Story:
    """`content` as editing.content has it, with ids of tags, authors and the section; no pictures, not a translation."""

    content: dict
    published_at: datetime


@dataclass(frozen=True)
class Ids:
    """The ids a story's rows will have."""

    article: int
    revision: int
    publication: int


@dataclass
class Made:
    """Rows by table, as `writing.shaped` has them; the entry for the index; what the keys of the change log are made of."""

    ids: Ids
    rows: dict = field(default_factory=dict)
    entry: object = None
    category: int | None = None
    tags: list = field(default_factory=list)
    authors: list = field(default_factory=list)
    published_at: datetime | None = None


@cache
def columns(model):
    """The columns that are written: those of the smaller tables get their ids from the database."""
    own = model in (Article, Revision, Publication)
    return [each for each in model._meta.concrete_fields if own or not each.primary_key]


def make(story, ids, now, words):
    """The rows of a story. `words` are the standing Authors and Tags by model and id. Refused for what cannot be published."""
    content = clean_content({**EMPTY, **story.content})
    if content["picture"] or content["translation_of"] or content["embargo_until"]:
        raise Refused("Pictures, translations and embargoes do not move in by the thousand.")
    article = Article(pk=ids.article, status=Status.RELEASED, version=2, created_at=now, edited_at=now)
    write_fields(article, content)
    article.headline_key = fold(article.headline)[:300]
    article.latest_id = ids.revision
    revision = Revision(pk=ids.revision, article=article, number=1, kind=RevisionKind.IMPORT)
    revision.content, revision.created_at = content, now
    revision.digest = chain_digest("", revision.sealed())
    publication = project(
        article,
        revision,
        live_from=story.published_at,
        published_at=story.published_at,
        standing=lambda model, wanted: list(
            {words[model][pk].pk: words[model][pk] for pk in wanted}.values()
        ),
    )
    publication.pk = ids.publication
    made = Made(ids, entry=search.shaped_entry(publication), category=publication.category_id)
    made.authors, made.tags = (
        [each.pk for each in found] for found in (publication.credited, publication.tagged_with)
    )
    made.published_at = story.published_at
    rows = {type(row): [_row(row)] for row in (article, revision, publication)}
    for model, row in _smaller(article, revision, publication, content, now):
        rows.setdefault(model, []).append(row)
    made.rows = {model: shaped(found) for model, found in rows.items()}
    return made


def _row(instance):
    return [plain(getattr(instance, column.attname), column) for column in columns(type(instance))]


def _smaller(article, revision, publication, content, now):
    """Rows of the smaller tables, each with its model; made without it, as there are a dozen to a story."""
    yield from _steps(article, revision, publication, now)
    for place, author in enumerate(publication.credited):
        yield Credit, _filled(Credit, article_id=article.pk, author_id=author.pk, position=place)
        yield (
            PublicationCredit,
            _filled(PublicationCredit, publication_id=publication.pk, author_id=author.pk, position=place),
        )
    for tag in publication.tagged_with:
        yield TaggedArticle, _filled(TaggedArticle, content_object_id=article.pk, tag_id=tag.pk)
        yield TaggedPublication, _filled(TaggedPublication, content_object_id=publication.pk, tag_id=tag.pk)
    for link in link_rows(article, content):
        yield RelatedLink, _row(link)


def _steps(article, revision, publication, now):
    details = {"publication": publication.pk, "live_from": publication.live_from.isoformat()}
    for step, after, said in [
        ("create", Status.DRAFT, {"revision": 1}),
        ("publish_delivery", Status.RELEASED, details),
    ]:
        words = {"step": step, "from_status": str(Status.DRAFT), "to_status": str(after)}
        yield (
            Transition,
            _filled(
                Transition,
                article_id=article.pk,
                revision_id=revision.pk,
                at=now.isoformat(" "),
                details=json.dumps(said),
                **words,
            ),
        )


def _filled(model, **values):
    """A row of a model with these plain values, everything else as the model has it by default."""
    return list((_defaults(model) | values).values())


@cache
def _defaults(model):
    return {column.attname: plain(column.get_default(), column) for column in columns(model)}


def plain(value, column):
    """A value as every database and every process understands it: JSON as text, moments as ISO 8601."""
    if isinstance(column, JSONField):
        return None if value is None else json.dumps(value, ensure_ascii=False)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    return str(value) if isinstance(value, str) else value
