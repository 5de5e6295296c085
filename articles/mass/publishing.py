"""Publishes many stories: batches of one transaction each, made by several processes, written by this one."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from multiprocessing import get_context

from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localtime

from articles import search
from articles.audit import record
from articles.cachekeys import story_keys
from articles.mass.making import TABLES, Ids, columns, make
from articles.mass.writing import copy_rows, reserve
from articles.models import Article, Author, Category, Publication, Revision, Tag
from articles.publishing.changelog import log_changes
from articles.vocabulary import Incomplete, Refused

BATCH = 500  # stories in one transaction
AHEAD = 3  # batches in the making, so that nobody waits
PIECE = 25  # stories a process makes at once


def publish_stories(stories, *, processes=1, progress=None):
    """Publishes an iterable of `making.Story` as delivered, each from its own moment on; returns how many.

    Each batch commits wholly or not at all: articles, revisions, steps, publications, index, change log. Refused, naming the
    headline, for a story that cannot be published; batches before it stay. `processes` make rows beside this one, which
    writes them. `progress` gets the number done so far.
    """
    done = 0
    with Makers(processes) as makers, search.loading():
        for number in _published(_batches(stories), makers):
            done += number
            if progress:
                progress(done)
    return done


def _published(batches, makers):
    """Publishes each batch and yields its length. With other processes some are in the making while one is written."""
    if not makers.pool:
        for batch in batches:
            with transaction.atomic():  # on SQLite nobody else gets the ids meanwhile
                _write(_begin(batch, makers))
            yield len(batch)
        return
    waiting = deque(_begin(batch, makers) for batch in islice(batches, AHEAD))
    while waiting:
        current = waiting.popleft()
        _write(current)
        waiting.extend(_begin(batch, makers) for batch in islice(batches, 1))
        yield len(current.batch)


def _batches(stories):
    stories = iter(stories)
    while batch := list(islice(stories, BATCH)):
        yield batch


@dataclass(frozen=True)
class Waiting:
    """A batch whose rows are being made; `made()` waits for them. `held` are the words they were made with."""

    batch: list
    now: datetime
    held: dict
    made: Callable


def _begin(batch, makers):
    ids = [
        Ids(*each)
        for each in zip(
            *(reserve(model, len(batch)) for model in (Article, Revision, Publication)), strict=True
        )
    ]
    now, words = timezone.now(), _standing(batch, lock=False)
    return Waiting(batch, now, words, makers.make(batch, ids, now, words))


@transaction.atomic
def _write(waiting):
    """All rows of a batch. Made with words that were merged meanwhile, they are refused: running again takes the right ones."""
    if _standing(waiting.batch, lock=True) != waiting.held:
        raise Refused(
            "Tags or authors were merged meanwhile. Please run this again; it goes on where it stopped."
        )
    made = waiting.made()
    for model in TABLES:
        parts = [each.rows[model] for each in made if model in each.rows]
        copy_rows(model, columns(model), parts)
    search.store([each.entry for each in made])
    log_changes(_keys(made), [waiting.now])
    first = Article(pk=made[0].ids.article, headline=waiting.batch[0].content["headline"])
    record("mass", first, by=None, articles=len(made))


def _standing(batch, *, lock):
    """What the batch's words stand for, by model and id; held against merging until the transaction ends."""
    found = {}
    for model, name in ((Tag, "tags"), (Author, "credits")):
        ids = {pk for story in batch for pk in story.content.get(name, ())}
        found[model] = model.objects.standing(ids, lock=lock)
    return found


def _keys(made):
    """The cache keys of every page that shows one of these stories."""
    keys, parents = set(), dict(Category.objects.without_tree_fields().values_list("pk", "parent").order_by())
    above = {pk: _way(pk, parents) for pk in {each.category for each in made}}
    for each in made:
        keys.update(
            story_keys(
                article_id=each.ids.article,
                category_ids=above[each.category],
                tag_ids=each.tags,
                author_ids=each.authors,
                month=localtime(each.published_at),
            )
        )
    return keys


def _way(pk, parents):
    """A section and all above it."""
    way = []
    while pk is not None and pk not in way:
        way.append(pk)
        pk = parents.get(pk)
    return way


class Makers:
    """Makes the rows of a batch here, or in other processes, which ask no database."""

    def __init__(self, processes):
        # SQLite has one writer, who does everything.
        self.processes = processes if connection.vendor == "postgresql" else 1
        self.pool = None

    def __enter__(self):
        if self.processes > 1:
            connection.close()  # its socket must not be shared with them
            self.pool = get_context("fork").Pool(self.processes)
        return self

    def __exit__(self, *error):
        if self.pool:
            self.pool.terminate()
            self.pool.join()

    def make(self, batch, ids, now, words):
        """A function that gives the Made of each story in their order, once they are there."""
        tasks = [(story, each, now) for story, each in zip(batch, ids, strict=True)]
        if self.pool:
            return self.pool.starmap_async(
                _made, [(*task, _few(task[0], words)) for task in tasks], chunksize=PIECE
            ).get
        return lambda: [_made(*task, words) for task in tasks]


def _few(story, words):
    """Only the words of one story, as they have to be carried to another process."""
    named = ((Tag, "tags"), (Author, "credits"))
    return {
        model: {pk: words[model][pk] for pk in story.content.get(name, ()) if pk in words[model]}
        for model, name in named
    }


def _made(story, ids, now, words):
    try:
        return make(story, ids, now, words)
    except (Refused, Incomplete, KeyError) as error:
        raise Refused(f"“{story.content.get('headline', '')}” was not published: {error}") from error
