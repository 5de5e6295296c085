"""Keeps the index in step with the publications."""

from django.db import transaction

from articles.models import Publication
from articles.search.analysis import tokens
from articles.search.backends import backend
from articles.search.hits import Entry, moment
from articles.search.marks import choice_marks, place_marks, start_marks
from articles.search.spelling import worth_learning

_INDEXED = [
    "kicker",
    "headline",
    "teaser_headline",
    "teaser_text",
    "tag_list",
    "byline",
    "lead",
    "plain_text",
    "category_id",
    "genre",
    "published_at",
]


def index(publications):
    """Adds stored publications or replaces their entries, in the caller's transaction."""
    by_id = {publication.pk: publication for publication in publications}
    store([shaped_entry(by_id[pk]) for pk in sorted(by_id)])


def store(entries):
    """The same with shaped entries, in the order of their ids: so two writers wait for each other instead of locking up."""
    if entries:
        backend().store(entries)


def loading():
    """For whoever stores thousands of entries in many transactions: a context in which that is fast."""
    return backend().loading()


def shaped_entry(publication):
    """What a back end stores of a publication, as it takes it; asks no database."""
    return backend().shaped(entry(publication))


def entry(publication):
    """What an index is told of a publication."""
    head, front = _head(publication), f"{_head(publication)}\n{publication.lead}"
    placed, besides = tokens(f"{front}\n{publication.plain_text}")
    marks = [*besides, *place_marks(head, publication.lead), *start_marks(head), *_choice(publication)]
    return Entry(publication.pk, moment(publication.published_at), placed, marks, list(worth_learning(front)))


def _head(publication):
    """What counts most, each on a line of its own."""
    teaser = [publication.teaser_headline, publication.teaser_text]
    own_teaser = [text for text in teaser if text not in (publication.headline, publication.lead)]
    names = [word["name"] for word in [*publication.tag_list, *publication.byline]]
    return "\n".join([publication.headline, publication.kicker, *own_teaser, *names])


def _choice(publication):
    """What a search can be narrowed to; the slugs are renewed when a word is renamed or merged."""
    authors, tags = (
        [word["slug"] for word in found if word.get("slug")]
        for found in (publication.byline, publication.tag_list)
    )
    return choice_marks(publication.category_id, publication.genre, authors, tags)


def remove(publication_ids):
    """Takes entries out; whoever deletes publications calls it first, no foreign key does."""
    ids = list(publication_ids)
    if ids:
        backend().remove(ids)


def reindex(progress=None, batch=200):
    """Makes every entry anew and drops those without publication; returns the number of entries.

    Runs while the desk works: each batch is a short transaction of its own, and no more than one batch is in memory.
    `progress` gets the number done so far.
    """
    backend().forget_words()
    done = last = 0
    while ids := _index_after(last, batch):
        done, last = done + len(ids), ids[-1]
        if progress:
            progress(done)
    backend().sweep()
    return done


@transaction.atomic
def _index_after(last, batch):
    # Before reading: what a colleague publishes meanwhile must not be overwritten with what was read earlier.
    backend().wait_for_writers()
    publications = list(Publication.objects.filter(pk__gt=last).order_by("pk").only(*_INDEXED)[:batch])
    index(publications)
    return [publication.pk for publication in publications]
