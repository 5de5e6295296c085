"""Addresses of the reader's site, in German words. Sections stand last: they may take any free word."""

from django.urls import path, register_converter

from articles.imaging.card import CROPS
from articles.reader import (
    archive,
    corrections,
    counting,
    day,
    health,
    home,
    house,
    listings,
    pages,
    pictures,
    preview,
    robots,
    search,
    siteinfo,
    sitemaps,
    suggestions,
    then,
)
from articles.reader.feeds import views as feeds


class Word:
    """A slug, also of an older site with letters beyond ASCII; no control characters."""

    regex = r"[-\w]+"

    def to_python(self, value):
        return value

    def to_url(self, value):
        return str(value)


class Anything(Word):
    """A part of an article's address that does not decide."""

    regex = "[^/]+"


class Number:
    """An id or a part's number that fits into the database's integers."""

    regex = "0|[1-9][0-9]{0,14}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(int(value))


class Year(Number):
    regex = "[12][0-9]{3}"


class Minute(Word):
    """A minute of a day, with the zone's name in the hour that comes twice."""

    regex = "[0-2][0-9]-[0-5][0-9](?:-[a-z]{3,5})?"


class TwoDigits(Number):
    regex = "[0-3][0-9]"

    def to_url(self, value):
        return f"{int(value):02}"


class Digest(Word):
    """What tells one preview image of a story from another, see `cards.address`."""

    regex = "[0-9a-f]{24}"


class Shape(Word):
    regex = "|".join(CROPS)


for name, converter in [
    ("word", Word),
    ("anything", Anything),
    ("number", Number),
    ("year", Year),
    ("two", TwoDigits),
    ("minute", Minute),
    ("digest", Digest),
    ("shape", Shape),
]:
    register_converter(converter, name)


def feed_routes(route, view, name):
    """The address of one feed in each dialect; the route of RSS carries the plain name."""
    files = {"rss": "rss.xml", "atom": "atom.xml", "json": "feed.json"}
    return [
        path(f"{route}feeds/{file}", view, {"dialect": dialect}, name=feeds.feed_name(name, dialect))
        for dialect, file in files.items()
    ]


urlpatterns = [
    path("", home.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("favicon.ico", siteinfo.favicon, name="favicon"),
    path("manifest.webmanifest", siteinfo.manifest, name="manifest"),
    path("robots.txt", robots.robots, name="robots"),
    path(".well-known/tdmrep.json", robots.tdmrep, name="tdmrep"),
    path(".well-known/security.txt", siteinfo.security, name="security"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<number:number>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("sitemap-themen.xml", sitemaps.sitemap_subjects, name="sitemap_subjects"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("feeds/", feeds.feeds, name="feeds"),
    *feed_routes("", feeds.site_feed, "feed"),
    path("vorschau/<number:article_id>-<digest:digest>.jpg", preview.preview_image, name="preview_image"),
    path(
        "vorschau/<number:article_id>-<digest:digest>-<shape:shape>.jpg",
        preview.preview_crop,
        name="preview_crop",
    ),
    path("medien/<path:name>", pictures.rendition, name="rendition"),
    path("suche/", search.search, name="search"),
    path("suche/vorschlaege", suggestions.suggestions, name="suggestions"),
    path("impressum/", house.imprint, name="imprint"),
    path("datenschutz/", house.privacy, name="privacy"),
    path("barrierefreiheit/", house.accessibility, name="accessibility"),
    path("seite/<word:slug>/", house.page, name="page"),
    path("zaehlen/<number:article_id>", counting.count, name="count"),
    *feed_routes("suche/", feeds.search_feed, "search_feed"),
    path("korrekturen/", corrections.corrections, name="corrections"),
    path("archiv/", archive.archive_home, name="archive_home"),
    path("archiv/<year:year>/", archive.year, name="archive"),
    path("archiv/<year:year>/<two:month>/", archive.month, name="archive_month"),
    path("archiv/<year:year>/<two:month>/<two:day>/", day.day, name="archive_day"),
    path("archiv/<year:year>/<two:month>/<two:day>/<minute:clock>/", then.front_then, name="front_then"),
    path("thema/<word:slug>/", listings.tag, name="tag"),
    *feed_routes("thema/<word:slug>/", feeds.tag_feed, "tag_feed"),
    path("autor/<word:slug>/", listings.author, name="author"),
    *feed_routes("autor/<word:slug>/", feeds.author_feed, "author_feed"),
    path("<anything:category_slug>/<anything:slug>-<number:article_id>/", pages.article, name="article"),
    *feed_routes("<word:slug>/", feeds.category_feed, "category_feed"),
    path("<word:slug>/", listings.category, name="category"),
]
