"""Columns of the article list."""

from django.contrib import admin
from django.db.models import Count, F, OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext_lazy as _

from articles.admin.publicity import badges, with_publicity
from articles.models import Credit


def with_byline(articles):
    """The articles with `first_author` and `author_count`, in the same query."""
    own = Credit.objects.filter(article=OuterRef("pk"))
    counted = own.order_by().values("article").annotate(count=Count("pk")).values("count")
    return articles.annotate(
        first_author=Subquery(own.values("author__name")[:1]), author_count=Subquery(counted)
    )


def pill(name, word):
    return format_html('<span class="pill pill-{}">{}</span>', name, word)


class ArticleColumns:
    """Mixin of the article's admin; the facts it shows come with the rows, not row by row."""

    def get_queryset(self, request):
        return with_byline(with_publicity(super().get_queryset(request)))

    @admin.display(description=_("headline"), ordering="headline")
    def story(self, article):
        kicker = format_html('<small class="kicker">{}</small> ', article.kicker) if article.kicker else ""
        return format_html("{}{}", kicker, article)

    @admin.display(description=_("status"), ordering="status")
    def state(self, article):
        return pill(article.status, article.get_status_display())

    @admin.display(description=_("public"))
    def public(self, article):
        return format_html_join(" ", "{}", ((pill(name, word),) for name, word in badges(article)))

    @admin.display(description=_("category"), ordering="category__name", empty_value="–")
    def section(self, article):
        return article.category

    @admin.display(description=_("byline"), empty_value="–")
    def byline(self, article):
        others = (article.author_count or 0) - 1
        return f"{article.first_author} +{others}" if others > 0 else article.first_author or article.source

    @admin.display(description=_("updated"), ordering=F("edited_at"))
    def updated(self, article):
        when = date_format(localtime(article.edited_at, get_default_timezone()), "SHORT_DATETIME_FORMAT")
        return format_html('<time>{}</time> <small class="who">{}</small>', when, article.edited_by or "")
