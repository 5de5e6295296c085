"""The difference of any two revisions: chosen by number, or by what they are to readers and desk."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.admin.found import find_article, find_revision
from articles.admin.history.frame import desk_page
from articles.admin.history.marks import approved_last, live_revision, revision_marks
from articles.admin.steps.facts import compare_revisions
from articles.admin.times import desk_time, short_time
from articles.rules import can_edit

MOST_CHOICES = 300  # of the newest revisions; older ones are reached from their page of the history
SIDE = "side"


def compare_page(model_admin, request, object_id):
    """Leads on to the difference of ?old=…&new=…: numbers, or live, approved, previous and latest."""
    article = find_article(request, object_id)
    new = _number(article, request.GET.get("new") or "latest")
    old = _number(article, request.GET.get("old") or ("live" if live_revision(article) else "previous"), new)
    return HttpResponseRedirect(_address(article, old, new, request.GET.get("view")))


def _number(article, named, other=None):
    """The number of a revision so named; Http404 if there is none."""
    names = {
        "live": lambda: getattr(live_revision(article), "number", None),
        "approved": lambda: approved_last(article),
        "latest": lambda: article.latest and article.latest.number,
        "previous": lambda: max(1, (other or 1) - 1),
    }
    return find_revision(article, names[named]() if named in names else named).number


def _address(article, old, new, view=""):
    address = reverse("admin:articles_article_difference", args=[article.pk, old, new])
    return f"{address}?{urlencode({'view': SIDE})}" if view == SIDE else address


def difference_page(model_admin, request, object_id, old, new):
    """Field by field what the revision `new` says that `old` did not."""
    article = find_article(request, object_id)
    before, after = find_revision(article, old), find_revision(article, new)
    changes = compare_revisions(before, after, request.user)
    view = SIDE if request.GET.get("view") == SIDE else ""
    choices = _choices(article, {before.pk, after.pk})
    context = {
        "title": _("Revision %(new)d compared with %(old)d") % {"old": old, "new": new},
        "sides": [choices[before.pk], choices[after.pk]],
        "before": before,
        "after": after,
        "changes": changes,
        "number": sum(change.count for change in changes),
        "view": view,
        "choices": choices.values(),
        "shortcuts": _shortcuts(article, before, after, view),
        "swapped": _address(article, new, old, view),
        "other_view": _address(article, old, new, "" if view else SIDE),
        "restore_from": _restorable_side(request, article, before, after),
    }
    return desk_page(model_admin, request, article, "difference", context)


def _restorable_side(request, article, before, after):
    """The older text of the two, unless it is the current one or the user may not edit."""
    old = before if before.pk != article.latest_id else after
    return old if old.pk != article.latest_id and can_edit(request.user, article) else None


def _choices(article, chosen):
    """The revisions to choose from, newest first, by id: number, time, who, how it came about, marks."""
    marks = revision_marks(article)
    rows = article.revisions.select_related("created_by").defer("content").order_by("-number")
    newest = list(rows[:MOST_CHOICES])
    missing = chosen - {row.pk for row in newest}
    if missing:
        newest += rows.filter(pk__in=missing)
    return {row.pk: _choice(row, marks[row.pk]) for row in newest}


def _choice(revision, marks):
    who = str(revision.created_by or _("the newsroom"))
    told = [short_time(revision.created_at), who, str(revision.get_kind_display())]
    told += [words for _name, words in marks]
    return {
        "number": revision.number,
        "words": f"{revision.number}: {' · '.join(told)}",
        "time": desk_time(revision.created_at),
        "who": who,
        "marks": marks,
    }


def _shortcuts(article, before, after, view):
    """(words, address) of the comparisons one asks for most; those that say nothing are left out."""
    live, approved = live_revision(article), approved_last(article)
    old = after.number
    wanted = [
        (_("Against what is public"), live and live.number, old),
        (_("Against what was approved last"), approved, old),
        (_("Against the one before"), old - 1, old),
        (_("With what is saved now"), before.number, article.latest.number),
    ]
    return [
        {
            "words": words,
            "address": _address(article, first, second, view),
            "here": (first, second) == (before.number, old),
        }
        for words, first, second in wanted
        if first and first != second
    ]
