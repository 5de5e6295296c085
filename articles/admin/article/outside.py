"""How a story would look outside: in a search engine's results, as a card in social networks, as our own teaser.

The fallbacks are those of `publishing.project` and of the reader's page; static/desk/outside.js follows what is typed.
"""

from urllib.parse import urlsplit

from django.conf import settings

from articles.vocabulary import german_slug

# What search engines show before they cut: pixels of the title in 20 px Arial, characters of the description.
LIMITS = {"title": 580, "description": 155}


def outside(form):
    """Words of the previews as the form stands."""
    typed = {name: form[name].value() or "" for name in form.fields if name in NEEDED}
    headline, lead = typed["headline"], typed["lead"]
    slug = typed["slug"] or german_slug(headline) or "artikel"
    teaser_text = typed["teaser_text"] or lead
    return {
        "site": settings.SITE_NAME,
        "host": urlsplit(settings.SITE_URL).netloc,
        "slug": f"{slug}-{form.instance.pk or 1}",
        "language": typed["language"],
        "title": f"{typed['seo_title'] or headline} – {settings.SITE_NAME}",
        "description": typed["seo_description"] or lead or teaser_text,
        "headline": headline,
        "teaser": typed["teaser_headline"] or headline,
        "teaser_text": teaser_text,
    }


NEEDED = {
    "headline",
    "lead",
    "slug",
    "language",
    "seo_title",
    "seo_description",
    "teaser_headline",
    "teaser_text",
}
