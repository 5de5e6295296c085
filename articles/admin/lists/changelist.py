"""The article list as the admin makes it, with columns in the user's order, orders by name, chips and views."""

from django.contrib.admin.templatetags.admin_list import results
from django.contrib.admin.views.main import ORDER_VAR, SEARCH_VAR, ChangeList
from django.db.models import F
from django.utils.formats import number_format
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.lists.columns import COLUMNS, Column, with_facts
from articles.admin.lists.present import with_present
from articles.admin.lists.runs import interrupted
from articles.admin.lists.trash import with_acts
from articles.admin.lists.views import tabs
from articles.rules import is_chief, is_moderator

POPUP = ("_popup", "_to_field")


class ArticleList(ChangeList):
    """One request's list. Orders are names of columns (`o=-updated`), so that they outlive a change of columns."""

    def __init__(self, request, *args):
        self.user = request.user
        super().__init__(request, *args)
        self.title = self.opts.verbose_name_plural

    @property
    def columns(self):
        return [column for column in self.list_display if isinstance(column, Column)]

    def get_ordering(self, request, queryset):
        chosen = [token for token in self.params.get(ORDER_VAR, "").split(".") if self._orders(token)]
        ordering = [self._ordered(token) for token in chosen] or ["-edited_at", "-pk"]
        return self._get_deterministic_ordering(ordering)

    def _orders(self, token):
        column = COLUMNS.get(token.removeprefix("-"))
        return column.orders if column else ""

    def _ordered(self, token):
        field = F(self._orders(token))
        return field.desc(nulls_last=True) if token.startswith("-") else field.asc(nulls_last=True)

    def get_ordering_field_columns(self):
        """The stock heads are not used; ours are `headers`."""
        return {}

    def get_results(self, request):
        """The page's rows with what their columns say, and who has them open."""
        super().get_results(request)
        rows = with_facts(self.result_list, self.columns)
        self.result_list = with_acts(with_present(list(rows), request.user), request.user)
        self.interrupted = interrupted(request)

    def rows(self):
        return list(results(self))

    # What the page shows around the rows

    def headers(self):
        """(column, address of its order or empty, state for `aria-sort`) of each column."""
        now = self.params.get(ORDER_VAR, "").partition(".")[0] or "-updated"
        return [self._header(column, now) for column in self.columns]

    def _header(self, column, now):
        if not column.orders:
            return column, "", ""
        name, chosen = column.name, now.removeprefix("-") == column.name
        descending = not now.startswith("-") if chosen else column.newest_first
        state = ("descending" if now.startswith("-") else "ascending") if chosen else ""
        return column, self.address({**self.filter_params, ORDER_VAR: f"{'-' * descending}{name}"}), state

    def address(self, params):
        """The list under other parameters."""
        return "?" + urlencode(sorted(params.items()), doseq=True)

    def without(self, names):
        return self.address({name: value for name, value in self.filter_params.items() if name not in names})

    def chips(self):
        """(title, words, address without it) of the search and of every filter that is set."""
        set_by = [(spec.title, words, names) for spec in self.filter_specs for words, names in spec.chips()]
        if self.query:
            set_by.insert(0, (_("search"), self.query, [SEARCH_VAR]))
        return [(title, words, self.without(names)) for title, words, names in set_by]

    def kept(self):
        """(name, value) of what the panel's form has to carry along: search, order, pop-up."""
        kept = {name: self.filter_params.get(name) for name in (SEARCH_VAR, ORDER_VAR, *POPUP)}
        return [(name, values[-1]) for name, values in kept.items() if values]

    def searched(self):
        """The same for the search form: everything but the search."""
        rest = ((name, values) for name, values in self.filter_params.items() if name != SEARCH_VAR)
        return [(name, value) for name, values in rest for value in values]

    def query_words(self):
        """The list's query string, as a saved view and the export take it."""
        return self.address({name: value for name, value in self.filter_params.items() if name not in POPUP})[
            1:
        ]

    def tabs(self):
        return tabs(self.user, self.query_words())

    def may_share(self):
        return is_chief(self.user) or is_moderator(self.user)

    def found(self):
        """How many, in words; a large archive is not counted to its end."""
        if self.result_count >= self.paginator.most:
            return _("more than %s articles") % number_format(self.paginator.most - 1, force_grouping=True)
        return ngettext("%d article", "%d articles", self.result_count) % self.result_count
