"""Sitemaps: what search engines may find.

A part holds a range of article ids, so a new story changes only the newest part and crawlers fetch only that one.
The pages of sections, tags and authors stand in a part of their own, the news of two days in a file as Google News
reads it.
"""

from datetime import timedelta

from django.db.models import BigIntegerField, ExpressionWrapper, F, Max
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string

from articles.addresses import path_to
from articles.cachekeys import FEEDS, sitemap_key
from articles.conf import conf
from articles.models.publication import Publication
from articles.reader.dependence import changes_at, shows
from articles.reader.feeds.channel import xml_text
from articles.reader.frame import absolute, site
from articles.reader.media import media_of
from articles.reader.paging import MICROSECOND
from articles.reader.sections import Sections
from articles.reader.serving import public

XML = "application/xml; charset=utf-8"
NEWS_AGE = timedelta(hours=48)  # as Google News asks, by the first publication
NEWS_MOST = 1_000  # entries of a news sitemap
MOST = 20_000  # tags and authors each; a sitemap may hold 50,000 addresses


def indexable(at):
    return Publication.objects.live(at).filter(noindex=False)


def written(template, context):
    return HttpResponse(render_to_string(f"feeds/{template}", context), content_type=XML)


@public
def sitemap(request, *, at):
    shows(FEEDS)  # which every change of a story names
    part = ExpressionWrapper(F("article_id") / conf("SITEMAP_LENGTH"), output_field=BigIntegerField())
    rows = indexable(at).order_by().values(part=part).annotate(changed=Max("live_from")).order_by("part")
    parts = [
        {"address": absolute(path_to("sitemap_part", row["part"])), "changed": row["changed"]} for row in rows
    ]
    newest = max((part["changed"] for part in parts), default=None)
    subjects = [{"address": absolute(path_to("sitemap_subjects")), "changed": newest}] if parts else []
    return written("sitemap_index.xml", {"parts": parts + subjects})


@public
def sitemap_part(request, number, *, at):
    shows(sitemap_key(number * conf("SITEMAP_LENGTH")))
    first = number * conf("SITEMAP_LENGTH")
    rows = indexable(at).filter(article__gte=first, article__lt=first + conf("SITEMAP_LENGTH"))
    stories = list(rows.only("article", "category", "slug", "live_from", "picture").order_by("article_id"))
    if not stories:
        raise Http404
    pages = [entry_of(story) for story in Sections().attach(stories)]
    return written("sitemap.xml", {"pages": pages})


def entry_of(story):
    address = absolute(story.get_absolute_url())
    return {"address": address, "changed": story.live_from, "media": media_of(story.picture)}


@public
def sitemap_subjects(request, *, at):
    """Pages with lists of stories that search engines may find; each changed when its newest story did."""
    shows(FEEDS)
    sections = Sections()
    changed = _changed_sections(sections, at)
    if not changed:
        raise Http404
    pages = [
        {"address": absolute(path_to("home")), "changed": max(changed.values())},
        *(
            {"address": absolute(section.get_absolute_url()), "changed": changed[section]}
            for section in sorted(changed, key=lambda each: each.pk)
        ),
        *_changed("tagged", "tag", at),
        *_changed("publication_credits", "author", at),
    ]
    return written("sitemap.xml", {"pages": pages})


def _changed_sections(sections, at):
    """Each section with a story, in itself or below, and when the newest of them began."""
    found = {}
    rows = indexable(at).order_by().values_list("category").annotate(changed=Max("live_from"))
    for pk, changed in rows:
        for section in sections.path(sections.get(pk)):
            found[section] = max(changed, found.get(section, changed))
    return found


def _changed(relation, name, at):
    """Pages of the tags or authors of stories, those that changed last first."""
    rows = (
        indexable(at).order_by().values_list(f"{relation}__{name}__slug").annotate(changed=Max("live_from"))
    )
    rows = rows.filter(**{f"{relation}__{name}__isnull": False}).order_by("-changed")[:MOST]
    return [{"address": absolute(path_to(name, slug)), "changed": changed} for slug, changed in rows]


@public
def news_sitemap(request, *, at):
    """What was first published in the last two days, newest first; empty when there was nothing."""
    shows(FEEDS)
    recent = indexable(at).filter(published_at__gte=at - NEWS_AGE).order_by("-published_at", "-pk")
    columns = ("article", "category", "slug", "language", "headline", "published_at", "live_from", "picture")
    stories = Sections().attach(list(recent.only(*columns)[:NEWS_MOST]))
    if stories:
        changes_at(stories[-1].published_at + NEWS_AGE + MICROSECOND)
    pages = [{**entry_of(story), "story": story, "title": xml_text(story.headline)} for story in stories]
    return written("news_sitemap.xml", {"pages": pages, "site": site()})
