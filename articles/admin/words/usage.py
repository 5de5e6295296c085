"""How often a section, a tag or an author stands on articles: for all of the desk, and for what readers see now."""

from django.contrib import admin
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, FrontVersion, Publication
from articles.rules import is_writer
from articles.vocabulary import Status


def with_usage(words, path, live_path=None):
    """The rows with `used` (articles at the desk) and `live` (public now), in the same query.

    `path` leads from an article to the word, `live_path` from a publication if it differs.
    """
    return words.annotate(
        used=_count(Article.objects.exclude(status=Status.TRASHED), path),
        live=_count(Publication.objects.live(timezone.now()), live_path or path),
    )


class UseFilter(admin.SimpleListFilter):
    """Used anywhere, or nowhere; for lists made by `with_usage`."""

    title = gettext_lazy("use")
    parameter_name = "use"

    def lookups(self, request, model_admin):
        return [("yes", _("used")), ("no", _("unused"))]

    def queryset(self, request, words):
        if self.value() == "yes":
            return words.filter(Q(used__gt=0) | Q(live__gt=0))
        return words.filter(used=0, live=0) if self.value() == "no" else words


def _count(rows, path):
    counted = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(counted.annotate(number=Count("pk", distinct=True)).values("number")), 0)


def articles_sentence(path, word, user, **listed):
    """How many articles use a word, with links to them for those who work with articles; None for no use.

    `listed` are the filters under which the article list shows them.
    """
    total = Article.objects.filter(**{path: word}).distinct().count()
    trashed = Article.objects.filter(**{path: word}, status=Status.TRASHED).distinct().count()
    if not total:
        return None
    sentence = ngettext("%d article uses it.", "%d articles use it.", total) % total
    links = []
    if listed and is_writer(user):
        links.append(list_link(_("To the articles"), **listed) if total > trashed else "")
        links.append(
            list_link(_("To those in the trash"), **listed, status=Status.TRASHED) if trashed else ""
        )
    return format_html("{} {} {}", sentence, *(links or ("", "")))


def list_link(words, **filters):
    address = f"{reverse('admin:articles_article_changelist')}?{urlencode(filters)}"
    return format_html('<a href="{}">{}</a>', address, words)


def front_sentence(kind, word):
    """A front readers have seen belongs to the record; None without one."""
    if not FrontVersion.objects.filter(**{f"front__{kind}": word}).exists():
        return None
    return _("It has a front of its own, whose versions are kept. It can be renamed, but not deleted.")


def merged_sentence(word):
    """Old revisions name those that were merged into it; None for no such."""
    if not word.merged.exists():
        return None
    return _(
        "Others were merged into it, and old revisions name them. It can be renamed or merged, but not deleted."
    )


def past_sentence(number):
    """What readers saw stays in the record, so the word stays too."""
    return (
        ngettext(
            "%d published text keeps it in the record of what readers saw. It can be renamed, but not deleted.",
            "%d published texts keep it in the record of what readers saw. It can be renamed, but not deleted.",
            number,
        )
        % number
    )
