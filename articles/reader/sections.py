"""All sections of the site from one query: navigation, breadcrumbs, names and addresses without a join per story."""

from articles.models.taxonomy import Category


class Sections:
    """The tree as it is when the request begins. Ids asked for are of saved categories.

    `also` names further columns that a page shows of each.
    """

    def __init__(self, also=()):
        self._columns = ["parent", "name", "slug", "intro", "position", "tone", *also]
        self._read()

    def _read(self):
        rows = list(Category.objects.only(*self._columns))
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

    def named(self, slug):
        """The section of this slug, or None."""
        return self._by_slug.get(slug)

    def get(self, pk):
        """The section of this id; reads again for one that was created after the request began."""
        if pk not in self._by_id:
            self._read()
        return self._by_id[pk]

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
