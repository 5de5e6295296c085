"""What the head of a story's page holds: style sheets and scripts, and what it says to search engines and to others."""

from django import template
from django.utils.html import escape
from django.utils.timezone import localtime

from articles.imaging.card import HEIGHT, WIDTH
from articles.templatetags.page import asset, joined, meta, sheets

register = template.Library()


@register.simple_tag(takes_context=True)
def story_links(context):
    """What the head of the page needs for the story: style sheets and scripts, what it says to others, translations."""
    story, plays, preview = context["story"], context["plays"], context["preview"]
    others = () if preview else context["translations"]
    return joined(
        [
            f'<script src="{asset("reader/textsize.js")}"></script>' if plays else "",
            sheets("reader/story.css", "reader/text.css"),
            sheets("reader/notices.css") if context["corrections"] else "",
            story_meta(context),
            *(
                f'<link rel="alternate" hreflang="{link["language"]}" href="{link["absolute"]}">'
                for link in others
            ),
            sheets("reader/embed.css") if story.frames else "",
            "" if preview else _script("reader/count.js"),
            _script("reader/embed.js") if plays and story.frames else "",
            *map(_script, ("reader/story.js", "reader/listen.js") if plays else ()),
        ]
    )


def _script(name):
    """It runs when the page is read."""
    return f'<script type="module" src="{asset(name)}"></script>'


def story_meta(context):
    """What the head of the page says to search engines and to those who show a link to it."""
    story, site, card = context["story"], context["site"], context["card"]
    headline = escape(story.headline)
    authors = [author["address"] for author in context["byline"] if author["address"]]
    return joined(
        [
            meta("og:type", "article"),
            meta("og:site_name", site["name"]),
            meta("og:title", story.headline),
            meta("og:description", context["description"]),
            meta("og:url", context["canonical"]),
            meta("og:locale", context["locale"]),
            *(_card(escape(card), headline) if card else ()),
            meta("article:published_time", _machine(story.published_at)),
            meta("article:modified_time", _machine(context["updated_at"])),
            meta("article:section", story.category.name if context["path"] else ""),
            *(meta("article:author", site["url"] + address) for address in authors),
            *(meta("article:tag", tag["name"]) for tag in context["tags"]),
            f'<script type="application/ld+json">{context["structured"]}</script>'
            if context["structured"]
            else "",
        ]
    )


def _card(address, headline):
    """The preview image."""
    return (
        f'<meta property="og:image" content="{address}">',
        '<meta property="og:image:type" content="image/jpeg">',
        f'<meta property="og:image:width" content="{WIDTH}">',
        f'<meta property="og:image:height" content="{HEIGHT}">',
        f'<meta property="og:image:alt" content="{headline}">',
        '<meta name="twitter:card" content="summary_large_image">',
    )


def _machine(moment):
    return localtime(moment).isoformat() if moment else ""
