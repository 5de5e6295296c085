"""What the desk's lists have in common besides the articles' own."""

from django.contrib import admin
from django.utils.text import capfirst

from articles.admin.recorded import Recorded


class Listing(Recorded):
    """Mixin of an admin class: a list named after what it holds, fifty rows a page, without counting all rows."""

    list_title = ""
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions_on_top = True  # without it the stock page brings a style of its own, against the security policy

    def changelist_view(self, request, extra_context=None):
        title = self.list_title or capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title, **(extra_context or {})})
