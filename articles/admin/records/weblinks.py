"""The report of links to the web: addresses that fail or are dead, the stories that carry them, and a button to ask again."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from articles.admin.article.page import short_time
from articles.admin.found import is_number
from articles.admin.records.carriers import carrying, stories_by_address
from articles.admin.records.openlinks import linked
from articles.admin.records.outbox import ReadOnly
from articles.editing.checks.links import shortened
from articles.models import WebLink
from articles.models.weblink import BROKEN
from articles.rules import is_writer

NAMED = 5  # stories of one address
BUTTON = '{} <button type="submit" class="button small" formaction="{}">{}<span class="visually-hidden">: {}</span></button>'


class BrokenFilter(admin.SimpleListFilter):
    """Failing, or dead; others are not listed."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [(state.value, state.label) for state in BROKEN]

    def queryset(self, request, queryset):
        return queryset.filter(state=self.value()) if self.value() in BROKEN else queryset


@admin.register(WebLink)
class WebLinkAdmin(ReadOnly, admin.ModelAdmin):
    """Broken addresses in articles a user may see, those of the trash left out."""

    list_title = gettext_lazy("Links to the web")
    list_display = ["address", "trouble", "stories", "since", "asked"]
    list_display_links = None
    list_filter = [BrokenFilter]
    search_fields = ["url"]
    ordering = ["state", "first_failed_at", "pk"]
    actions = None
    fields = ["url", "state", "why", "first_failed_at", "last_checked_at", "failures"]

    def has_module_permission(self, request):
        return is_writer(request.user)

    def has_view_permission(self, request, obj=None):
        return is_writer(request.user)

    def get_queryset(self, request):
        carried = carrying(request.user).values("url")
        return super().get_queryset(request).broken().filter(url__in=carried)

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.ask_again))
        return [path("<path:weblink_id>/ask/", view, name="articles_weblink_ask"), *super().get_urls()]

    def get_changelist_instance(self, request):
        """One query finds the stories of the whole page."""
        page = super().get_changelist_instance(request)
        page.result_list = list(page.result_list)
        found = stories_by_address(request.user, [link.url for link in page.result_list])
        for link in page.result_list:
            link.carried_by = found[link.url]
        return page

    @admin.display(description=gettext_lazy("web address"), ordering="host")
    def address(self, link):
        return format_html(
            '<a href="{}" target="_blank" rel="noopener noreferrer"><b>{}</b><span class="who">{}</span></a>',
            link.url,
            link.host or link.url[:60],
            link.url,
        )

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def trouble(self, link):
        words = (link.state, link.get_state_display(), link.why)
        return format_html('<span class="pill pill-{}">{}</span> <span class="who">{}</span>', *words)

    @admin.display(description=gettext_lazy("articles"))
    def stories(self, link):
        named = format_html_join("", "<li>{}</li>", ([linked(story)] for story in link.carried_by[:NAMED]))
        more = len(link.carried_by) - NAMED
        counted = ngettext("and %d more", "and %d more", more) % more if more > 0 else ""
        return format_html('<ul class="carriers">{}</ul><span class="who">{}</span>', named, counted)

    @admin.display(description=gettext_lazy("failing since"), ordering="first_failed_at")
    def since(self, link):
        return dated(_("failing since"), link.first_failed_at)

    @admin.display(description=gettext_lazy("last asked"), ordering="last_checked_at")
    def asked(self, link):
        """With a button of the list's own form, which brings the token; none where the next round asks anyway."""
        moment = dated(_("last asked"), link.last_checked_at)
        if link.next_check_at <= timezone.now():
            return format_html('{}<span class="who">{}</span>', moment, _("asked in the next round"))
        return format_html(BUTTON, moment, ask_url(link), _("Ask again now"), link.host)

    def ask_again(self, request, weblink_id):
        """Makes the address due; the next round asks it. Nothing else is written."""
        if not is_writer(request.user):
            raise PermissionDenied
        link = self.get_queryset(request).filter(pk=weblink_id).first() if is_number(weblink_id) else None
        if link is None:
            raise Http404(_("This link is not on the list any more."))
        WebLink.objects.filter(pk=link.pk).update(next_check_at=timezone.now())
        messages.success(request, _("The next round asks %s again.") % shortened(link.url))
        return HttpResponseRedirect(reverse("admin:articles_weblink_changelist"))


def ask_url(link):
    return reverse("admin:articles_weblink_ask", args=[link.pk])


def dated(words, moment):
    """A moment; narrow screens, whose rows stand alone, say before it which."""
    return format_html(
        '<span class="narrow-only">{}: </span>{}', words, short_time(moment) if moment else "–"
    )
