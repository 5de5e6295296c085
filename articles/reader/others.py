"""The other live stories the page of a story needs, by one query: linked ones, the newest of its section, translations."""

from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import Q

from articles.body.cards import Linked
from articles.body.figures import Shown
from articles.cachekeys import article_key, category_key
from articles.conf import conf
from articles.models.publication import Publication
from articles.reader.dependence import shows
from articles.reader.prepared import Prepared
from articles.reader.stories import TEASER, keys_of_newest

SHOWN = [*TEASER, "headline", "translation_group", "genre"]


@dataclass(frozen=True)
class Others:
    """Live stories around one: `linked` by the article's id, `more` newest first, `translations` one a language."""

    linked: dict = field(default_factory=dict)
    more: list = field(default_factory=list)
    translations: list = field(default_factory=list)


def others_of(story, at, sections):
    """One query, whatever the story links to."""
    shows(*map(article_key, story.linked_ids))
    found = sections.attach(_wanted(story, at, sections))
    linked = {each.article_id: each for each in found if each.article_id in story.linked_ids}
    translations = [each for each in found if _is_translation(each, story)]
    others = {story.article_id, *linked, *(each.article_id for each in translations)}
    more = [each for each in found if each.article_id not in others]
    return Others(linked, more[: conf("MORE_LENGTH")], _one_a_language(translations, story))


def _wanted(story, at, sections):
    """The newest are those of the story's section and below it, without itself, what it links to, and its translations."""
    section, group = sections.of(story), _group(story)
    values = {"at": at, "linked": story.linked_ids}
    if section:
        shows(category_key(section.pk))
        values["below"] = sections.ids_below(section)
        values["others"] = [*story.linked_ids, *filter(None, [story.article_id])]
    if group:
        values["group"] = group
    return around_story(conf("MORE_LENGTH"), **values)


def _around(length, at, linked, below=None, others=None, group=None):
    """A union of parts, each by its own index; an OR across them would read every publication."""
    live = Publication.objects.live(at)
    parts, ids = [live.filter(article__in=linked)], []
    if below is not None:
        newest = live.exclude(article__in=others)
        if group is not None:
            newest = newest.exclude(Q(article=group) | Q(translation_group=group))
        ids = keys_of_newest(newest, length, below)
    if group is not None:
        parts += [live.filter(article=group), live.filter(translation_group=group)]
    ids += [part.order_by().values("pk") for part in parts]
    return Publication.objects.filter(pk__in=ids[0].union(*ids[1:])).only(*SHOWN)


around_story = Prepared(Publication, _around, remembers=True)


def _group(story):
    """The article all translations of the story go back to; None for a draft that is not saved."""
    return story.translation_group or story.article_id


def _is_translation(other, story):
    return other.article_id != story.article_id and _group(other) == _group(story)


def _one_a_language(translations, story):
    """In other languages than the story's, the original before a translation."""
    named = {}
    for each in sorted(translations, key=lambda each: (each.translation_group is not None, each.pk)):
        if each.language != story.language:
            named.setdefault(each.language, each)
    return list(named.values())


def as_cards(linked, language):
    """What the gaps of a text in that language are filled with, by the article's id."""
    site = settings.LANGUAGE_CODE
    return {
        pk: Linked(
            story.get_absolute_url(),
            story.headline,
            story.kicker,
            Shown(**{**story.teaser_picture, "alternative": ""}) if story.teaser_picture else None,
            story.language if story.language != language else "",
            site if site != language else "",
        )
        for pk, story in linked.items()
    }
