"""Filters of the article list that are chosen from a list; those that are typed stand in `typed`."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import Category, Publication, Thread, Withdrawal
from articles.rules import is_writer, own_to
from articles.vocabulary import LANGUAGES, Genre, Status


class ChoiceFilter(admin.SimpleListFilter):
    """`choices_offered` are pairs of value and word; `conditions` say what each value keeps."""

    kind = "choice"
    choices_offered = ()

    def lookups(self, request, model_admin):
        return self.choices_offered

    def options(self):
        """(value, word, whether it is chosen) for the panel."""
        return [(value, word, str(value) == self.value()) for value, word in self.lookup_choices]

    def chips(self):
        """(words, names of the parameters to leave out) of what is chosen."""
        return [(word, [self.parameter_name]) for _value, word, chosen in self.options() if chosen]

    def queryset(self, request, queryset):
        offered = {str(value) for value, _word in self.lookup_choices}
        return self.narrow(request, queryset) if self.value() in offered else queryset

    def narrow(self, request, articles):
        """Those that fit the chosen value, which is one of the offered."""
        return articles.filter(**{self.parameter_name: self.value()})


class StatusFilter(ChoiceFilter):
    """By state. The trash is listed here only, never among the others, unless one sees nothing else."""

    title = _("status")
    parameter_name = "status"
    choices_offered = Status.choices

    def queryset(self, request, queryset):
        if self.value() in Status.values or not is_writer(request.user):
            return super().queryset(request, queryset)
        return queryset.exclude(status=Status.TRASHED)


class PublicityFilter(ChoiceFilter):
    """By what readers see."""

    title = _("public")
    parameter_name = "public"
    choices_offered = [
        ("live", _("live")),
        ("planned", _("planned")),
        ("withdrawn", _("withdrawn")),
        ("never", _("never public")),
    ]

    def narrow(self, request, articles):
        """By sets of ids: a question asked for each of ten thousand rows is what databases are slow at."""
        own = Publication.objects.order_by().values("article")
        live, planned = own.live(), own.planned()
        begun = own.filter(published_at__lte=timezone.now())
        withdrawn = Withdrawal.objects.order_by().values("article")
        wanted = {
            "live": Q(pk__in=live),
            "planned": Q(pk__in=planned),
            "withdrawn": Q(pk__in=withdrawn) & ~Q(pk__in=live),
            "never": ~Q(pk__in=begun),
        }
        return articles.filter(wanted[self.value()])


class WhoseFilter(ChoiceFilter):
    title = _("whose")
    parameter_name = "mine"
    choices_offered = [
        ("own", _("my texts")),
        ("yes", _("assigned to me")),
        ("nobody", _("assigned to nobody")),
    ]

    def narrow(self, request, articles):
        user, chosen = request.user, self.value()
        if chosen == "own":
            return articles.filter(own_to(user))
        return articles.filter(assignee=user if chosen == "yes" else None)


class CategoryFilter(ChoiceFilter):
    """By section, with the sections below it."""

    title = _("category")
    parameter_name = "category"

    def lookups(self, request, model_admin):
        self.paths = {}
        for section in Category.objects.with_tree_fields():
            self.paths[str(section.pk)] = section.tree_path
            yield section.pk, f"{'– ' * section.tree_depth}{section}"

    def chips(self):
        return [(word.lstrip("– "), names) for word, names in super().chips()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        below = [pk for pk, path in self.paths.items() if self.value() in map(str, path)]
        return queryset.filter(category__in=below)


class DueFilter(ChoiceFilter):
    title = _("due")
    parameter_name = "due"
    choices_offered = [("overdue", _("overdue")), ("today", _("today")), ("week", _("this week"))]

    def narrow(self, request, articles):
        now = timezone.localtime()
        today = now.replace(hour=0, minute=0, second=0, microsecond=0)
        if self.value() == "overdue":
            return articles.filter(due__lt=now).exclude(status=Status.RELEASED)
        begin = today if self.value() == "today" else today - timedelta(days=today.weekday())
        length = timedelta(days=1 if self.value() == "today" else 7)
        return articles.filter(due__gte=begin, due__lt=begin + length)


class EmbargoFilter(ChoiceFilter):
    title = _("embargo")
    parameter_name = "embargo"
    choices_offered = [("running", _("embargo running")), ("any", _("with an embargo"))]

    def narrow(self, request, articles):
        if self.value() == "any":
            return articles.filter(embargo_until__isnull=False)
        return articles.filter(embargo_until__gt=timezone.now())


class GenreFilter(ChoiceFilter):
    title = _("genre")
    parameter_name = "genre"
    choices_offered = Genre.choices


class LanguageFilter(ChoiceFilter):
    title = _("language")
    parameter_name = "language"
    choices_offered = LANGUAGES


class DebtFilter(ChoiceFilter):
    """Published urgently, and not yet signed off."""

    title = _("review debt")
    parameter_name = "debt"
    choices_offered = [("yes", _("review owed"))]

    def narrow(self, request, articles):
        return articles.filter(debt__isnull=False)


class TalkFilter(ChoiceFilter):
    title = _("discussion")
    parameter_name = "talk"
    choices_offered = [("open", _("open discussion"))]

    def narrow(self, request, articles):
        return articles.filter(Exists(Thread.objects.filter(article=OuterRef("pk"), resolved_at=None)))


class LockFilter(ChoiceFilter):
    title = _("lock")
    parameter_name = "locked"
    choices_offered = [("yes", _("locked"))]

    def narrow(self, request, articles):
        return articles.filter(locked_until__gt=timezone.now())
