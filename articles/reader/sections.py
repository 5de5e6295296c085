"""What stands on every page, from one query: sections, pages about the house, and the lines of breaking news."""

from django.db.models import DateTimeField, IntegerField, TextField, Value
from django.db.models.functions import Cast

from articles.models.front import Banner
from articles.models.page import Page
from articles.models.taxonomy import Category
from articles.reader.dependence import is_framed
from articles.reader.prepared import Prepared
from articles.reader.tree import BANNER, COLUMNS, PAGE, SECTION, tree_of


def around(also, has_banners, at=None):
    """Rows of all kinds under each other; the first value tells them apart."""
    sections = Category.objects.without_tree_fields().order_by()
    nothing = Cast(Value(None), DateTimeField()), Value("", TextField())
    rows = sections.values_list(Value(SECTION), *nothing, *COLUMNS, *also)
    others = [_pages(nothing, also)] + ([_banners(at, also)] if has_banners else [])
    return rows.union(*others, all=True)


def _pages(nothing, also):
    columns = [
        "pk",
        Value(None, IntegerField()),
        "title",
        "slug",
        Value("", TextField()),
        Cast("position", IntegerField()),
        "kind",
    ]
    return Page.objects.shown().order_by().values_list(Value(PAGE), *nothing, *columns, *_no_texts(also))


def _banners(at, also):
    """Their columns in the places of a section's: the story's id as a number, its address and the text as texts."""
    columns = ["pk", "story", "text", "story_slug", "link", Value(0), "kind"]
    showing = Banner.objects.showing(at).order_by()
    return showing.values_list(Value(BANNER), "begins", "story_section", *columns, *_no_texts(also))


def _no_texts(also):
    return [Value("", TextField())] * len(also)


rows_around = Prepared(Category, around)


class Sections:
    """The tree as it is when the request begins. Ids asked for are of saved categories.

    `at` is the moment whose banners the page shows; without one there are none. `also` names further texts that a page
    shows of each section.
    """

    def __init__(self, also=(), *, at=None):
        is_framed()
        self._also, self._at = tuple(also), at
        self._read()

    def _read(self):
        asked = {"at": self._at} if self._at else {}
        self.tree = tree_of(tuple(rows_around(self._also, bool(asked), **asked)), self._also)
        self.pages, self.banners = self.tree.pages, self.tree.banners

    @property
    def top(self):
        """The first level, in the order the desk gave."""
        return self.tree.below.get(None, [])

    def all(self):
        """Every section, in the order the desk gave."""
        return list(self.tree.by_id.values())

    def named(self, slug):
        """The section of this slug, or None."""
        return self.tree.by_slug.get(slug)

    def get(self, pk):
        """The section of this id; reads again for one that was created after the request began."""
        if pk not in self.tree.by_id:
            self._read()
        return self.tree.by_id[pk]

    def known(self, pk):
        """The section of this id, None for one that is not there; asks no query."""
        return self.tree.by_id.get(pk)

    def of(self, story):
        """The section of a story; None for a draft in preview that has none yet."""
        return self.get(story.category_id) if story.category_id else None

    def children(self, section):
        return self.tree.below.get(section.pk, [])

    def path(self, section):
        """From the first level down to the section itself."""
        return self.tree.path(section)

    def ids_below(self, section):
        """Ids of the section and of everything below it."""
        return self.tree.ids_below(section.pk)

    def attach(self, stories):
        """Gives each story its section, so that its name and the story's address cost no query."""
        for story in stories:
            story.category = self.get(story.category_id)
        return stories
