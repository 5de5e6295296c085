"""Checks of what stands above the text and of what it is filed under."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.editing.checks.finding import Finding
from articles.vocabulary import SOFT_LIMITS


def headline(content, facts):
    if not content["headline"]:
        yield Finding(_("The headline is missing."), "id_headline")


def category(content, facts):
    if not content["category"]:
        yield Finding(_("The category is missing."), "id_category")


def byline(content, facts):
    if not content["credits"] and not content["source"]:
        sentence = _("The byline is missing. Please add an author or, for agency text, the source.")
        yield Finding(sentence, "credits-heading")


def headline_length(content, facts):
    yield from _too_long(_("The headline"), content["headline"], SOFT_LIMITS["headline"], "id_headline")


def lead(content, facts):
    if not content["lead"]:
        yield Finding(_("The lead is missing."), "id_lead")


def teaser_length(content, facts):
    """The teaser shows its own words, or headline and lead where it has none; what is too long there is said once."""
    yield from _too_long(
        _("The teaser headline"), content["teaser_headline"], SOFT_LIMITS["headline"], "id_teaser_headline"
    )
    if content["teaser_text"]:
        yield from _too_long(
            _("The teaser text"), content["teaser_text"], SOFT_LIMITS["lead"], "id_teaser_text"
        )
    else:
        yield from _too_long(_("The lead"), content["lead"], SOFT_LIMITS["lead"], "id_lead")


def _too_long(what, text, limit, place):
    if len(text) > limit:
        words = {"what": what, "count": len(text), "limit": limit}
        yield Finding(_("%(what)s has %(count)d characters; %(limit)d fit well.") % words, place)


def tags(content, facts):
    if not content["tags"]:
        yield Finding(_("No tags are set; readers of a topic will not find the story."), "id_tag_names")


def moderator(content, facts):
    if content["category"] and not facts.has_moderator:
        sentence = _(
            "Nobody answers for this category, so nobody is told. Please tell the chief of the desk."
        )
        yield Finding(sentence, "id_category")


def twin(content, facts):
    if facts.twin:
        sentence = _("Article %d is live with the same headline.") % facts.twin
        yield Finding(sentence, "id_headline")


def threads(content, facts):
    number = facts.open_threads
    if number:
        sentence = ngettext("%d thread is not resolved.", "%d threads are not resolved.", number)
        yield Finding(sentence % number, "threads")
