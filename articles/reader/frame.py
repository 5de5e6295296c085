"""The frame around every page: masthead, navigation, and what the head says to search engines."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles.addresses import path_to
from articles.reader.headers import reservation
from articles.reader.icons import LARGE_ICON, LARGE_SIZE, icon_address

COUNTRIES = {"en": "GB"}
AROUND = ("head_links", "masthead", "footer", "story_tools")  # templates that say nothing of a page itself
LONGEST_DESCRIPTION = 300  # characters


def site():
    """What templates know about the site itself."""
    return {
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL,
        "language": settings.LANGUAGE_CODE,
        "locale": locale(settings.LANGUAGE_CODE),
        "reservation": reservation(),
    }


def locale(language):
    """The language as Open Graph names it, with the country it is mostly read in here."""
    return f"{language}_{COUNTRIES.get(language, language.upper())}"


def absolute(address):
    """An address of the site with its host, as feeds and search engines want it."""
    return settings.SITE_URL + address


def feed_link(title, address):
    return {"title": f"{settings.SITE_NAME}: {title}", "address": address}


def framed(template, context, *, sections, title, address="", section=None, feeds=(), status=200):
    """A page in its frame. `address` is its canonical path, `section` the one to mark in the navigation.

    Rendered without the request: no context processor can touch the user or the session.
    """
    frame = {
        "site": site(),
        "around": around(sections, sections.path(section)[0] if section else None),
        "banners": sections.banners,
        "shade": section.shade if section else "",
        "icon": icon_address(LARGE_ICON),
        "icon_size": LARGE_SIZE,
        "title": title,
        "canonical": absolute(address) if address else "",
        "feeds": [*feeds, feed_link(_("Latest stories"), path_to("feed"))],
    }
    page = {**frame, **context}
    page["description"] = shortened(page.get("description") or described(title))
    return HttpResponse(render_to_string(template, page), status=status)


def around(sections, current=None):
    """What stands around every page by the name of its template, the section `current` marked: made once for each tree."""
    words = {"site": site(), "nav": sections.top, "house": sections.pages, "current": current}
    language, settled = get_language(), tuple(map(str, words["site"].values()))
    return {
        name: sections.tree.fragment(
            (name, current and current.pk, language, settled),
            lambda name=name: mark_safe(render_to_string(f"components/{name}.html", words)),  # noqa: S308  a template's
        )
        for name in AROUND
    }


def shortened(text):
    """As much as search engines show."""
    return Truncator(text).chars(LONGEST_DESCRIPTION) if len(text) > LONGEST_DESCRIPTION else text


def described(title):
    """What search engines say of a page that has no words of its own for it."""
    house = _("News, background and opinion from %s.") % settings.SITE_NAME
    return f"{title}. {house}" if title else house
