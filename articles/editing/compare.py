"""Two contents side by side, field by field, in the words of the desk."""

from dataclasses import dataclass, field

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, get_default_timezone_name, localtime
from django.utils.translation import gettext as _

from articles.body.diff import SAME, compare_documents
from articles.body.parse import parse
from articles.body.words import DELETE, EQUAL, INSERT, compare_words
from articles.editing.compare_lists import compare_lists
from articles.editing.content import EMPTY
from articles.models import Article, Author, Category, Picture, Tag

# Values, not running text.
_WHOLE = {"category", "picture", "embargo_until", "noindex", "genre", "language", "translation_of"}


@dataclass(frozen=True)
class Difference:
    """One changed field: its name and label, and one of: words, entries of a list, rows of the text."""

    name: str
    label: str
    words: tuple = ()  # (operation, text) pairs
    entries: tuple = ()  # compare_lists.Entry
    rows: tuple = ()  # body.diff.Row
    pictures: tuple = ()  # ids of the head's picture before and now, None for none
    headlines: dict = field(default_factory=dict)  # of the linked articles that may be named, by id

    @property
    def count(self):
        """How many changes a reader of it will find."""
        if self.words:
            return sum(_begins_change(self.words, place) for place in range(len(self.words)))
        return sum(each.state != SAME for each in self.entries or self.rows)


def _begins_change(words, place):
    """What goes and what comes in its place are one change."""
    return words[place][0] != EQUAL and (place == 0 or words[place - 1][0] == EQUAL)


def field_label(name):
    """The field's name as the desk knows it."""
    extra = {"credits": _("authors"), "links": _("related links"), "tags": _("tags")}
    return extra.get(name) or str(Article._meta.get_field(name).verbose_name)


def differences(old, new, articles=None):
    """The fields in which two contents differ, in the order of the form.

    `articles` limits the linked articles whose headlines are told, such as to those a user may see.
    """
    changed = [_difference(name, old[name], new[name], articles) for name in EMPTY if old[name] != new[name]]
    return [difference for difference in changed if difference.count]  # a merged tag is the tag it became


def _difference(name, old, new, articles):
    label = field_label(name)
    if name == "body":
        return _text_difference(label, parse(old), parse(new), articles)
    if name in _ENTRIES:
        entries = _ENTRIES[name]
        return Difference(name, label, entries=compare_lists(entries(old, articles), entries(new, articles)))
    pictures = tuple(use and use["picture"] for use in (old, new)) if name == "picture" else ()
    old, new = shown(name, old, articles), shown(name, new, articles)
    words = [(DELETE, old), (INSERT, new)] if name in _WHOLE else compare_words(old, new)
    return Difference(name, label, words=tuple(words), pictures=pictures)


def _text_difference(label, old, new, articles):
    linked = {*old.article_ids(), *new.article_ids()}
    rows = tuple(compare_documents(old, new))
    return Difference("body", label, rows=rows, headlines=_headlines(linked, articles))


def _headlines(ids, articles):
    articles = Article.objects.all() if articles is None else articles
    return {pk: str(article) for pk, article in articles.in_bulk(list(ids)).items()} if ids else {}


def shown(name, value, articles=None):
    """A content value as words; of linked articles only those among `articles` (default: all) are named."""
    if name in _ENTRIES:
        words = [text for _key, text in _ENTRIES[name](value, articles)]
        return ("\n" if name == "links" else ", ").join(words) or "–"
    show = {
        "category": _category,
        "translation_of": lambda pk: _original(pk, articles),
        "picture": _picture,
        "embargo_until": _time,
        "noindex": lambda yes: _("yes") if yes else _("no"),
        "genre": lambda key: dict(Article._meta.get_field("genre").flatchoices).get(key, key),
        "language": lambda key: dict(Article._meta.get_field("language").flatchoices).get(key, key),
    }
    return str(show.get(name, str)(value))


def _category(pk):
    """With those above it: two sections may bear one name."""
    path = Category.objects.ancestors(pk, include_self=True) if pk else ()
    return " › ".join(category.name for category in path) or "–"


def _original(pk, articles):
    return _headlines({pk}, articles).get(pk, _("article %s") % pk) if pk else "–"


def _picture(use):
    """The library's title, then what the use says of its own."""
    if not use:
        return "–"
    picture = Picture.objects.filter(pk=use["picture"]).first()
    own = [str(value) for name, value in use.items() if value and name != "picture"]
    return " · ".join([str(picture or _("(deleted picture)")), *own])


def _named(model, ids, gone):
    rows = model.objects.standing(ids)
    return list({getattr(rows.get(pk), "pk", pk): str(rows.get(pk, gone)) for pk in ids}.items())


def _links(links, articles):
    headlines = _headlines({link["target"] for link in links if link["target"]}, articles)
    return [((link["target"], link["url"], link["wanted"]), _link(link, headlines)) for link in links]


def _link(link, headlines):
    """Where it leads, after its own title if it has one; a number for an article that may not be named."""
    gone = _("article %s") % link["target"]
    leads_to = link["url"] or link["wanted"] or headlines.get(link["target"], gone)
    return f"{link['title']} → {leads_to}" if link["title"] else leads_to


def _time(value):
    """With the zone, and which of the two where the clocks go back."""
    if not value:
        return "–"
    local = localtime(parse_datetime(value), get_default_timezone())
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    zone = f"{local:%Z}, " if twice else ""
    return f"{date_format(local, 'DATETIME_FORMAT')} ({zone}{get_default_timezone_name()})"


_ENTRIES = {
    "credits": lambda ids, _articles: _named(Author, ids, _("(deleted author)")),
    "tags": lambda ids, _articles: _named(Tag, ids, _("(deleted tag)")),
    "links": _links,
}
