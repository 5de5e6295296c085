"""All public corrections by month, newest first, with the stories they belong to."""

from itertools import groupby

from django.http import Http404
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.addresses import path_to
from articles.cachekeys import HOME
from articles.conf import conf
from articles.models.correction import Correction
from articles.reader.dependence import shows
from articles.reader.frame import framed
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories
from articles.vocabulary import CorrectionKind

KIND = "art"  # German for kind; part of the address
# Each kind as the address spells it, and what it means.
KINDS = {
    CorrectionKind.CORRECTION: (
        "korrektur",
        gettext_lazy("A fact was wrong. We name the wrong passage and the right one."),
    ),
    CorrectionKind.RECTIFICATION: (
        "richtigstellung",
        gettext_lazy("We put right, on request or by law, what somebody objected to."),
    ),
    CorrectionKind.CLARIFICATION: (
        "praezisierung",
        gettext_lazy("Nothing was wrong, but it could be misunderstood."),
    ),
    CorrectionKind.ADDITION: (
        "ergaenzung",
        gettext_lazy("Something important was missing and has been added."),
    ),
}
SPELT = {word: kind for kind, (word, _meaning) in KINDS.items()}


@public
def corrections(request, *, at):
    shows(HOME)  # which every change of a story names
    rows, kind = _asked_for(request, Correction.objects.public(at))
    page = read_page(request, rows, length=conf("PAGE_LENGTH"), moment="visible_from")
    sections, address = Sections(at=at), path_to("corrections")
    context = {
        "page": page,
        "months": by_month(with_stories(page.rows, at, sections)),
        "kinds": [_choice(each, kind) for each in KINDS],
        "kind": kind,
        "query": f"{KIND}={KINDS[kind][0]}&" if kind else "",
        "address": address,
        "robots": "" if page.is_first and not kind else "noindex",
        "description": _("Where we were wrong, we say so: here, and below the story itself."),
    }
    canonical = address if page.is_first and not kind else ""
    return framed(
        "reader/corrections.html", context, sections=sections, title=_("Corrections"), address=canonical
    )


def _asked_for(request, rows):
    """The rows of the kind the address names, and the kind; Http404 for a kind that does not exist."""
    word = request.GET.get(KIND)
    if word and word not in SPELT:
        raise Http404
    kind = SPELT.get(word)
    rows = rows.only("article", "kind", "text", "before", "after", "visible_from")
    return rows.filter(kind=kind) if kind else rows, kind


def _choice(kind, chosen):
    word, meaning = KINDS[kind]
    address = f"{path_to('corrections')}?{KIND}={word}"
    return {"name": kind.label, "meaning": meaning, "address": address, "is_chosen": kind == chosen}


def with_stories(notices, at, sections):
    """Each notice with its live story; one whose story ended this moment is left out. One query."""
    stories = live_stories(at).filter(article__in=[notice.article_id for notice in notices])
    by_article = {story.article_id: story for story in sections.attach(list(stories))}
    return [
        {"notice": notice, "story": by_article[notice.article_id]}
        for notice in notices
        if notice.article_id in by_article
    ]


def by_month(entries):
    """In their order, under the first notice's moment of each month."""

    def month(entry):
        return f"{localtime(entry['notice'].visible_from):%Y-%m}"

    groups = [list(group) for _month, group in groupby(entries, key=month)]
    return [{"start": group[0]["notice"].visible_from, "entries": group} for group in groups]
