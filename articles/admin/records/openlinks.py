"""The report of open links: stories that articles ask for, and a button where we have one of that headline by now."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.found import find_article, is_number
from articles.admin.records.outbox import ReadOnly
from articles.editing.openlinks import resolve_open_link, suggestions
from articles.editing.save import content_of
from articles.models import RelatedLink
from articles.rules import can_edit, is_writer, visible_to
from articles.vocabulary import Refused, Status
from articles.workflow.perform import perform


@admin.register(RelatedLink)
class OpenLinkAdmin(ReadOnly, admin.ModelAdmin):
    """Open links of the articles a user may see, those of the trash left out."""

    list_title = gettext_lazy("Open links")
    list_display = ["wanted", "story", "placement", "suggestion"]
    list_display_links = None
    list_select_related = ["article", "article__category"]
    search_fields = ["wanted", "article__headline"]
    ordering = ["-article__edited_at", "placement", "position", "pk"]
    actions = None
    fields = ["wanted", "placement"]

    def has_module_permission(self, request):
        return is_writer(request.user)

    def has_view_permission(self, request, obj=None):
        return is_writer(request.user)

    def get_queryset(self, request):
        seen = visible_to(request.user).exclude(status=Status.TRASHED)
        links = super().get_queryset(request).filter(article__in=seen.values("pk"))
        return links.exclude(wanted="")

    def get_urls(self):
        view = self.admin_site.admin_view(require_POST(self.resolve))
        return [
            path("<path:link_id>/resolve/", view, name="articles_relatedlink_resolve"),
            *super().get_urls(),
        ]

    def get_changelist_instance(self, request):
        """One query finds what the whole page can offer."""
        page = super().get_changelist_instance(request)
        page.result_list = list(page.result_list)
        found = suggestions(page.result_list, visible_to(request.user))
        for link in page.result_list:
            link.suggested = found.get(link.pk)
            link.resolvable = link.suggested and can_edit(request.user, link.article)
        return page

    @admin.display(description=gettext_lazy("article"), ordering="article__headline")
    def story(self, link):
        return linked(link.article)

    @admin.display(description=gettext_lazy("suggestion"), empty_value="–")
    def suggestion(self, link):
        """A button of the list's own form, which brings the token; its value says what was seen."""
        if not link.suggested:
            return None
        if not link.resolvable:
            return linked(link.suggested)
        return format_html(
            '{} <button type="submit" class="button" name="seen" value="{}-{}" formaction="{}">{}</button>',
            linked(link.suggested),
            link.suggested.pk,
            link.article.version,
            reverse("admin:articles_relatedlink_resolve", args=[link.pk]),
            _("Link it"),
        )

    def resolve(self, request, link_id):
        """Puts the suggested article in the place of the open link, as an edit of the linking article."""
        if not is_writer(request.user):
            raise PermissionDenied
        link = self.get_queryset(request).filter(pk=link_id).first() if is_number(link_id) else None
        if link is None:
            raise Http404(_("This open link is not there any more."))
        target_id, _dash, version = request.POST.get("seen", "").partition("-")
        target = find_article(request, target_id)
        article = find_article(request, link.article_id)
        try:
            content = resolve_open_link(content_of(article), link.wanted, target.pk)
            perform(
                article,
                "edit",
                by=request.user,
                version=int(version) if is_number(version) else None,
                content=content,
            )
        except Refused as error:
            messages.error(request, str(error))
        else:
            words = {"article": linked(article), "target": linked(target)}
            messages.success(request, format_html(_("“{article}” now links to “{target}”."), **words))
        return HttpResponseRedirect(reverse("admin:articles_relatedlink_changelist"))


def linked(article):
    """The headline with a link to the article's form."""
    return format_html(
        '<a href="{}">{}</a>', reverse("admin:articles_article_change", args=[article.pk]), article
    )
