"""Sitemap and robots.txt: what search engines may find.

A part holds a range of article ids, so a new story changes only the newest part and crawlers fetch only that one.
"""

from django.conf import settings
from django.db.models import BigIntegerField, ExpressionWrapper, F, Max
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from articles.conf import conf
from articles.models.publication import Publication
from articles.reader.frame import absolute
from articles.reader.sections import Sections
from articles.reader.serving import public

XML = "application/xml; charset=utf-8"


def indexable(at):
    return Publication.objects.live(at).filter(noindex=False)


@public
def sitemap(request, *, at):
    part = ExpressionWrapper(F("article_id") / conf("SITEMAP_LENGTH"), output_field=BigIntegerField())
    rows = indexable(at).order_by().values(part=part).annotate(changed=Max("live_from")).order_by("part")
    parts = [
        {"address": absolute(reverse("sitemap_part", args=[row["part"]])), "changed": row["changed"]}
        for row in rows
    ]
    return HttpResponse(render_to_string("feeds/sitemap_index.xml", {"parts": parts}), content_type=XML)


@public
def sitemap_part(request, number, *, at):
    first = number * conf("SITEMAP_LENGTH")
    rows = indexable(at).filter(article__gte=first, article__lt=first + conf("SITEMAP_LENGTH"))
    stories = list(rows.only("article", "category", "slug", "live_from").order_by("article"))
    if not stories:
        raise Http404
    Sections().attach(stories)
    pages = [{"address": absolute(story.get_absolute_url()), "changed": story.live_from} for story in stories]
    return HttpResponse(render_to_string("feeds/sitemap.xml", {"pages": pages}), content_type=XML)


@public
def robots(request, *, at):
    context = {"desk": "/" + settings.ADMIN_PATH, "sitemap": absolute(reverse("sitemap"))}
    text = render_to_string("feeds/robots.txt", context)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
