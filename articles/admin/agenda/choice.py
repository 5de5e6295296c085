"""What a page of the agenda is asked for: the week, and which entries of it."""

from django.utils.http import urlencode

from articles.admin.agenda.entries import KINDS
from articles.admin.agenda.week import read_week
from articles.admin.found import is_number
from articles.models import Article, Category, User


class Choice:
    """Read from an address: `woche`, `rubrik`, `art`, `wer`; nonsense chooses nothing."""

    def __init__(self, query):
        self.week = read_week(query.get("woche", ""))
        self.category = _number(query.get("rubrik"))
        self.person = _number(query.get("wer"))
        self.kind = query.get("art") if query.get("art") in KINDS else ""

    @property
    def kept(self):
        """The filters as an address carries them."""
        given = {"rubrik": self.category, "art": self.kind, "wer": self.person}
        return {name: value for name, value in given.items() if value}

    def address(self, week):
        return "?" + urlencode({"woche": week.name, **self.kept})

    def articles(self, sections):
        """The articles of the chosen section and those below it, with which the chosen person has to do."""
        articles = Article.objects.all()
        if self.category:
            below = [section.pk for section in sections if self.category in section.tree_path]
            articles = articles.filter(category__in=below)
        if self.person:
            articles = articles.filter(assignee=self.person) | articles.filter(
                assignee=None, created_by=self.person
            )
        return articles

    def shown(self, entries):
        return [entry for entry in entries if self.kind in ("", entry.kind)]


def sections():
    return list(Category.objects.with_tree_fields())


def people():
    """Those who work with articles, by name."""
    at_work = User.objects.filter(is_active=True, is_staff=True)
    return list(at_work.order_by("last_name", "first_name", "username"))


def _number(text):
    return int(text) if is_number(text) else None
