"""The page on which a user chooses the columns of the article list and their order."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.lists.columns import CHOICES, COLUMNS, chosen_names
from articles.admin.lists.frame import list_address, list_page
from articles.models import User
from articles.rules import is_writer


def column_urls(model_admin):
    view = require_http_methods(["GET", "HEAD", "POST"])(lambda request: columns(model_admin, request))
    view = model_admin.admin_site.admin_view(view)
    return [path("columns/", view, name="articles_article_columns")]


def columns(model_admin, request):
    """Shows all columns, the chosen ones first; a POST stores the choice and leads back to the list."""
    if not is_writer(request.user):
        raise PermissionDenied
    query = request.GET.urlencode()
    if request.method == "POST":
        keep(request.user, [] if "reset" in request.POST else chosen(request.POST))
        messages.success(request, _("Your columns are kept."))
        return HttpResponseRedirect(list_address(query))
    context = {
        "title": _("Columns of the list"),
        "choices": choices(request.user),
        "back": list_address(query),
    }
    return list_page(model_admin, request, "columns.html", context)


def choices(user):
    """(column, place or None) of each, the chosen ones in their order, then the others."""
    places = {name: place for place, name in enumerate(chosen_names(user)[1:], 1)}
    return [(COLUMNS[name], places.get(name)) for name in [*places, *(n for n in CHOICES if n not in places)]]


def chosen(data):
    """The ticked names by the places typed beside them; those without a place stand last."""
    ticked = [name for name in data.getlist("column") if name in CHOICES]
    return sorted(dict.fromkeys(ticked), key=lambda name: _place(data.get(f"place-{name}", "")))


def _place(text):
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 10_000


def keep(user, names):
    User.objects.filter(pk=user.pk).update(list_columns=names)
