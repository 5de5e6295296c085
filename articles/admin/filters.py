"""Filters of the article list."""

from django.contrib import admin
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from articles.models import Category, Credit
from articles.vocabulary import Status


class StatusFilter(admin.SimpleListFilter):
    """By state. The trash is listed here only, never among the others."""

    title = _("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return Status.choices

    def queryset(self, request, queryset):
        if self.value() in Status.values:
            return queryset.filter(status=self.value())
        return queryset.exclude(status=Status.TRASHED)


class PublicityFilter(admin.SimpleListFilter):
    """By what readers see."""

    title = _("public")
    parameter_name = "public"

    def lookups(self, request, model_admin):
        return [
            ("live", _("live")),
            ("planned", _("planned")),
            ("withdrawn", _("withdrawn")),
            ("never", _("never public")),
        ]

    def queryset(self, request, queryset):
        wanted = {
            "live": {"live_since__isnull": False},
            "planned": {"planned_for__isnull": False},
            "withdrawn": {"was_withdrawn": True, "live_since__isnull": True},
            "never": {"was_public": False},
        }
        return queryset.filter(**wanted.get(self.value(), {}))


class CategoryFilter(admin.SimpleListFilter):
    """By section, with the sections below it."""

    title = _("category")
    parameter_name = "category"

    def lookups(self, request, model_admin):
        self.paths = {}
        for section in Category.objects.with_tree_fields():
            self.paths[str(section.pk)] = section.tree_path
            yield section.pk, f"{'– ' * section.tree_depth}{section}"

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        below = [pk for pk, path in self.paths.items() if self.value() in map(str, path)]
        return queryset.filter(category__in=below)


class AuthorFilter(admin.SimpleListFilter):
    """By a part of the author's name, or by the initials; typed, because there are hundreds."""

    title = _("author")
    parameter_name = "author"
    template = "admin/articles/article/parts/author_filter.html"

    def lookups(self, request, model_admin):
        return [(self.value(), self.value())]

    def choices(self, changelist):
        """What the typed filter has to carry along."""
        kept = changelist.get_filters_params()
        kept |= {"q": changelist.query} if changelist.query else {}
        names = [(name, value) for name, value in kept.items() if name != self.parameter_name]
        yield {
            "kept": [
                (name, item)
                for name, value in names
                for item in (value if isinstance(value, list) else [value])
            ],
            "value": self.value() or "",
            "selected": bool(self.value()),
            "clear": changelist.get_query_string(remove=[self.parameter_name]),
        }

    def queryset(self, request, queryset):
        typed = (self.value() or "").replace("\x00", "").strip()
        if not typed:
            return queryset
        own = Credit.objects.filter(article=OuterRef("pk"))
        named, short = (
            own.filter(author__name__icontains=typed),
            own.filter(author__initials__iexact=typed),
        )
        return queryset.filter(Exists(named) | Exists(short))


class YesFilter(admin.SimpleListFilter):
    """A filter with one choice."""

    def lookups(self, request, model_admin):
        return [("yes", self.choice)]


class DebtFilter(YesFilter):
    """Published urgently, and not yet signed off."""

    title = _("review debt")
    parameter_name = "debt"
    choice = _("owed")

    def queryset(self, request, queryset):
        return queryset.filter(debt__isnull=False) if self.value() == "yes" else queryset


class MineFilter(YesFilter):
    title = _("assigned")
    parameter_name = "mine"
    choice = _("to me")

    def queryset(self, request, queryset):
        return queryset.filter(assignee=request.user) if self.value() == "yes" else queryset
