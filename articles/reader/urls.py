"""Addresses of the reader's site, in German words. Sections stand last: they may take any free word."""

from django.urls import path, register_converter

from articles.reader import (
    archive,
    corrections,
    counting,
    day,
    feeds,
    health,
    house,
    listings,
    pages,
    pictures,
    search,
    sitemaps,
    then,
)


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


for name, converter in [
    ("word", Word),
    ("anything", Anything),
    ("number", Number),
    ("year", Year),
    ("two", TwoDigits),
    ("minute", Minute),
]:
    register_converter(converter, name)

urlpatterns = [
    path("", listings.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", sitemaps.robots, name="robots"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap-<number:number>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("feeds/rss.xml", feeds.feed, name="feed"),
    path("medien/<path:name>", pictures.rendition, name="rendition"),
    path("suche/", search.search, name="search"),
    path("impressum/", house.imprint, name="imprint"),
    path("datenschutz/", house.privacy, name="privacy"),
    path("barrierefreiheit/", house.accessibility, name="accessibility"),
    path("seite/<word:slug>/", house.page, name="page"),
    path("zaehlen/<number:article_id>", counting.count, name="count"),
    path("korrekturen/", corrections.corrections, name="corrections"),
    path("archiv/", archive.archive_home, name="archive_home"),
    path("archiv/<year:year>/", archive.year, name="archive"),
    path("archiv/<year:year>/<two:month>/", archive.month, name="archive_month"),
    path("archiv/<year:year>/<two:month>/<two:day>/", day.day, name="archive_day"),
    path("archiv/<year:year>/<two:month>/<two:day>/<minute:clock>/", then.front_then, name="front_then"),
    path("thema/<word:slug>/", listings.tag, name="tag"),
    path("thema/<word:slug>/feeds/rss.xml", feeds.tag_feed, name="tag_feed"),
    path("autor/<word:slug>/", listings.author, name="author"),
    path("autor/<word:slug>/feeds/rss.xml", feeds.author_feed, name="author_feed"),
    path("<anything:category_slug>/<anything:slug>-<number:article_id>/", pages.article, name="article"),
    path("<word:slug>/feeds/rss.xml", feeds.category_feed, name="category_feed"),
    path("<word:slug>/", listings.category, name="category"),
]
