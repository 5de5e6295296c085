"""The page of one story. The desk's preview shows exactly this page."""

from django.utils.safestring import mark_safe

from articles.body.cards import picture_card
from articles.body.render import fill
from articles.cards.address import address_of
from articles.conf import conf
from articles.models.correction import Correction
from articles.reader.errors import gone
from articles.reader.frame import absolute, framed, locale
from articles.reader.headers import allow_frames, moved, not_kept
from articles.reader.lookup import Ended, find_story
from articles.reader.others import as_cards, others_of
from articles.reader.prepared import Prepared
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.structured.story import story_nodes
from articles.reader.structured.writing import written
from articles.reader.words import byline_of, closing_links, tags_of, translation_links
from articles.vocabulary import CorrectionKind, Genre

# Genres a reader has to know before the first word.
MARKED = {Genre.OPINION, Genre.ANALYSIS, Genre.INTERVIEW}
# Kinds of notices that say that something was wrong; others add to it.
WRONG = {CorrectionKind.CORRECTION, CorrectionKind.RECTIFICATION}
FEWEST_HEADINGS = 3  # in a list of contents

corrections_of = Prepared(
    Correction, lambda article, at: Correction.objects.public(at).filter(article=article)
)


@public
def article(request, category_slug, slug, article_id, *, at):
    story = find_story(article_id, at)
    if isinstance(story, Ended):
        return gone(request, story, at=at)
    sections = Sections(at=at)
    sections.attach([story])
    if (category_slug, slug) != (story.category.slug, story.slug):
        return moved(request, story.get_absolute_url())
    return render_article(request, story, at=at, sections=sections)


def render_article(request, publication, *, at, preview=False, sections=None):
    """The page as readers see it. A preview may be unsaved and incomplete, says what it is and is never kept."""
    sections = sections or Sections(at=at)
    context = article_context(publication, at, sections=sections)
    response = framed(
        "reader/article.html",
        {**context, "preview": preview, "plays": _may_play(request, preview)},
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
    sections = sections or Sections(at=at)
    others = others_of(publication, at, sections)
    section = sections.of(publication)
    path = sections.path(section) if section else []
    corrections = notices_of(publication, at)
    return {
        "story": publication,
        "path": path,
        "section": section,
        "genre": publication.get_genre_display() if publication.genre in MARKED else "",
        "byline": byline_of(publication),
        "updated_at": publication.live_from if publication.live_from > publication.published_at else None,
        "minutes": max(1, round(publication.word_count / conf("READING_SPEED"))),
        "contents": contents_of(publication),
        "body": text_of(publication, others),
        "closing": closing_of(publication, others.linked),
        "more": others.more,
        "translations": translation_links(publication, others.translations),
        "corrections": corrections,
        "was_wrong": any(notice.kind in WRONG for notice in corrections),
        "tags": tags_of(publication),
        "card": absolute(address_of(publication)) if publication.pk else "",  # a preview has none
        "structured": written(story_nodes(publication, path, corrections)),
        "locale": locale(publication.language),
        "description": publication.seo_description or publication.teaser_text,
        "robots": "noindex" if publication.noindex else "",
    }


def notices_of(publication, at):
    """The public corrections of a story, the newest first; asked for only where there may be some."""
    if not publication.article_id or not getattr(publication, "has_notices", True):
        return []
    return corrections_of(article=publication.article_id, at=at)


def contents_of(publication):
    """The headings to jump to, of a long text that has some."""
    is_long = publication.word_count >= conf("CONTENTS_WORDS")
    return publication.contents if is_long and len(publication.contents) >= FEWEST_HEADINGS else []


def closing_of(publication, linked):
    """The links after the text, each of our own with its story."""
    targets = {pk: (story.get_absolute_url(), story.headline) for pk, story in linked.items()}
    return [
        {**link, "story": linked.get(link.get("article"))} for link in closing_links(publication, targets)
    ]


def text_of(publication, others):
    """The text with its cards and links; made by `body`, nothing else."""
    cards = as_cards(others.linked, publication.language)
    return mark_safe(fill(publication.parts, cards, picture_card))  # noqa: S308  made by body.render, nothing else
