"""Counts no further than anybody turns pages: archives and logs grow for ever, and whoever looks for something narrows."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property


class NearPaginator(Paginator):
    """`most` rows are counted, and led to: one more than is told."""

    most = 10_001

    @cached_property
    def count(self):
        return self.object_list.order_by().values("pk")[: self.most].count()
