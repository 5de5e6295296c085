"""Columns of the article list: one table of what can be shown, in words for the export and in markup for the page."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F, OuterRef, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.publicity import badges
from articles.body.parse import parse_leniently
from articles.body.text import word_count
from articles.models import Article, Credit
from articles.vocabulary import Status

NOTHING = "–"


@dataclass(frozen=True, eq=False)
class Column:
    """What a column is called, says of an article, and needs to be read for it. The admin calls it as a function.

    `orders` names a field. `joins` and `fetches` are what `with_facts` reads along: by join, or by one query for all rows.
    """

    name: str
    label: str
    words: Callable
    markup: Callable | None = None
    orders: str = ""
    newest_first: bool = False
    joins: tuple = ()
    fetches: tuple = ()
    reads: tuple = ()  # long fields that are left out otherwise

    def __call__(self, article):
        shown = (self.markup or self.words)(article)
        return shown if shown or shown == 0 else NOTHING

    do_not_call_in_templates = True  # templates want its label
    # Names the admin looks for on a function.
    __name__ = property(lambda self: self.name)
    short_description = property(lambda self: self.label)
    admin_order_field = property(lambda self: self.orders or None)


def with_byline(articles):
    """The articles with `first_author` and `author_count`, in the same query."""
    own = Credit.objects.filter(article=OuterRef("pk"))
    counted = own.order_by().values("article").annotate(count=Count("pk")).values("count")
    return articles.annotate(
        first_author=Subquery(own.values("author__name")[:1]), author_count=Subquery(counted)
    )


def with_facts(articles, columns):
    """The articles with everything these columns say, in a number of queries that does not depend on the rows."""
    long = {"body", "internal_note"} - {name for column in columns for name in column.reads}
    joins = {"category"}.union(*(column.joins for column in columns))
    fetches = dict.fromkeys(fetch for column in columns for fetch in column.fetches)
    articles = articles.annotate(revision_number=F("latest__number"))
    return articles.select_related(*joins).prefetch_related(*fetches).defer(*long)


def pill(name, word):
    return format_html('<span class="pill pill-{}">{}</span>', name, word)


def moment(when):
    """A moment in the site's zone, short."""
    return when and date_format(localtime(when, get_default_timezone()), "SHORT_DATETIME_FORMAT")


def _by(when, who):
    return format_html('<time>{}</time> <small class="who">{}</small>', moment(when), who or "")


def _story(article):
    kicker = format_html('<small class="kicker">{}</small> ', article.kicker) if article.kicker else ""
    return format_html("{}{}", kicker, article)


def _state(article):
    """The status, and who holds the article at this moment; the list hands `present` over for all rows."""
    notes = [_("%s is editing") % name for name in getattr(article, "present", ())]
    if article.locked_until and article.locked_until > timezone.now():
        notes.append(_("locked until %s") % moment(article.locked_until))
    said = format_html_join("", ' <small class="who now">{}</small>', ((note,) for note in notes))
    return format_html("{}{}", pill(article.status, article.get_status_display()), said)


def _public(article):
    return format_html_join(" ", "{}", ((pill(name, word),) for name, word in badges(article)))


def _byline(article):
    others = (article.author_count or 0) - 1
    return f"{article.first_author} +{others}" if others > 0 else article.first_author or article.source


def is_overdue(article):
    done = (Status.RELEASED, Status.TRASHED)
    return bool(article.due) and article.due < timezone.now() and article.status not in done


def _due(article):
    if not article.due:
        return ""
    late = format_html(' <small class="late">{}</small>', _("overdue")) if is_overdue(article) else ""
    return format_html("<time>{}</time>{}", moment(article.due), late)


def _tags(article):
    return ", ".join(tag.name for tag in article.tags.all())


def _tag_pills(article):
    return format_html_join(" ", '<span class="label">{}</span>', ((tag.name,) for tag in article.tags.all()))


def _trashed(article):
    """Who put the article into the trash, and when; None for one that is not there."""
    steps = [step for step in article.transitions.all() if step.step == "trash"]
    return steps[0] if steps and article.status == Status.TRASHED else None


def _trashed_words(article):
    step = _trashed(article)
    return f"{moment(step.at)} {step.by or ''}".strip() if step else ""


def _trashed_markup(article):
    step = _trashed(article)
    return _by(step.at, step.by) if step else ""


def _length(article):
    return word_count(parse_leniently(article.body)[0])


def _public_words(article):
    return ", ".join(str(word) for _name, word in badges(article))


# fmt: off
COLUMNS = {
    column.name: column
    for column in (
        Column("story", gettext_lazy("headline"), str, _story, "headline"),
        Column("state", gettext_lazy("status"), Article.get_status_display, _state, "status"),
        Column("public", gettext_lazy("public"), _public_words, _public),
        Column("section", gettext_lazy("category"), lambda a: str(a.category or ""), orders="category__name"),
        Column("byline", gettext_lazy("byline"), _byline),
        Column("updated", gettext_lazy("updated"), lambda a: moment(a.edited_at), lambda a: _by(a.edited_at, a.edited_by), "edited_at", True, ("edited_by",)),
        Column("assignee", gettext_lazy("assigned to"), lambda a: str(a.assignee or ""), orders="assignee__last_name", joins=("assignee",)),
        Column("due", gettext_lazy("due"), lambda a: moment(a.due) or "", _due, "due"),
        Column("labels", gettext_lazy("tags"), _tags, _tag_pills, fetches=("tags",)),
        Column("genre", gettext_lazy("genre"), Article.get_genre_display, orders="genre"),
        Column("length", gettext_lazy("words"), _length, reads=("body",)),
        Column("language", gettext_lazy("language"), Article.get_language_display, orders="language"),
        Column("embargo", gettext_lazy("embargo"), lambda a: moment(a.embargo_until) or "", orders="embargo_until", newest_first=True),
        Column("source", gettext_lazy("source"), lambda a: a.source, orders="source"),
        Column("created", gettext_lazy("created"), lambda a: moment(a.created_at), lambda a: _by(a.created_at, a.created_by), "created_at", True, ("created_by",)),
        Column("revision", gettext_lazy("revision"), lambda a: a.revision_number or 0, orders="latest__number", newest_first=True),
        Column("number", gettext_lazy("number"), lambda a: a.pk, lambda a: f"#{a.pk}", "pk", True),
        Column("trashed", gettext_lazy("in the trash since"), _trashed_words, _trashed_markup, fetches=("transitions__by",)),
    )
}
# fmt: on
DEFAULT = ["story", "state", "public", "section", "byline", "updated"]
IN_TRASH = ["story", "section", "byline", "trashed"]
CHOICES = [name for name in COLUMNS if name not in ("story", "trashed")]


def chosen_names(user):
    """The columns a user wants, in their order; the headline always stands first. Names we no longer have are left out."""
    names = [name for name in user.list_columns if name in CHOICES]
    return ["story", *dict.fromkeys(names)] if names else DEFAULT
