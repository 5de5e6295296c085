"""Which moderators answer for which category, with those of the categories above it. Two queries, whatever the tree."""

from collections import defaultdict

from django.utils.functional import cached_property

from articles.models import Category


class Care:
    """Read when it is first asked."""

    @cached_property
    def _names(self):
        """Names of active moderators by the category they were given to."""
        given = Category.moderators.through.objects.filter(user__is_active=True).select_related("user")
        names = defaultdict(list)
        for row in given.order_by("pk"):
            names[row.category_id].append(str(row.user))
        return names

    @cached_property
    def categories(self):
        return {category.pk: category for category in Category.objects.with_tree_fields()}

    def moderators(self, category_id):
        """Names, the nearest category's first; empty where nobody answers for it."""
        category = self.categories.get(category_id)
        path = reversed(category.tree_path) if category else ()
        return list(dict.fromkeys(name for pk in path for name in self._names[pk]))

    def orphaned(self):
        """Categories nobody answers for."""
        return [category for pk, category in self.categories.items() if not self.moderators(pk)]
