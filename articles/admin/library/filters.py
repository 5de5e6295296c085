"""Filters of the library: how licences stand, what is used, what is missing, and how the list looks."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from articles.library.uses import is_shown
from articles.models import PictureUsage
from articles.vocabulary import LicenceState


class LicenceFilter(admin.SimpleListFilter):
    title = _("licence")
    parameter_name = "licence"

    def lookups(self, request, model_admin):
        return LicenceState.choices

    def queryset(self, request, pictures):
        known = self.value() in LicenceState.values
        return pictures.with_licence(LicenceState(self.value()), localdate()) if known else pictures


class UseFilter(admin.SimpleListFilter):
    title = _("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("live", _("with readers")), ("used", _("in an article")), ("unused", _("nowhere"))]

    def queryset(self, request, pictures):
        used, live = (
            Exists(PictureUsage.objects.filter(picture=OuterRef("pk"))),
            is_shown(),
        )
        conditions = {"live": live, "used": used, "unused": ~used & ~live}
        return pictures.filter(conditions[self.value()]) if self.value() in conditions else pictures


class MissingFilter(admin.SimpleListFilter):
    title = _("gap")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [("credit", _("picture credit")), ("alternative", _("alternative text"))]

    def queryset(self, request, pictures):
        conditions = {"credit": {"credit": ""}, "alternative": {"alternative": "", "decorative": False}}
        return pictures.filter(**conditions.get(self.value(), {}))


class LookFilter(admin.SimpleListFilter):
    """No filter at all: how the pictures are shown. Here it stands in the address, as every other choice does."""

    title = _("view")
    parameter_name = "view"

    def lookups(self, request, model_admin):
        return [("list", _("as a list"))]

    def choices(self, changelist):
        first, *others = super().choices(changelist)
        return [{**first, "display": _("as tiles")}, *others]

    def queryset(self, request, pictures):
        return pictures
