"""The index on an OpenSearch server, or Elasticsearch, see `search.backends`. Words for corrections stay in the database.

What is published is told to the server after the commit, as an outbox says: a server that does not answer delays what is
found, never what is published. Whatever it answers is asked of the database before readers see it.
"""

from contextlib import nullcontext

from django.db import transaction
from django.utils import timezone

from articles.models import Publication, Unsent
from articles.search import words
from articles.search.hits import COLUMNS, Hit, ranked
from articles.search.opensearch.asking import newest, stored_ids
from articles.search.opensearch.sending import send_due

COUNTED = 50  # stories of a word that is like a wrong one; which is the most frequent needs no more
AT_ONCE = 5_000  # ids that are compared with the database at once


def shaped(entry):
    """The document is made when it is sent: of the publication as it is then."""
    return entry.pk, entry.words


def store(entries):
    """Notes the publications as to be sent, in the caller's transaction."""
    remove([pk for pk, _words in entries])
    words.learn({word for _pk, learnt in entries for word in learnt})


def remove(ids):
    """Notes them: of a publication that is gone by then, the document is deleted."""
    now = timezone.now()
    Unsent.objects.bulk_create([Unsent(publication=pk, next_attempt_at=now) for pk in ids])
    transaction.on_commit(send_due.enqueue, robust=True)


def loading():
    return nullcontext()


def wait_for_writers():
    """Nothing to wait for: what is sent last is what the database says then."""


def forget_words():
    words.forget()


def sweep():
    """Removes the documents of publications that are gone."""
    for ids in stored_ids(AT_ONCE):
        known = set(Publication.objects.filter(pk__in=ids).values_list("pk", flat=True))
        remove([pk for pk in ids if pk not in known])


def hits(public, levels, period, most, *, adding=False):
    """The best of the `public` that are found on a level: a request for all levels, and a query for what is shown."""
    found = newest(public, [clauses for _worth, clauses in levels], period, most)
    worths, moments = {}, {}
    for (worth, _clauses), rows in zip(levels, found, strict=True):
        for moment, pk in rows:
            worths.setdefault(pk, []).append(worth)
            moments[pk] = moment
    best = ranked(worths, moments, period[1], adding=adding)[:most]
    rows = {pk: rest for pk, *rest in public.filter(pk__in=best).order_by().values_list(*COLUMNS)}
    return [Hit(pk, moments[pk], *rows[pk]) for pk in best if pk in rows]


def near(typed, public, period):
    """Words like those typed and how many of the `public` have each."""
    alike = [(word, token) for word, token, _count in words.near(typed, "0", [])]
    found = newest(public, [[[(token,)]] for _word, token in alike], period, COUNTED)
    return [(word, token, len(rows)) for (word, token), rows in zip(alike, found, strict=True)]
