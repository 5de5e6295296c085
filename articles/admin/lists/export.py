"""The article list as a file for spreadsheets: the same articles, the user's columns, row by row."""

from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles import audit
from articles.admin.csvexport import attachment, csv_lines
from articles.admin.lists.columns import with_facts
from articles.admin.lists.frame import list_address

CHUNK = 500  # articles read at once


def export_urls(model_admin):
    view = model_admin.admin_site.admin_view(require_safe(lambda request: export(model_admin, request)))
    return [path("export/", view, name="articles_article_export")]


def export(model_admin, request):
    """The file, read while it is sent; that somebody took it along is in the log."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    try:
        page = model_admin.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return HttpResponseRedirect(list_address())
    names = [column.name for column in page.columns]
    audit.record("export", request.user, by=request.user, query=page.query_words(), columns=names)
    head = [_("number"), *(str(column.label) for column in page.columns), _("address")]
    return attachment(csv_lines(head, rows(request, page.queryset, page.columns)), _("articles"))


def rows(request, articles, columns):
    """Cells of each article."""
    for article in with_facts(articles, columns).iterator(chunk_size=CHUNK):
        yield [article.pk, *(column.words(article) for column in columns), address(request, article)]


def address(request, article):
    """The reader's address of a story that is or was public; others have none yet."""
    path = article.get_absolute_url() if article.was_public else None
    return request.build_absolute_uri(path) if path else ""
