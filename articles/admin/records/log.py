"""The site-wide log at the desk: everything for chiefs, without what they may not read for administrators; and to take along."""

from django.contrib import admin
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.admin.csvexport import attachment, csv_lines, json_lines
from articles.admin.near import NearPaginator
from articles.admin.records.choosing import LogFilter, LogForm, asked_for, search
from articles.admin.records.entries import rows_of
from articles.admin.records.outbox import ReadOnly
from articles.audit import record
from articles.models import AuditEntry

MOST = 5000  # entries that the pages lead to; older ones are found by the filters
CHUNK = 500  # entries described at once
PAGE_LENGTH = 50
COLUMNS = ["at", "who", "action", "kind", "number", "name", "details", "address"]


class LogPaginator(NearPaginator):
    most = MOST


@admin.register(AuditEntry)
class AuditAdmin(ReadOnly, admin.ModelAdmin):
    list_title = gettext_lazy("Log")
    list_filter = [LogFilter]
    list_per_page = PAGE_LENGTH
    list_max_show_all = 0
    paginator = LogPaginator
    actions = None
    ordering = ["-pk"]
    sortable_by = []
    search_fields = ["label"]  # asks for the field above the list; what it searches stands in `search`

    def get_search_results(self, request, queryset, search_term):
        return search(queryset, search_term, request.user), False

    def get_urls(self):
        view = self.admin_site.admin_view(require_safe(self.export))
        return [
            path("export/<str:form>/", view, name="articles_auditentry_export"),
            *super().get_urls(),
        ]

    def changelist_view(self, request, extra_context=None):
        form = LogForm({name: request.GET.get(name, "") for name in LogForm.base_fields})
        return super().changelist_view(request, {"form": form, "most": MOST, **(extra_context or {})})

    def get_changelist_instance(self, request):
        page = super().get_changelist_instance(request)
        page.rows = rows_of(page.result_list, request.user)
        return page

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """An entry has no page of its own: the list says everything that may be told of it."""
        return HttpResponseRedirect(reverse("admin:articles_auditentry_changelist"))

    history_view = change_view

    def export(self, request, form):
        """The entries that the list shows, all pages, as a file; that somebody took them along is an entry as well."""
        if form not in ("csv", "jsonl") or not self.has_view_permission(request):
            raise Http404(_("There is nothing at this address, or you may not see it."))
        asked = {
            name: value
            for name, value in request.GET.items()
            if value and (name == "q" or name in LogForm.base_fields)
        }
        record(
            "export",
            AuditEntry(),
            by=request.user,
            **{f"asked_{name}": value for name, value in asked.items()},
        )
        rows = exported(asked_for(request), request.user)
        if form == "csv":
            return attachment(csv_lines([str(HEADS[name]) for name in COLUMNS], rows), _("log"))
        return attachment(json_lines(COLUMNS, rows), _("log"), "application/x-ndjson")


HEADS = {
    "at": gettext_lazy("time"),
    "who": gettext_lazy("person"),
    "action": gettext_lazy("action"),
    "kind": gettext_lazy("what"),
    "number": gettext_lazy("number"),
    "name": gettext_lazy("called"),
    "details": gettext_lazy("details"),
    "address": gettext_lazy("network address"),
}


def exported(entries, user):
    """Cells of each entry, oldest last, described in portions; times in the site's zone."""
    portion = []
    for entry in entries.iterator(chunk_size=CHUNK):
        portion.append(entry)
        if len(portion) == CHUNK:
            yield from _cells(portion, user)
            portion = []
    yield from _cells(portion, user)


def _cells(entries, user):
    for row in rows_of(entries, user):
        local = localtime(row.at, get_default_timezone()).isoformat(timespec="seconds")
        yield [local, *(getattr(row, name) for name in COLUMNS[1:])]


def own_log(request):
    """What the log says of the user's own doing, for every user."""
    page = NearPaginator(AuditEntry.objects.filter(by=request.user), PAGE_LENGTH).get_page(
        request.GET.get("p")
    )
    context = {
        **admin.site.each_context(request),
        "title": _("My log"),
        "page": page,
        "rows": rows_of(page.object_list, request.user),
    }
    return TemplateResponse(request, "admin/records/own_log.html", context)


def own_log_pages(site):
    return [path("protokoll/", site.admin_view(require_safe(own_log)), name="desk_my_log")]


admin.site.pages.append(own_log_pages)
