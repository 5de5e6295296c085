"""One story in a list of the start page, as words: what it is called, where it stands, what is to be done."""

from dataclasses import dataclass, field

from django.urls import reverse

from articles.models import Article


@dataclass(frozen=True)
class Reading:
    """For whom and when a page of the start page is read; `care` knows who answers for which category."""

    user: object
    now: object
    care: object


@dataclass(frozen=True)
class Row:
    """`when` stands before the story, `facts` below it; `hints` are pairs of a class and words that ask for attention."""

    article: Article
    headline: str
    when: str = ""
    facts: list = field(default_factory=list)
    hints: list = field(default_factory=list)
    quote: str = ""
    quoted: str = ""
    public: str = ""  # address readers use
    again: bool = False  # offers to be looked at again later

    @property
    def address(self):
        return reverse("admin:articles_article_change", args=[self.article.pk])


def row(article, headline="", **words):
    """A row of an article; empty facts and hints are left out."""
    words = {
        name: [each for each in value if each] if name in ("facts", "hints") else value
        for name, value in words.items()
    }
    return Row(article, headline or str(article), **words)


MOST = 40  # of one kind of problem


@dataclass(frozen=True)
class Trouble:
    """What is wrong, with what, and the address where it is mended."""

    what: str
    sentence: str
    address: str


def of_article(article, sentence, headline=""):
    address = reverse("admin:articles_article_change", args=[article.pk])
    return Trouble(headline or str(article), sentence, address)
