"""What stands around the text of a story as HTML. In Python like the stories of lists: a fifth of what templates take."""

from django import template
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.addresses import path_to
from articles.templatetags.page import joined
from articles.templatetags.stories import more_story, when

register = template.Library()


@register.simple_tag
def breadcrumb(path):
    """The way from the front page to a section."""
    steps = [(path_to("home"), _("Home")), *((path_to("category", step.slug), step.name) for step in path)]
    links = (f'<li><a href="{escape(address)}">{escape(words)}</a></li>' for address, words in steps)
    name = escape(_("Breadcrumb"))
    return joined([f'<nav class="breadcrumb" aria-label="{name}"><ol>', *links, "</ol></nav>"])


@register.simple_tag(takes_context=True)
def story_head(context):
    """Genre, kicker, headline and lead."""
    story, genre = context["story"], context["genre"]
    kicker = (
        f'<span class="kicker">{escape(story.kicker)}<span class="unseen">:</span></span>'
        if story.kicker
        else ""
    )
    return joined(
        [
            '<header class="story-head">',
            f'<p class="story-genre">{escape(genre)}</p>' if genre else "",
            f'<div class="story-words"{_language(context)}><h1>{kicker}',
            f'<span class="headline">{escape(story.headline)}</span></h1>',
            f'<p class="lead">{escape(story.lead)}</p>' if story.lead else "",
            "</div></header>",
        ]
    )


def _language(context):
    """What tells screen readers and search engines of another language than the site's."""
    language = context["story"].language
    return f' lang="{escape(language)}"' if language != context["site"]["language"] else ""


@register.simple_tag(takes_context=True)
def story_facts(context):
    """By whom, when and where, how long it takes to read, and whether it was corrected."""
    return joined(
        [
            '<div class="facts">',
            *_byline(context["byline"]),
            *_times(context["story"], context["updated_at"], context["minutes"]),
            *(_corrected(context) if context["corrections"] else ()),
            *(_translation(link) for link in context["translations"][1:]),
            "</div>",
        ]
    )


def _byline(authors):
    if not authors:
        return
    role = authors[0].get("role", "") if len(authors) == 1 else ""
    names = ", ".join(_author(author) for author in authors)
    by = escape(pgettext("byline", "By"))
    yield f'<p class="byline">{by} {names}'
    yield f'<span class="byline-role">{escape(role)}</span>' if role else ""
    yield "</p>"


def _author(author):
    name = escape(author["name"])
    return (
        f'<a rel="author" href="{escape(author["address"])}">{name}</a>'
        if author["address"]
        else f"<b>{name}</b>"
    )


def _times(story, updated_at, minutes):
    published, as_of, source = escape(_("Published")), escape(pgettext("story", "As of")), escape(_("Source"))
    reading = ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}
    how_long = escape(_("Reading time"))
    yield '<ul class="times">'
    yield f'<li class="dateline">{escape(story.dateline)}</li>' if story.dateline else ""
    yield f'<li><span class="unseen">{published}: </span>{when(story.published_at)}</li>'
    yield f"<li>{as_of}: {when(updated_at)}</li>" if updated_at else ""
    yield f'<li class="reading">{how_long}: {escape(reading)}</li>'
    yield f"<li>{source}: {escape(story.source)}</li>" if story.source else ""
    yield "</ul>"


def _corrected(context):
    words = _("This story was corrected") if context["was_wrong"] else _("This story was added to")
    target = ' target="_self"' if context["preview"] else ""
    yield f'<p class="corrected"><a href="#notices"{target}>{escape(words)}</a></p>'


def _translation(link):
    words = escape(_("Also in %(language)s") % {"language": link["name"]})
    language = escape(link["language"])
    return (
        f'<p class="translation">{words}: <a href="{escape(link["address"])}" hreflang="{language}" lang="{language}">'
        f"{escape(link['headline'])}</a></p>"
    )


@register.simple_tag
def story_tags(tags):
    """The topics of a story, each with its page."""
    if not tags:
        return ""
    links = (
        f'<li><a rel="tag" href="{escape(tag["address"])}">{escape(tag["name"])}</a></li>' for tag in tags
    )
    words = escape(_("Topics"))
    heading = f'<h2 id="tags">{words}</h2>'
    return joined([f'<section class="tags" aria-labelledby="tags">{heading}<ul>', *links, "</ul></section>"])


@register.simple_tag
def story_more(section, stories):
    """The newest of a section below one of its stories."""
    if not stories:
        return ""
    words = escape(_("More from %(section)s") % {"section": section.name})
    link = f'<a href="{escape(path_to("category", section.slug))}">{words}</a>'
    return joined(
        [
            f'<section class="more" aria-labelledby="more"><h2 id="more">{link}</h2><ul>',
            *map(more_story, stories),
            "</ul></section>",
        ]
    )
