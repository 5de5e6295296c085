"""The library's list and the form of one picture."""

from functools import partial

from django.contrib import admin
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin.forged import PlausibleForms
from articles.admin.library import lookup, takeback
from articles.admin.library.files import address_of, desk_file
from articles.admin.library.filters import LicenceFilter, LookFilter, MissingFilter, UseFilter
from articles.admin.library.forms import PictureForm
from articles.admin.library.showing import form_context
from articles.admin.library.upload import upload
from articles.admin.listing import Listing
from articles.library.details import change_picture
from articles.library.intake import DESK_WIDTHS, discard_files
from articles.library.uses import with_uses
from articles.models import Picture
from articles.rules import is_writer
from articles.templatetags.library import licence_pill
from articles.vocabulary import Refused


@admin.register(Picture)
class PictureAdmin(PlausibleForms, Listing, admin.ModelAdmin):
    """The newsroom's common stock: whoever writes may describe every picture; chiefs take back and delete."""

    form = PictureForm
    list_display = ["thumb", "named", "credit", "licence_standing", "used_in", "created_at", "created_by"]
    list_display_links = ["named"]
    list_filter = [LookFilter, LicenceFilter, UseFilter, MissingFilter, "category"]
    list_select_related = ["created_by"]
    list_per_page = 48
    search_fields = ["words"]  # see get_search_results
    search_help_text = _("Words of title, caption, credit, people, tags, or a number")
    actions = None
    fieldsets = [
        (None, {"fields": ["focus_x", "focus_y"]}),
        (
            _("Caption and credit"),
            {"fields": ["title", "alternative", "decorative", "caption", "credit", "source"]},
        ),
        (_("Licence"), {"fields": ["licence", "licence_until", "licence_terms", "cost_note"]}),
        (_("What it shows"), {"fields": ["people", "release", "tag_names", "category", "taken_at"]}),
    ]

    def get_urls(self):
        view = self.admin_site.admin_view
        own = [
            path("add/", view(partial(upload, self)), name="articles_picture_add"),
            path("lookup/", view(lookup.lookup), name="articles_picture_lookup"),
            path("<path:picture_id>/file/<int:width>/", view(desk_file), name="articles_picture_file"),
            *takeback.urls(self),
        ]
        return [*own, *super().get_urls()]

    def get_queryset(self, request):
        return with_uses(super().get_queryset(request))

    def get_search_results(self, request, queryset, search_term):
        return queryset.matching(search_term), False

    def has_change_permission(self, request, obj=None):
        return is_writer(request.user) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        """A picture somebody uses is never deleted, but taken back."""
        return super().has_delete_permission(request, obj) and (obj is None or not obj.is_used)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the library refuses becomes an error of the form, shown again with everything typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def save_model(self, request, obj, form, change):
        """Nothing: `save_related` stores details and tags at once."""

    def save_related(self, request, form, formsets, change):
        changes, version = form.changes(), form.accepted_version
        change_picture(form.instance.pk, changes, by=request.user, version=version, tags=form.tags())

    def log_change(self, request, obj, message):
        """Nothing: the library itself records what it does."""

    def render_change_form(self, request, context, *args, **kwargs):
        response = super().render_change_form(request, context, *args, **kwargs)
        response.context_data |= form_context(request, response.context_data["original"])
        return response

    def delete_model(self, request, obj):
        """The files go when the row is gone for sure."""
        obj.delete()
        transaction.on_commit(lambda: discard_files(obj))

    def response_change(self, request, obj):
        if "_next" in request.POST:
            return HttpResponseRedirect(reverse("admin:articles_picture_changelist") + "?missing=credit")
        return super().response_change(request, obj)

    @admin.display(description=_("picture"))
    def thumb(self, picture):
        return format_html(
            '<img class="library-thumb" src="{}" alt="" loading="lazy">', address_of(picture, DESK_WIDTHS[1])
        )

    @admin.display(description=_("title"), ordering="title")
    def named(self, picture):
        return str(picture)

    @admin.display(description=_("licence"), ordering="licence_until")
    def licence_standing(self, picture):
        return licence_pill(picture)

    @admin.display(description=_("used"), ordering="used")
    def used_in(self, picture):
        return picture.used
