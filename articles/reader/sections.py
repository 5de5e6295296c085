"""What stands on every page, from one query: sections, pages about the house, and the lines of breaking news."""

from operator import attrgetter

from django.db.models import DateTimeField, IntegerField, TextField, Value
from django.db.models.functions import Cast

from articles.models.front import Banner
from articles.models.page import Page
from articles.models.taxonomy import Category
from articles.reader.dependence import is_framed

COLUMNS = ["pk", "parent_id", "name", "slug", "intro", "position", "tone"]
IN_ORDER = attrgetter("position", "name", "pk")
SECTION, PAGE, BANNER = range(3)


class Sections:
    """The tree as it is when the request begins. Ids asked for are of saved categories.

    `at` is the moment whose banners the page shows; without one there are none. `also` names further texts that a page
    shows of each section.
    """

    def __init__(self, also=(), *, at=None):
        is_framed()
        self._also, self._at = list(also), at
        self._read()

    def _read(self):
        found = {SECTION: [], PAGE: [], BANNER: []}
        for kind, begins, story_section, *values in self._query():
            columns, further = values[: len(COLUMNS)], values[len(COLUMNS) :]
            pk, number, title, slug, text, position, word = columns
            if kind == SECTION:
                found[kind].append(
                    Category(**dict(zip([*COLUMNS, *self._also], [*columns, *further], strict=True)))
                )
            elif kind == PAGE:
                found[kind].append(Page(pk=pk, title=title, slug=slug, position=position, kind=word))
            else:
                banner = Banner(pk=pk, story=number, text=title, link=text, kind=word, begins=begins)
                banner.story_section, banner.story_slug = story_section, slug
                found[kind].append(banner)
        self.pages = sorted(found[PAGE], key=attrgetter("position", "title", "pk"))
        newest = sorted(found[BANNER], key=attrgetter("begins", "pk"), reverse=True)
        self.banners = sorted(newest, key=attrgetter("kind"))  # as Banner.Meta has them
        self._arrange(sorted(found[SECTION], key=IN_ORDER))

    def _query(self):
        """Rows of all kinds under each other; the first value tells them apart."""
        sections = Category.objects.without_tree_fields().order_by()
        nothing = Cast(Value(None), DateTimeField()), Value("", TextField())
        rows = sections.values_list(Value(SECTION), *nothing, *COLUMNS, *self._also)
        others = [self._pages(nothing)] + ([self._banners()] if self._at else [])
        return rows.union(*others, all=True)

    def _pages(self, nothing):
        columns = [
            "pk",
            Value(None, IntegerField()),
            "title",
            "slug",
            Value("", TextField()),
            Cast("position", IntegerField()),
            "kind",
        ]
        return Page.objects.shown().order_by().values_list(Value(PAGE), *nothing, *columns, *self._no_texts())

    def _banners(self):
        """Their columns in the places of a section's: the story's id as a number, its address and the text as texts."""
        columns = ["pk", "story", "text", "story_slug", "link", Value(0), "kind"]
        showing = Banner.objects.showing(self._at).order_by()
        return showing.values_list(Value(BANNER), "begins", "story_section", *columns, *self._no_texts())

    def _no_texts(self):
        return [Value("", TextField())] * len(self._also)

    def _arrange(self, rows):
        self._by_id = {section.pk: section for section in rows}
        self._by_slug = {section.slug: section for section in rows}
        self._below = {}
        for section in rows:
            self._below.setdefault(section.parent_id, []).append(section)
        for section in rows:
            section.shade = self._shade(section)

    def _shade(self, section):
        """The section's own colour or that of the nearest one above it that has one; empty without any."""
        return next((step.tone for step in reversed(self.path(section)) if step.tone), "")

    @property
    def top(self):
        """The first level, in the order the desk gave."""
        return self._below.get(None, [])

    def all(self):
        """Every section, in the order the desk gave."""
        return list(self._by_id.values())

    def named(self, slug):
        """The section of this slug, or None."""
        return self._by_slug.get(slug)

    def get(self, pk):
        """The section of this id; reads again for one that was created after the request began."""
        if pk not in self._by_id:
            self._read()
        return self._by_id[pk]

    def known(self, pk):
        """The section of this id, None for one that is not there; asks no query."""
        return self._by_id.get(pk)

    def of(self, story):
        """The section of a story; None for a draft in preview that has none yet."""
        return self.get(story.category_id) if story.category_id else None

    def children(self, section):
        return self._below.get(section.pk, [])

    def path(self, section):
        """From the first level down to the section itself."""
        path = [section]
        while path[0].parent_id is not None and path[0].parent_id not in {step.pk for step in path}:
            path.insert(0, self.get(path[0].parent_id))
        return path

    def ids_below(self, section):
        """Ids of the section and of everything below it."""
        ids = [section.pk]
        for pk in ids:  # grows while it is walked
            ids.extend(child.pk for child in self._below.get(pk, []) if child.pk not in ids)
        return ids

    def attach(self, stories):
        """Gives each story its section, so that its name and the story's address cost no query."""
        for story in stories:
            story.category = self.get(story.category_id)
        return stories
