"""Fills the database with the stories of a seed, through the path by which an archive moves in."""

import os
from collections import deque

from django.db import connection

from articles.management.corpus.telling import lists, source, told
from articles.mass.making import Story
from articles.mass.publishing import publish_stories
from articles.models import Article, Author, Category, Tag
from articles.publishing.rename import save_word
from articles.vocabulary import german_slug

AUTHORS, TAGS = 200, 2_000
PROCESSES = os.cpu_count() or 1
FEW = 1_000  # stories for which other processes are not worth starting
RECENT = 5_000  # earlier stories one may link to


def fill(number, seed, *, until, progress=None):
    """Adds stories of the seed until there are `number`; returns how many were added. `progress` gets the number so far."""
    done = Article.objects.filter(source=source(seed)).count()
    words = {"sections": sections(until), "authors": authors(), "tags": tags()}
    linked = deque(_newest(RECENT), RECENT)

    def stories():
        for each in range(done, number):
            content, moment = told(seed, each, number, until=until, linked=linked, **words)
            yield Story(content, moment)

    def written(count):
        linked.extend(_newest(50))
        if progress:
            progress(count)

    processes = PROCESSES if number - done > FEW else 1
    added = publish_stories(stories(), processes=processes, progress=written)
    if added:
        analyse()
    return added


def _newest(number):
    return list(Article.objects.order_by("-pk").values_list("pk", flat=True)[:number])


def sections(now):
    """Ids of the sections, made where they are missing."""
    words, found = lists("words.txt"), {}
    for place, name in enumerate([*words["section"], *words["subsection"]]):
        slug = german_slug(name)
        section = Category.objects.filter(slug=slug).first() or Category(slug=slug, name=name, position=place)
        if section.pk is None:
            section.parent_id = None if name in words["section"] else found[words["section"][place % 5]]
            save_word(section, now=now)
        found[name] = section.pk
    return list(found.values())


def authors():
    """Ids of people with first and last names of the lists."""
    words = lists("words.txt")
    names = [f"{first} {last}" for first in words["first"] for last in words["last"]][:AUTHORS]
    known = dict(Author.objects.filter(name__in=names).values_list("name", "pk"))
    fresh = [Author(name=name, slug=german_slug(name)) for name in names if name not in known]
    taken = set(Author.objects.values_list("slug", flat=True))
    Author.objects.bulk_create(author for author in fresh if author.slug not in taken)
    return list(Author.objects.filter(name__in=names).order_by("pk").values_list("pk", flat=True))


def tags():
    """Ids of tags, the most frequent first: topics, then topics of places."""
    words = lists("words.txt")
    names = [*words["topic"], *(f"{topic} {place}" for place in words["place"] for topic in words["topic"])]
    names += [f"{front}tag {number}" for number in range(2_000, 2_030) for front in words["front"]]
    return [tag.pk for tag in Tag.objects.named(names[:TAGS])]


def analyse():
    """Tells PostgreSQL how the tables it plans for look now; SQLite as well."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
