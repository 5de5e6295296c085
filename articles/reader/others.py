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
from articles.reader.stories import TEASER

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
    found = sections.attach(list(_wanted(story, at, sections).only(*SHOWN)))
    linked = {each.article_id: each for each in found if each.article_id in story.linked_ids}
    translations = [each for each in found if _is_translation(each, story)]
    others = {story.article_id, *linked, *(each.article_id for each in translations)}
    more = [each for each in found if each.article_id not in others]
    return Others(linked, more, _one_a_language(translations, story))


def _wanted(story, at, sections):
    """A union of three, each by its own index; an OR across them would read every publication."""
    live = Publication.objects.live(at)
    arms = [live.filter(article__in=story.linked_ids), live.filter(pk__in=_newest(story, at, sections))]
    if group := _group(story):
        arms += [live.filter(article=group), live.filter(translation_group=group)]
    ids = [arm.order_by().values("pk") for arm in arms]
    return Publication.objects.filter(pk__in=ids[0].union(*ids[1:]))


def _newest(story, at, sections):
    """Of the story's section and those below it: neither itself, nor what it links to, nor its translations."""
    section = sections.of(story)
    if not section:
        return Publication.objects.none().values("pk")
    shows(category_key(section.pk))
    stories = Publication.objects.live(at).filter(category__in=sections.ids_below(section))
    others = stories.exclude(article__in=[*story.linked_ids, *filter(None, [story.article_id])])
    if group := _group(story):
        others = others.exclude(Q(article=group) | Q(translation_group=group))
    return others.values("pk")[: conf("MORE_LENGTH")]


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
