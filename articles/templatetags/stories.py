"""Stories in lists, and moments, as HTML. In Python, as a front has fifty of them: ten times as fast as a template."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as dated
from django.utils.formats import date_format, time_format
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from articles.templatetags.pictures import first_picture, more_picture, teaser_picture
from articles.vocabulary import Genre

register = template.Library()
MACHINE = "Y-m-d\\TH:i:sO"
REMEMBERED = 20_000  # moments as HTML
MOST_MADE = 5_000  # teasers that are remembered, some 6 MB
END = "</article>"
made = {}


@register.simple_tag
def when(moment):
    """A moment in few characters, as in lists."""
    return written(moment, "SHORT_DATE_FORMAT", get_language())


@register.simple_tag
def time(moment):
    """A moment with the month in words."""
    return written(moment, "DATE_FORMAT", get_language())


@lru_cache(REMEMBERED)
def written(moment, day_format, language):
    local = localtime(moment)
    words = {"day": date_format(local, day_format), "time": time_format(local, "TIME_FORMAT")}
    said = escape(_("%(day)s, %(time)s") % words)
    return mark_safe(f'<time datetime="{dated(local, MACHINE)}">{said}</time>')  # noqa: S308  escaped just here


@register.simple_tag
def teaser(story, kind="", *, bare=False, level=None):
    """A story of a list, its section attached. `kind` is "first", "lead" or empty; `bare` leaves out the section's name;
    `level` is that of its heading. A story of the past knows as `told` what has become of it since.
    """
    html = _once(_teaser, story, kind, bare, level or 2)
    if not hasattr(story, "told"):
        return html
    return mark_safe(html.removesuffix(END) + _told(story) + END)  # noqa: S308  a template's


@register.simple_tag
def more_story(story):
    """A story among those one may read next, below another one."""
    return _once(_more_story, story)


def _once(make, story, *how):
    """What `make` makes of a story, remembered by everything that it says."""
    key = (make, how, get_language(), *_said(story))
    html = made.get(key)
    if html is None:
        if len(made) >= MOST_MADE:
            made.clear()
        html = made[key] = mark_safe(make(story, *how))  # noqa: S308  every value is escaped there
    return html


def _more_story(story):
    lang = f' lang="{escape(story.language)}"' if story.language != settings.LANGUAGE_CODE else ""
    kicker = (
        f'<span class="kicker">{escape(story.kicker)}<span class="unseen">:</span></span> '
        if story.kicker
        else ""
    )
    words = [
        f'<li class="more-story"><div class="more-words"><h3{lang}><a href="{escape(story.get_absolute_url())}">{kicker}',
        f'<span class="headline">{escape(story.teaser_headline)}</span></a></h3>',
        f'<p class="more-text"{lang}>{escape(story.teaser_text)}</p>'
        if story.teaser_text and not story.teaser_picture
        else "",
        '<p class="more-facts">',
        f"<span>{escape(story.get_genre_display())}</span>" if story.genre == Genre.OPINION else "",
        f"{when(story.published_at)}</p></div>",
        f'<div class="more-picture">{more_picture(story.teaser_picture)}</div>'
        if story.teaser_picture
        else "",
        "</li>",
    ]
    return "\n".join(filter(None, words))


def _said(story):
    """Everything a teaser says, so that the same words are not made twice."""
    section, picture = story.category, story.teaser_picture or {}
    return (
        *(story.article_id, story.slug, story.genre, story.language, story.published_at),
        *(story.kicker, story.teaser_headline, story.teaser_text),
        *(author["name"] for author in story.byline),
        *(section.slug, section.name, getattr(section, "shade", "")),
        *(picture.get("src"), picture.get("width"), picture.get("height"), picture.get("placeholder")),
    )


def _teaser(story, kind, bare, level):
    address, opinion = escape(story.get_absolute_url()), story.genre == Genre.OPINION
    lang = f' lang="{escape(story.language)}"' if story.language != settings.LANGUAGE_CODE else ""
    words = [
        f'<article class="{_classes(story, kind, opinion)}">{_picture(story, kind, address)}',
        f'<div class="teaser-words"{lang}><h{level} class="teaser-head"><a href="{address}">',
        _kicker(story, opinion, lang),
        f'<span class="headline">{escape(story.teaser_headline)}</span></a></h{level}>',
        f'<p class="teaser-text">{escape(story.teaser_text)}</p>' if story.teaser_text else "",
        f'</div><p class="meta">{_meta(story, bare)}</p>{END}',
    ]
    return "\n".join(filter(None, words))


def _classes(story, kind, opinion):
    shade = getattr(story.category, "shade", "")
    marks = [kind, "pictured" if story.teaser_picture else "", "opinion" if opinion else ""]
    return " ".join(
        ["teaser", *(f"teaser-{mark}" for mark in marks if mark), *([f"tone-{shade}"] if shade else [])]
    )


def _picture(story, kind, address):
    if not story.teaser_picture:
        return ""
    shown = first_picture(story.teaser_picture) if kind else teaser_picture(story.teaser_picture)
    return f'<a class="teaser-picture" href="{address}" tabindex="-1" aria-hidden="true">{shown}</a>'


def _kicker(story, opinion, lang):
    if not opinion and not story.kicker:
        return ""
    spoken = f' lang="{settings.LANGUAGE_CODE}"' if lang else ""
    word = escape(pgettext("genre", "Opinion"))
    genre = f'<span class="genre"{spoken}>{word}</span>' if opinion else ""
    return f'<span class="kicker">{genre}{escape(story.kicker)}<span class="unseen">:</span></span>'


def _meta(story, bare):
    section = story.category
    link = f'<a href="{escape(section.get_absolute_url())}">{escape(section.name)}</a>'
    names = ", ".join(escape(author["name"]) for author in story.byline)
    return "\n".join(
        filter(
            None, ["" if bare else link, f"<span>{names}</span>" if names else "", when(story.published_at)]
        )
    )


def _told(story):
    site = {"language": settings.LANGUAGE_CODE}
    return render_to_string("reader/told_marks.html", {"told": story.told, "story": story, "site": site})
