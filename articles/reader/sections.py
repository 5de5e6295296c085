"""What stands on every page, from one query: the sections with their names and addresses, and pages about the house."""

from operator import attrgetter

from django.db.models import IntegerField, TextField, Value
from django.db.models.functions import Cast

from articles.models.page import Page
from articles.models.taxonomy import Category

COLUMNS = ["pk", "parent_id", "name", "slug", "intro", "position", "tone"]
IN_ORDER = attrgetter("position", "name", "pk")


class Sections:
    """The tree as it is when the request begins. Ids asked for are of saved categories.

    `also` names further texts that a page shows of each section.
    """

    def __init__(self, also=()):
        self._also = list(also)
        self._read()

    def _read(self):
        found = {Category: [], Page: []}
        for is_page, *values in self._query():
            if is_page:
                pk, _parent, title, slug, _intro, position, kind = values[: len(COLUMNS)]
                found[Page].append(Page(pk=pk, title=title, slug=slug, position=position, kind=kind))
            else:
                found[Category].append(Category(**dict(zip([*COLUMNS, *self._also], values, strict=True))))
        self.pages = sorted(found[Page], key=attrgetter("position", "title", "pk"))
        self._arrange(sorted(found[Category], key=IN_ORDER))

    def _query(self):
        """Rows of both kinds under each other; the first value tells a page from a section."""
        sections = Category.objects.without_tree_fields().order_by()
        pages = Page.objects.shown().order_by()
        nothing = [Value("", TextField())] * len(self._also)
        below = [
            "pk",
            Value(None, IntegerField()),
            "title",
            "slug",
            Value("", TextField()),
            Cast("position", IntegerField()),
            "kind",
        ]
        return sections.values_list(Value(0), *COLUMNS, *self._also).union(
            pages.values_list(Value(1), *below, *nothing), all=True
        )

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
