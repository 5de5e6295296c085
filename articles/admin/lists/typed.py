"""Filters of the article list that are typed, because there are hundreds to choose from: names, tags, days."""

from datetime import datetime, time, timedelta

from django.contrib import admin
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Credit, Publication, TaggedArticle, User
from articles.vocabulary import fold


class TypedFilter(admin.SimpleListFilter):
    """By words typed into the panel."""

    kind = "typed"
    hint = ""

    def lookups(self, request, model_admin):
        return [(self.typed, self.typed)]

    @property
    def typed(self):
        return (self.value() or "").replace("\x00", "").strip()

    def chips(self):
        return [(self.typed, [self.parameter_name])] if self.typed else []

    def queryset(self, request, queryset):
        return self.narrow(queryset, self.typed) if self.typed else queryset


class AuthorFilter(TypedFilter):
    """By a part of the author's name, or by the initials."""

    title = _("author")
    parameter_name = "author"
    hint = _("Name or initials")

    def narrow(self, articles, typed):
        own = Credit.objects.filter(article=OuterRef("pk"))
        named, short = (
            own.filter(author__name__icontains=typed),
            own.filter(author__initials__iexact=typed),
        )
        return articles.filter(Exists(named) | Exists(short))


class AssigneeFilter(TypedFilter):
    """By a part of the name of whoever is in charge."""

    title = _("assigned to")
    parameter_name = "assignee"
    hint = _("Name")

    def narrow(self, articles, typed):
        named = Q()
        for word in typed.split():
            named &= (
                Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(username__icontains=word)
            )
        return articles.filter(assignee__in=User.objects.filter(named).order_by().values("pk"))


class TagFilter(TypedFilter):
    """By a tag, whatever its spelling; several separated by commas are all wanted."""

    title = _("tag")
    parameter_name = "tag"
    hint = _("Tag")

    def narrow(self, articles, typed):
        for word in filter(None, map(fold, typed.split(","))):
            tagged = TaggedArticle.objects.filter(Q(tag__key=word) | Q(tag__synonyms__key=word))
            articles = articles.filter(pk__in=tagged.order_by().values("content_object"))
        return articles


class DayFilter(admin.ListFilter):
    """From one day until another, both included, in the site's zone. A day that is none counts as not given."""

    kind = "days"
    prefix = ""

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        typed = {name: params.pop(name, [""])[-1] for name in self.expected_parameters()}
        self.days = {name: _day(text) for name, text in typed.items()}
        self.used_parameters = {name: text for name, text in typed.items() if text}

    def expected_parameters(self):
        return [f"{self.prefix}_from", f"{self.prefix}_until"]

    def has_output(self):
        return True

    def choices(self, changelist):
        return []

    def options(self):
        """(name, label, day) of the two inputs."""
        words = (pgettext_lazy("first day", "from"), pgettext_lazy("last day", "until"))
        return [(name, word, day) for (name, day), word in zip(self.days.items(), words, strict=True)]

    def chips(self):
        return [
            (f"{word} {date_format(day, 'SHORT_DATE_FORMAT')}", [name])
            for name, word, day in self.options()
            if day
        ]

    def queryset(self, request, queryset):
        begin, end = self.days.values()
        bounds = {
            "gte": begin and _midnight(begin),
            "lt": end and _midnight(end + timedelta(days=1)),
        }
        bounds = {lookup: bound for lookup, bound in bounds.items() if bound}
        return self.narrow(queryset, bounds) if bounds else queryset


def _day(text):
    """The day of “2026-11-25”, or None."""
    try:
        day = parse_date(text)
    except ValueError:
        return None
    return day if day and 1900 <= day.year < 2200 else None


def _midnight(day):
    return timezone.make_aware(datetime.combine(day, time()), timezone.get_default_timezone())


class EditedFilter(DayFilter):
    title = _("edited")
    prefix = "edited"

    def narrow(self, articles, bounds):
        return articles.filter(**{f"edited_at__{lookup}": bound for lookup, bound in bounds.items()})


class PublishedFilter(DayFilter):
    """By the day the story first became public; what is only planned is not."""

    title = _("published")
    prefix = "published"

    def narrow(self, articles, bounds):
        begun = Publication.objects.filter(published_at__lte=timezone.now())
        begun = begun.filter(**{f"published_at__{lookup}": bound for lookup, bound in bounds.items()})
        return articles.filter(pk__in=begun.order_by().values("article"))
