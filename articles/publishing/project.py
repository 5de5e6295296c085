"""Turns content into a self-contained publication; stores nothing."""

from dataclasses import replace
from urllib.parse import urljoin

from django.conf import settings
from django.utils.dateparse import parse_datetime

from articles.body.embeds import frame_hosts
from articles.body.feed import render_for_feed
from articles.body.headings import contents
from articles.body.parse import parse
from articles.body.pictures import pictures_in, use_of_dict
from articles.body.render import render
from articles.body.text import plain_text, word_count
from articles.models import Author, Publication, Tag
from articles.models.article import original_of
from articles.publishing.pictures import TEASER_CROP, shown_pictures
from articles.vocabulary import Genre, german_slug

COPIED = ["genre", "language", "kicker", "headline", "lead", "dateline", "source", "noindex"]


def project(article, revision, *, live_from, published_at, ends_at=None, show=shown_pictures, standing=None):
    """An unsaved publication of a revision; its authors, tags and ids of pictures, even of those taken back, are lists
    on it (`.credited`, `.tagged_with`, `.pictured`).

    `live_from` and `published_at` are aware datetimes. `show` says how uses of pictures are shown, `standing(model, ids)`
    gives the Authors and Tags: the preview and whoever projects thousands bring their own.
    """
    content = revision.content
    document = parse(content["body"])
    head, teaser = head_uses(content)
    uses = [*filter(None, (head, teaser)), *pictures_in(document)]
    pictures = show(uses)
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
        parts=render(document, pictures),
        contents=contents(document),
        translation_group=_group(article, content),
        feed_parts=render_for_feed(document, _with_host(pictures)),
        picture=_as_dict(pictures.get(head)),
        teaser_picture=_as_dict(pictures.get(teaser)),
        frames=frame_hosts(document.embeds()),
        plain_text=plain_text(document),
        word_count=word_count(document),
        **{name: content[name] for name in COPIED},
        **_teaser(content),
    )
    publication.pictured = sorted({use.picture for use in uses})
    publication.closing_links = _closing(content["links"])
    publication.linked_ids = _linked(document, publication.closing_links)
    _name(publication, content, standing or _standing)
    publication.structured = structured_data(publication)
    return publication


def head_uses(content):
    """The uses of the head's picture on the story's page and in lists, or None twice."""
    if not content.get("picture"):
        return None, None
    head = use_of_dict(content["picture"])
    return head, replace(head, crop=TEASER_CROP)


def uses_shown(content):
    """Every use for which readers need files, in the head, in lists and in the text."""
    return [*filter(None, head_uses(content)), *pictures_in(parse(content["body"]))]


def _group(article, content):
    """The original the article translates, however long the chain to it is; None for an original."""
    original = original_of(content.get("translation_of"))
    return original if original != article.pk else None


def _with_host(pictures):
    """Feeds are read elsewhere: their pictures have whole addresses."""
    base = settings.SITE_URL + "/"
    return {use: replace(shown, src=urljoin(base, shown.src)) for use, shown in pictures.items()}


def _as_dict(shown):
    return shown and shown.as_dict()


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


def _standing(model, ids):
    return model.objects.standing_list(ids)


def _name(publication, content, standing):
    """Byline and tags, as rows to write and as words to show."""
    publication.credited = standing(Author, content["credits"])
    publication.tagged_with = standing(Tag, content["tags"])
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


# What schema.org calls our genres; the others are news and nothing else.
GENRE_TYPES = {
    Genre.OPINION: "OpinionNewsArticle",
    Genre.ANALYSIS: "AnalysisNewsArticle",
    Genre.EXPLAINER: "BackgroundNewsArticle",
}


def structured_data(publication):
    """schema.org NewsArticle as it was published; the page adds what may change: addresses, section, corrections."""
    kind = GENRE_TYPES.get(publication.genre)
    return {
        "@type": ["NewsArticle", kind] if kind else "NewsArticle",
        "headline": publication.headline,
        "description": publication.seo_description,
        "datePublished": publication.published_at.isoformat(),
        "dateModified": publication.live_from.isoformat(),
        "keywords": [tag["name"] for tag in publication.tag_list],
        "inLanguage": publication.language,
        "wordCount": publication.word_count,
    }
