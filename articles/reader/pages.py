"""The page of one story. The desk's preview shows exactly this page."""

from urllib.parse import urljoin

from django.utils.safestring import mark_safe

from articles.body.render import fill
from articles.conf import conf
from articles.models.correction import Correction
from articles.models.publication import Publication
from articles.reader.errors import gone
from articles.reader.frame import absolute, framed
from articles.reader.headers import allow_frames, moved, not_kept
from articles.reader.lookup import Ended, find_story
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.structured import structured_data
from articles.reader.words import byline_of, closing_links, tags_of


@public
def article(request, category_slug, slug, article_id, *, at):
    story = find_story(article_id, at)
    if isinstance(story, Ended):
        return gone(request, story)
    sections = Sections()
    sections.attach([story])
    if (category_slug, slug) != (story.category.slug, story.slug):
        return moved(request, story.get_absolute_url())
    return render_article(request, story, at=at, sections=sections)


def render_article(request, publication, *, at, preview=False, sections=None):
    """The page as readers see it. A preview may be unsaved and incomplete, says what it is and is never kept."""
    sections = sections or Sections()
    context = article_context(publication, at, sections=sections)
    response = framed(
        "reader/article.html",
        {**context, "preview": preview, "plays": publication.frames and _may_play(request, preview)},
        sections=sections,
        section=sections.of(publication),
        title=publication.seo_title or publication.headline,
        address="" if preview else publication.get_absolute_url(),
    )
    allow_frames(response, publication.frames)
    return not_kept(response) if preview else response


def _may_play(request, preview):
    """Not a preview within a page of the desk: those frames run no scripts, and the browser would complain."""
    return not preview or request.headers.get("Sec-Fetch-Dest", "document") == "document"


def article_context(publication, at, *, sections=None):
    """Everything the page shows about the story. Reads only: links and corrections that are public at that moment."""
    sections = sections or Sections()
    targets = link_targets(publication, at, sections)
    section = sections.of(publication)
    return {
        "story": publication,
        "path": sections.path(section) if section else [],
        "byline": byline_of(publication),
        "updated_at": publication.live_from if publication.live_from > publication.published_at else None,
        "minutes": max(1, round(publication.word_count / conf("READING_SPEED"))),
        "body": mark_safe(fill(publication.parts, targets)),  # noqa: S308  made by body.render, nothing else
        "closing": closing_links(publication, targets),
        "corrections": list(Correction.objects.public(at).filter(article=publication.article_id)),
        "tags": tags_of(publication),
        "picture_address": urljoin(absolute("/"), publication.picture["src"]) if publication.picture else "",
        "structured": structured_data(publication, section),
        "description": publication.seo_description or publication.teaser_text,
        "robots": "noindex" if publication.noindex else "",
    }


def link_targets(publication, at, sections):
    """Address and headline of each linked story that is live, by the article's id."""
    linked = Publication.objects.live(at).filter(article__in=publication.linked_ids)
    stories = sections.attach(list(linked.only("article", "category", "slug", "headline")))
    return {story.article_id: (story.get_absolute_url(), story.headline) for story in stories}
