"""What a list is about: a section, a tag or an author, found by its slug, with its live stories.

Each function raises Moved for a renamed slug and Http404 for one that shows nothing. A tag or author of whom nothing
is public does not exist: the name alone could tell of a planned story.
"""

from dataclasses import dataclass
from functools import partial

from django.db.models import Count, Exists, F, OuterRef

from articles.addresses import path_to
from articles.cachekeys import author_key, category_key, tag_key
from articles.models.people import Author
from articles.models.publication import TaggedPublication
from articles.models.taxonomy import Category, Tag
from articles.reader.dependence import shows
from articles.reader.lists import Stories
from articles.reader.moves import moved_or_missing
from articles.reader.stories import stories_by, stories_tagged

LOOKED_AT = 200  # newest stories of a tag that say what it belongs to
TOGETHER = 2  # times two tags stand side by side before they are related
RELATED = 8


@dataclass(frozen=True)
class Subject:
    """`heading` is the row itself; `text` is what it says about itself."""

    heading: Category | Tag | Author
    text: str
    stories: Stories
    feed: str

    @property
    def name(self):
        return self.heading.name

    @property
    def address(self):
        return self.heading.get_absolute_url()


def find_section(slug, *, at, sections):
    section = sections.named(slug)
    if section is None:
        raise moved_or_missing("category", slug, sections.named)
    shows(category_key(section.pk))
    stories = Stories(at, "sections", sections.ids_below(section))
    return Subject(section, section.intro, stories, path_to("category_feed", slug))


def _with_stories(model, stories, slug):
    """The row of this slug if it has such stories. Asked beside the row instead of as a condition on it: that would make
    PostgreSQL gather all stories of a frequent topic first.
    """
    row = model.objects.annotate(has_stories=Exists(stories)).filter(slug=slug).first()
    return row if row and row.has_stories else None


def find_tag(slug, *, at):
    named = partial(_with_stories, Tag, stories_tagged(at, OuterRef("pk")))
    tag = named(slug)
    if tag is None:
        raise moved_or_missing("tag", slug, named)
    shows(tag_key(tag.pk))
    return Subject(tag, tag.intro, Stories(at, "tag", tag.pk), path_to("tag_feed", slug))


def related_tags(at, tag):
    """The tags that stand most often beside a tag on its newest live stories; one query of bounded size."""
    newest = stories_tagged(at, tag).order_by("-published_at", "-pk").values("pk")[:LOOKED_AT]
    beside = TaggedPublication.objects.filter(content_object__in=newest).exclude(tag=tag)
    counted = beside.values(name=F("tag__name"), slug=F("tag__slug")).annotate(times=Count("pk"))
    return list(counted.filter(times__gte=TOGETHER).order_by("-times", "name")[:RELATED])


def find_author(slug, *, at):
    named = partial(_with_stories, Author, stories_by(at, OuterRef("pk")))
    author = named(slug)
    if author is None:
        raise moved_or_missing("author", slug, named)
    shows(author_key(author.pk))
    return Subject(author, author.biography, Stories(at, "author", author.pk), path_to("author_feed", slug))
