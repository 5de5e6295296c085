"""Tags and authors that were merged into another: their rows stay, so that old revisions can still be read.

A merged word is found nowhere but by its id, and then it is the one it was merged into.
"""

from django.db import models


class StandingManager(models.Manager):
    """The words that stand for themselves."""

    def get_queryset(self):
        return super().get_queryset().filter(merged_into=None)

    def standing(self, ids, *, lock=False):
        """By id what each stands for now; one query. `lock` keeps others from merging them until the transaction ends."""
        rows = self.model._base_manager.filter(pk__in=ids).order_by("pk")
        # Of a row that was waited for, a join would still show the state before; then it is read afterwards.
        rows = rows.select_for_update(no_key=True) if lock else rows.select_related("merged_into")
        return {row.pk: row.merged_into or row for row in rows} if ids else {}

    def standing_list(self, ids, *, lock=False):
        """The same in the order of the ids, each word once; ids of deleted ones are left out."""
        rows = self.standing(ids, lock=lock)
        return list({rows[pk].pk: rows[pk] for pk in ids if pk in rows}.values())
