"""Pages of the lists readers see most: of all stories, of sections, tags and authors, each by a query made once."""

from dataclasses import dataclass
from datetime import datetime

from articles.models.publication import Publication
from articles.reader.paging import Page, asked_cut, beyond, page_of, part_of
from articles.reader.prepared import Prepared
from articles.reader.stories import (
    TEASER,
    keys_of_newest,
    live_stories,
    stories_by,
    stories_in,
    stories_tagged,
)

KINDS = {
    "all": lambda at, _about: live_stories(at),
    "sections": stories_in,
    "tag": stories_tagged,
    "author": stories_by,
}
# One may have a handful of stories, another one most of the archive; and so has what lies behind a cut.
VARIED = {"tag", "author"}


@dataclass(frozen=True)
class Stories:
    """The live stories of a subject: `about` is the id of a tag or an author, or a list of ids of sections."""

    at: datetime
    kind: str = "all"
    about: int | list | None = None

    def rows(self):
        """As a query set, to narrow further."""
        return KINDS[self.kind](self.at, self.about)

    def page(self, request, *, length, shown=(), columns=TEASER) -> Page:
        """The page the request asks for (see paging.read_page), without the articles already shown. `columns` of a section
        (category__name) come with it.
        """
        cut = asked_cut(request)
        values = {"at": self.at, "shown": shown}
        values |= {"about": self.about} if self.about is not None else {}
        values |= {"when": cut[0], "pk": cut[1]} if cut else {}
        part = varied_part if cut or self.kind in VARIED else part_of_list
        return page_of(part(self.kind, tuple(columns), length, **values), cut, length=length)


def _part(kind, columns, length, at, shown, about=None, when=None, pk=None):
    several, cut = kind == "sections" and len(about) > 1, when and (when, pk)
    rows = live_stories(at) if several else KINDS[kind](at, about)
    if shown:
        rows = rows.exclude(article__in=shown)
    if several:
        keys = keys_of_newest(beyond(rows, cut), length + 1, about)
        rows, cut = Publication.objects.filter(pk__in=keys[0].union(*keys[1:], all=True)), None
    rows = rows.only(*columns)
    if any(name.startswith("category__") for name in columns):
        rows = rows.select_related("category")
    return part_of(rows, cut, length=length)


part_of_list = Prepared(Publication, _part, remembers=True)
varied_part = Prepared(Publication, _part, varies=True, remembers=True)
