"""The article list as options of the admin: which rows, columns, filters, search, actions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from articles.admin.article.words import matching
from articles.admin.lists import filters, typed
from articles.admin.lists.bulk import admin_actions
from articles.admin.lists.changelist import ArticleList
from articles.admin.lists.columns import COLUMNS, IN_TRASH, chosen_names, with_byline
from articles.admin.lists.trash import ACTS
from articles.admin.near import NearPaginator
from articles.admin.publicity import with_publicity
from articles.rules import is_writer
from articles.vocabulary import Status


class ArticleListing:
    """Mixin of the article's admin; the facts a row shows come with the rows, not row by row."""

    list_filter = [
        filters.StatusFilter,
        filters.PublicityFilter,
        filters.WhoseFilter,
        filters.CategoryFilter,
        typed.AuthorFilter,
        typed.AssigneeFilter,
        typed.TagFilter,
        filters.DueFilter,
        typed.EditedFilter,
        typed.PublishedFilter,
        filters.EmbargoFilter,
        filters.GenreFilter,
        filters.LanguageFilter,
        filters.TalkFilter,
        filters.LockFilter,
        filters.DebtFilter,
    ]
    actions = admin_actions()
    list_per_page = 50
    paginator = NearPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ["headline"]  # that there is a search; what it looks at is told in `lookup`
    search_help_text = _(
        "Words of headline, kicker, lead, text, tags and authors; a number; an address of the site, old ones as well. "
        "Drafts too; of frequent words the newest 1,000 released stories."
    )
    actions_on_top = True  # without it the stock page brings a style of its own, against the security policy

    def get_queryset(self, request):
        return with_byline(with_publicity(super().get_queryset(request)))

    def changelist_view(self, request, extra_context=None):
        """The list loads none of the form's scripts: they ask for an import map it has no use for."""
        media = admin.ModelAdmin.media.fget(self)
        return super().changelist_view(request, {"media": media, **(extra_context or {})})

    def get_changelist(self, request, **kwargs):
        return ArticleList

    def get_list_display(self, request):
        """The user's columns; the trash has its own, and so has the list of those who see nothing else."""
        trash = request.GET.get("status") == Status.TRASHED or not is_writer(request.user)
        names = IN_TRASH if trash else chosen_names(request.user)
        return [COLUMNS[name] for name in names] + [ACTS] * trash

    def get_actions(self, request):
        """Bulk actions for those who write; a list one only looks at, such as a pop-up, has none."""
        return super().get_actions(request) if is_writer(request.user) else {}

    def get_list_display_links(self, request, list_display):
        return [COLUMNS["story"]]

    def get_search_results(self, request, queryset, search_term):
        return matching(queryset, search_term), False
