"""The tree of sections with what else stands around every page, made from rows and remembered while they stay the same."""

from functools import lru_cache
from operator import attrgetter

from articles.models.front import Banner
from articles.models.page import Page
from articles.models.taxonomy import Category

COLUMNS = ["pk", "parent_id", "name", "slug", "intro", "position", "tone"]
IN_ORDER = attrgetter("position", "name", "pk")
SECTION, PAGE, BANNER = range(3)
REMEMBERED = 8  # trees: with and without banners, with further texts
MOST_FRAGMENTS = 1_000  # pieces of HTML one tree keeps


class Tree:
    """`fragments` is for pieces of HTML that say nothing but what is in the tree. Nobody changes it or what it holds."""

    def __init__(self, rows, also):
        self._also = also
        kinds = {SECTION: self._section, PAGE: self._page, BANNER: self._banner}
        found = {kind: [] for kind in kinds}
        for kind, begins, story_section, *values in rows:
            found[kind].append(kinds[kind](begins, story_section, *values))
        self.pages = sorted(found[PAGE], key=attrgetter("position", "title", "pk"))
        newest = sorted(found[BANNER], key=attrgetter("begins", "pk"), reverse=True)
        self.banners = sorted(newest, key=attrgetter("kind"))  # as Banner.Meta has them
        self.by_id, self.by_slug, self.below, self.fragments, self._ids_below = {}, {}, {}, {}, {}
        self._arrange(sorted(found[SECTION], key=IN_ORDER))

    def _section(self, _begins, _story_section, *values):
        return Category(**dict(zip([*COLUMNS, *self._also], values, strict=True)))

    def _page(self, _begins, _story_section, pk, _number, title, slug, _text, position, kind, *_also):
        return Page(pk=pk, title=title, slug=slug, position=position, kind=kind)

    def _banner(self, begins, story_section, pk, number, title, slug, text, _position, kind, *_also):
        banner = Banner(pk=pk, story=number, text=title, link=text, kind=kind, begins=begins)
        banner.story_section, banner.story_slug = story_section, slug
        return banner

    def _arrange(self, sections):
        self.by_id = {section.pk: section for section in sections}
        self.by_slug = {section.slug: section for section in sections}
        for section in sections:
            self.below.setdefault(section.parent_id, []).append(section)
        for section in sections:
            section.shade = self._shade(section)

    def _shade(self, section):
        """The section's own colour or that of the nearest one above it that has one; empty without any."""
        return next((step.tone for step in reversed(self.path(section)) if step.tone), "")

    def path(self, section):
        """From the first level down to the section itself."""
        path = [section]
        while path[0].parent_id is not None and path[0].parent_id not in {step.pk for step in path}:
            path.insert(0, self.by_id[path[0].parent_id])
        return path

    def ids_below(self, pk):
        """Ids of a section and of everything below it; counted once."""
        found = self._ids_below.get(pk)
        if found is None:
            ids = [pk]
            for each in ids:  # grows while it is walked
                ids.extend(child.pk for child in self.below.get(each, []) if child.pk not in ids)
            found = self._ids_below[pk] = tuple(ids)
        return found

    def fragment(self, key, make):
        """A piece of HTML by what it depends on beside the tree; made once."""
        found = self.fragments.get(key)
        if found is None:
            if len(self.fragments) >= MOST_FRAGMENTS:
                self.fragments.clear()
            found = self.fragments[key] = make()
        return found


@lru_cache(REMEMBERED)
def tree_of(rows, also):
    """The Tree of these rows, tuples as `Sections` reads them; the same object as long as the rows are the same."""
    return Tree(rows, also)
