"""Turns content into a self-contained publication; stores nothing."""

from django.conf import settings
from django.utils.dateparse import parse_datetime

from articles.body.parse import parse
from articles.body.render import render
from articles.body.text import plain_text, word_count
from articles.models import Author, Publication, Tag
from articles.vocabulary import german_slug

COPIED = ["genre", "language", "kicker", "headline", "lead", "dateline", "source", "noindex"]


def project(article, revision, *, live_from, published_at, ends_at=None):
    """An unsaved publication of a revision, its authors and tags as lists on it (`.credited`, `.tagged_with`).

    `live_from` and `published_at` are aware datetimes. Also used by the preview, which never saves it.
    """
    content = revision.content
    document = parse(content["body"])
    publication = Publication(
        article=article,
        revision=revision,
        live_from=live_from,
        live_until=ends_at,
        ends_at=ends_at,
        published_at=published_at,
        category_id=content["category"],
        embargo_until=parse_datetime(content["embargo_until"]) if content["embargo_until"] else None,
        slug=content["slug"] or german_slug(content["headline"]) or "artikel",
        parts=render(document),
        plain_text=plain_text(document),
        word_count=word_count(document),
        **{name: content[name] for name in COPIED},
        **_teaser(content),
    )
    publication.closing_links = _closing(content["links"])
    publication.linked_ids = _linked(document, publication.closing_links)
    _name(publication, content)
    publication.structured = structured_data(publication)
    return publication


def _teaser(content):
    """The teaser falls back to the head, the search engine's text to the teaser."""
    teaser_headline = content["teaser_headline"] or content["headline"]
    teaser_text = content["teaser_text"] or content["lead"]
    return {
        "teaser_headline": teaser_headline,
        "teaser_text": teaser_text,
        "seo_title": content["seo_title"] or content["headline"],
        "seo_description": content["seo_description"] or content["lead"],
    }


def _closing(links):
    """Open links are the desk's business and stay there."""
    resolved = [link for link in links if link["target"] or link["url"]]
    return [
        {"title": link["title"], **({"article": link["target"]} if link["target"] else {"url": link["url"]})}
        for link in resolved
    ]


def _linked(document, closing_links):
    after = [link["article"] for link in closing_links if "article" in link]
    return list(dict.fromkeys([*document.article_ids(), *after]))


def _name(publication, content):
    """Byline and tags, as rows to write and as words to show."""
    publication.credited = Author.objects.standing_list(content["credits"])
    publication.tagged_with = Tag.objects.standing_list(content["tags"])
    write_words(publication)


def hold_words(content):
    """Keeps others from merging the content's tags and authors until the transaction ends."""
    Tag.objects.standing(content["tags"], lock=True)
    Author.objects.standing(content["credits"], lock=True)


def write_words(publication):
    """Copies names and slugs of `.credited` and `.tagged_with` into the publication."""
    fields = ("name", "slug", "kind", "initials", "role")
    publication.byline = [
        {field: getattr(author, field) for field in fields} for author in publication.credited
    ]
    publication.tag_list = [{"name": tag.name, "slug": tag.slug} for tag in publication.tagged_with]


def structured_data(publication):
    """schema.org NewsArticle without its address, which the page adds (the section may be renamed)."""
    kinds = {"person": "Person", "agency": "Organization"}
    authors = [{"@type": kinds[author["kind"]], "name": author["name"]} for author in publication.byline]
    return {
        "@context": "https://schema.org",
        "@type": "OpinionNewsArticle" if publication.genre == "opinion" else "NewsArticle",
        "headline": publication.headline,
        "description": publication.seo_description,
        "datePublished": publication.published_at.isoformat(),
        "dateModified": publication.live_from.isoformat(),
        "author": authors or [{"@type": "Organization", "name": publication.source or settings.SITE_NAME}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": settings.SITE_NAME,
            "url": settings.SITE_URL + "/",
        },
        "keywords": [tag["name"] for tag in publication.tag_list],
        "inLanguage": publication.language,
        "wordCount": publication.word_count,
    }
