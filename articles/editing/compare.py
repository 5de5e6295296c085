"""Two contents side by side, field by field, in the words of the desk."""

from dataclasses import dataclass

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.body.diff import compare_documents, compare_words
from articles.body.parse import parse
from articles.editing.content import EMPTY
from articles.models import Article, Author, Category, Tag


@dataclass(frozen=True)
class Difference:
    """One changed field: its name and label, and either marked-up text or the two values as words."""

    name: str
    label: str
    old: str
    new: str
    words: tuple = ()  # (operation, text) pairs for running text
    html: str = ""  # the body, blocks and words marked with ins and del


def field_label(name):
    """The field's name as the desk knows it."""
    extra = {"credits": _("authors"), "links": _("related links"), "tags": _("tags")}
    return extra.get(name) or str(Article._meta.get_field(name).verbose_name)


def differences(old, new, articles=None):
    """The fields in which two contents differ, in the order of the form.

    `articles` limits the linked articles whose headlines are told, such as to those a user may see.
    """
    return [_difference(name, old[name], new[name], articles) for name in EMPTY if old[name] != new[name]]


def _difference(name, old, new, articles):
    label = field_label(name)
    if name == "body":
        return Difference(name, label, old, new, html=compare_documents(parse(old), parse(new)))
    old, new = shown(name, old, articles), shown(name, new, articles)
    return Difference(name, label, old, new, words=tuple(compare_words(old, new)))


def shown(name, value, articles=None):
    """A content value as words; of linked articles only those among `articles` (default: all) are named."""
    show = {
        "category": _category,
        "credits": lambda ids: _names(Author, ids, _("(deleted author)")),
        "tags": lambda ids: _names(Tag, ids, _("(deleted tag)")),
        "links": lambda links: _links(links, articles),
        "embargo_until": _time,
        "noindex": lambda yes: _("yes") if yes else _("no"),
        "genre": lambda key: dict(Article._meta.get_field("genre").flatchoices).get(key, key),
        "language": lambda key: dict(Article._meta.get_field("language").flatchoices).get(key, key),
    }
    return str(show.get(name, str)(value))


def _category(pk):
    return Category.objects.filter(pk=pk).values_list("name", flat=True).first() or "–" if pk else "–"


def _names(model, ids, gone):
    rows = model.objects.in_bulk(ids)
    return ", ".join(str(rows.get(pk, gone)) for pk in ids) or "–"


def _links(links, articles):
    articles = Article.objects.all() if articles is None else articles
    targets = articles.in_bulk([link["target"] for link in links if link["target"]])
    return "\n".join(_link(link, targets) for link in links)


def _link(link, targets):
    """Where it leads, after its own title if it has one; a number for an article that may not be named."""
    gone = _("article %s") % link["target"]
    leads_to = link["url"] or link["wanted"] or str(targets.get(link["target"], gone))
    return f"{link['title']} → {leads_to}" if link["title"] else leads_to


def _time(value):
    return date_format(localtime(parse_datetime(value)), "DATETIME_FORMAT") if value else "–"
