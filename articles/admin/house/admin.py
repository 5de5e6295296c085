"""The list and the form of pages. Saving goes through `publishing.pages`; nothing here is deleted, but hidden."""

from functools import partial

from django.contrib import admin
from django.db import IntegrityError, transaction
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles.admin.article.page import with_nonce
from articles.admin.article.typed import read_id
from articles.admin.forged import PlausibleForms
from articles.admin.house.forms import PageForm
from articles.admin.house.versions import page_text, version_page
from articles.admin.listing import Listing
from articles.models import Page
from articles.publishing.pages import save_page
from articles.vocabulary import Refused, Stale

MOST = 50  # versions named on the form; the others are there all the same


@admin.register(Page)
class PageAdmin(PlausibleForms, Listing, admin.ModelAdmin):
    """For chiefs and administrators: what the house says about itself is a matter of law."""

    form = PageForm
    change_form_template = "admin/articles/page/change_form.html"
    list_display = ["title", "kind", "shown_at", "position", "is_shown", "updated_at"]
    ordering = ["position", "title"]
    fields = ["kind", "title", "slug", "body", "position", "is_shown"]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = path(
            "<path:page_id>/versions/<int:number>/",
            view(require_safe(partial(version_page, self))),
            name="articles_page_version",
        )
        return [own, *super().get_urls()]

    def get_readonly_fields(self, request, obj=None):
        """The address of a page stays: others have written it down."""
        return ["kind", "slug"] if obj else []

    def has_delete_permission(self, request, obj=None):
        return False

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        number = read_id(request.GET.get("version"))
        form.restored = obj.versions.filter(number=number).first() if obj and number else None
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What saving refuses becomes an error of the form, shown again with everything typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (Refused, IntegrityError) as refusal:
            request.refusal = refusal if isinstance(refusal, Refused) else None
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        with transaction.atomic():
            saved = save_page(
                obj.pk if change else None,
                form.typed(),
                version=form.cleaned_data.get("version"),
                by=request.user,
                now=timezone.now(),
            )
        vars(obj).update(vars(saved))

    def log_addition(self, request, obj, message):
        """Nothing, here and below: saving itself records what it does."""

    log_change = log_addition

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["media"] = with_nonce(context["media"], request)
        if obj:
            context |= {
                "versions": obj.versions.select_related("by").defer("body")[:MOST],
                "late": late_text(request, obj, context["adminform"].form),
            }
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description=gettext_lazy("address"))
    def shown_at(self, page):
        address = page.get_absolute_url()
        return format_html('<a href="{0}">{0}</a>', address) if page.is_shown else address


def late_text(request, obj, form):
    """After a save that came too late: who saved what meanwhile. From now on the form is based on that."""
    if not isinstance(getattr(request, "refusal", None), Stale):
        return None
    stored = Page.objects.get(pk=obj.pk)
    form.data = form.data.copy()
    form.data["version"] = stored.version
    last = stored.versions.select_related("by").first()
    return {"page": stored, "text": page_text(stored.body), "last": last, "address": own_address(stored)}


def own_address(page):
    return reverse("admin:articles_page_change", args=[page.pk])
