"""Finds articles at the desk by words, drafts included, and answers the searches of editor and link rows."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET

from articles.admin.article.related import related
from articles.admin.article.typed import read_id
from articles.admin.article.words import matching
from articles.admin.publicity import describe, with_publicity
from articles.models import Article
from articles.rules import is_writer, visible_to
from articles.vocabulary import Status

MOST = 12  # results of a lookup; whoever needs more types more


def lookup_urls(model_admin):
    view = model_admin.admin_site.admin_view(lookup)
    return [path("lookup/", view, name="articles_article_lookup")]


@require_GET
def lookup(request):
    """The articles last edited that match `term`, in the form the admin's choice by typing wants."""
    if not is_writer(request.user):
        raise PermissionDenied
    articles = with_publicity(visible_to(request.user, Article.objects.exclude(status=Status.TRASHED)))
    articles = articles.select_related("category")
    term = request.GET.get("term", "").strip()
    found = matching(articles, term)[:MOST] if term else _suggested(request, articles)
    results = [fact | {"text": _line(fact)} for fact in map(describe, found)]
    response = JsonResponse({"results": results, "pagination": {"more": False}})
    response["Cache-Control"] = "no-store"
    return response


def _suggested(request, articles):
    """Before anything is typed: what goes with the article in `about`, then what was edited last."""
    pk = read_id(request.GET.get("about"))
    about = visible_to(request.user).filter(pk=pk).first() if pk else None
    fitting = related(about, articles, MOST) if about else []
    others = articles.exclude(pk__in=[pk, *(each.pk for each in fitting)] if about else [])
    return [*fitting, *others[: MOST - len(fitting)]]


def _line(fact):
    return " · ".join(filter(None, (fact["headline"], fact["category"], fact["standing"])))
