"""The frame around every page: masthead, navigation, and what the head says to search engines."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _


def site():
    """What templates know about the site itself."""
    return {
        "name": settings.SITE_NAME,
        "url": settings.SITE_URL,
        "language": settings.LANGUAGE_CODE,
    }


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
        "nav": sections.top,
        "house": sections.pages,
        "current": sections.path(section)[0] if section else None,
        "shade": section.shade if section else "",
        "title": title,
        "canonical": absolute(address) if address else "",
        "feeds": [*feeds, feed_link(_("Latest stories"), reverse("feed"))],
    }
    return HttpResponse(render_to_string(template, {**frame, **context}), status=status)
