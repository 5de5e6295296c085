"""Bulk actions: what would happen to each chosen article, then doing it, then the report. Only the second writes."""

from collections import Counter
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.found import is_number
from articles.admin.lists.asking import make_form
from articles.admin.lists.frame import list_address, list_page
from articles.admin.lists.runs import begin, finished_before, keep, load
from articles.admin.lists.views import normal
from articles.models import Article
from articles.rules import is_writer, visible_to
from articles.workflow.bulk import ACTIONS, DONE, FAILED, MOST, UNCHANGED, chosen, foresee, take


def bulk_urls(model_admin):
    wrap = model_admin.admin_site.admin_view
    run, report = partial(bulk, model_admin), partial(show_report, model_admin)
    return [
        path("bulk/report/<slug:key>/", wrap(require_safe(report)), name="articles_article_bulk_report"),
        path("bulk/<slug:name>/", wrap(require_POST(run)), name="articles_article_bulk"),
    ]


def admin_actions():
    """The actions as the admin offers them above its list."""
    return [_admin_action(action) for action in ACTIONS.values()]


def _admin_action(action):
    def start(model_admin, request, articles):
        ids = list(articles.values_list("pk", flat=True)[: MOST + 1])
        return show(model_admin, request, action, ids[:MOST], capped=len(ids) > MOST)

    start.__name__, start.short_description = action.name, action.label
    return start


def bulk(model_admin, request, name):
    """Looks again at the chosen articles, or takes the action when `run` was pressed and the form is complete."""
    action = ACTIONS.get(name)
    if action is None:
        raise Http404(_("There is no such step."))
    if not is_writer(request.user):
        raise PermissionDenied
    items = read_items(request.POST.get("items", ""))
    # “Check these again” comes with articles only; the form it shows is not yet filled in wrongly.
    form = make_form(action, request.POST if {"look", "run"} & request.POST.keys() else None)
    if "run" in request.POST and items and form.typed() is not None:
        return run(request, action, items, form.typed())
    return show(model_admin, request, action, [pk for pk, _version in items], form)


def query_of(request):
    """The filters of the list the articles were chosen from: in its address first, then carried along."""
    return normal(request.POST.get("query", request.GET.urlencode()))


def read_items(text):
    """Pairs of id and version from “12:3 14:1”; anything else in it names nothing."""
    pairs = (each.split(":") for each in text.split()[:MOST])
    numbers = [pair for pair in pairs if len(pair) == 2 and all(map(is_number, pair))]
    return [(int(pk), int(version)) for pk, version in numbers]


def show(model_admin, request, action, ids, form=None, *, capped=False):
    """The dry run: each article with what would happen or why not."""
    form = form or make_form(action)
    typed = form.typed()
    articles = chosen(Article.objects.filter(pk__in=ids), request.user).in_bulk()
    found = [articles[pk] for pk in ids if pk in articles]
    rows = [(article, foresee(article, action, request.user, typed)) for article in found]
    rows.sort(key=lambda row: row[1].state != FAILED)  # what needs a decision first
    context = {
        "title": action.label,
        "action": action,
        "form": form,
        "rows": rows,
        "capped": MOST if capped else 0,
        "missing": len(ids) - len(found),
        "items": " ".join(f"{article.pk}:{article.version}" for article, _outcome in rows),
        "ready": typed is not None,
        "key": get_random_string(20),
        "query": query_of(request),
        "back": list_address(query_of(request)),
        "media": form.media,
        **counts(outcome.state for _article, outcome in rows),
    }
    return list_page(model_admin, request, "bulk.html", context)


def counts(states):
    number = Counter(states)
    return {"will": number[DONE], "same": number[UNCHANGED], "refused": number[FAILED]}


def run(request, action, items, typed):
    """Takes the action article by article, keeping after each how far it came; a second click finds the first run."""
    key = "".join(filter(str.isalnum, request.POST.get("key", "")))[:20] or get_random_string(20)
    if not finished_before(request, key):
        begin(request, key, action, items, query_of(request))
        for outcome in take(items, action, request.user, typed):
            keep(request, key, outcome)
    return HttpResponseRedirect(reverse("admin:articles_article_bulk_report", args=[key]))


def show_report(model_admin, request, key):
    """What became of each article of a run of one's own; looking again repeats nothing."""
    stored = load(request, key)
    if stored is None:
        raise Http404(_("There is no such report any more."))
    action, results = ACTIONS[stored["action"]], stored["results"]
    articles = visible_to(request.user).in_bulk([pk for pk, _version in stored["items"]])
    reached = {pk for pk, *_rest in results}
    rest = [(pk, version) for pk, version in stored["items"] if pk not in reached]
    named = [(articles.get(pk), pk, state, sentence) for pk, state, sentence in results]
    failed = [row for row in named if row[2] == FAILED]
    context = {
        "title": _("Report: %s") % action.label,
        "action": action,
        "total": len(stored["items"]),
        "failed": failed,
        "others": [row for row in named if row[2] != FAILED],
        "rest": len(rest),
        "rest_items": " ".join(f"{pk}:{version}" for pk, version in rest),
        "query": stored.get("query", ""),
        "back": list_address(stored.get("query", "")),
        "failed_items": " ".join(f"{pk}:0" for article, pk, *_rest in failed if article),
        **counts(state for _pk, state, _sentence in results),
    }
    return list_page(model_admin, request, "report.html", context)
