"""What the head of every page says of itself. In Python like the stories, as every page that is made has it."""

from django import template
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()


def joined(lines):
    return mark_safe("\n".join(filter(None, lines)))  # noqa: S308  every value is escaped where its line is made


def meta(name, content):
    """What a page says of itself by the Open Graph protocol; empty where it has nothing to say."""
    return f'<meta property="{name}" content="{escape(content)}">' if content else ""


@register.simple_tag
def sheets(*names):
    """Links to style sheets of these names."""
    return joined(f'<link rel="stylesheet" href="{asset(name)}">' for name in names)


def asset(name):
    """The address of a style sheet or script, escaped."""
    return escape(staticfiles_storage.url(name))


@register.simple_tag(takes_context=True)
def page_head(context):
    """All but the title, down to the style sheet of the site; a story adds what it says to others, see `story.story_meta`."""
    site, get = context["site"], context.get
    around = get("around") or {}
    own = not get("story") and not get("preview")
    return joined(
        [
            '<base target="_blank">' if get("preview") else "",
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            _named("description", get("description")),
            _robots(get("robots"), get("canonical")),
            *(_named(name, value) for name, value in site.get("reservation", {}).items()),
            f'<link rel="canonical" href="{escape(get("canonical"))}">' if get("canonical") else "",
            *map(_feed, get("feeds") or ()),
            '<meta name="color-scheme" content="light dark">',
            around.get("head_links") or render_to_string("components/head_links.html", {"site": site}),
            *(page_meta(context) if own else ()),
        ]
    )


def _named(name, content):
    return f'<meta name="{escape(name)}" content="{escape(content)}">' if content else ""


def _robots(wanted, canonical):
    return _named("robots", wanted or ("max-image-preview:large" if canonical else ""))


def _feed(feed):
    words = f'title="{escape(feed["title"])}" href="{escape(feed["address"])}"'
    return f'<link rel="alternate" type="application/rss+xml" {words}>'


def page_meta(context):
    """What programs show of a link to a page that is no story."""
    site, get = context["site"], context.get
    heading = getattr(get("subject"), "heading", None)
    is_person = getattr(heading, "kind", "") == "person"
    return [
        meta("og:type", "profile" if is_person else "website"),
        meta("og:site_name", site["name"]),
        meta("og:title", get("title") or site["name"]),
        meta("og:description", get("description")),
        meta("og:url", get("canonical")),
        meta("og:locale", site.get("locale")),
        meta("og:image", get("icon")),
        meta("og:image:width", get("icon_size")),
        meta("og:image:height", get("icon_size")),
        meta("og:image:alt", site["name"]),
        _named("twitter:card", "summary"),
        f'<script type="application/ld+json">{get("structured")}</script>' if get("structured") else "",
    ]
