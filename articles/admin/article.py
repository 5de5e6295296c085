"""The article at the desk: list and form. Every write goes through the workflow."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from js_asset import Media, Script

from articles.admin import filters
from articles.admin.access import ObjectAccess
from articles.admin.columns import ArticleColumns
from articles.admin.forms import ArticleForm
from articles.admin.history import history_urls
from articles.admin.lookup import SEARCHED, lookup_urls, matching
from articles.admin.page import form_context
from articles.admin.preview import preview_urls
from articles.admin.saving import answer_save, save_form
from articles.admin.steps import step_urls
from articles.models import Article
from articles.vocabulary import Refused


@admin.register(Article)
class ArticleAdmin(ObjectAccess, ArticleColumns, admin.ModelAdmin):
    form = ArticleForm
    list_display = ["story", "state", "public", "section", "byline", "updated"]
    list_filter = [
        filters.StatusFilter,
        filters.PublicityFilter,
        filters.MineFilter,
        filters.DebtFilter,
        filters.AuthorFilter,
        filters.CategoryFilter,
        "genre",
    ]
    list_select_related = ["category", "edited_by"]
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = SEARCHED
    search_help_text = _("Headline, kicker, lead, text, slug or number; drafts as well.")
    date_hierarchy = "edited_at"
    actions = None
    view_on_site = False  # the save bar has the link, once readers find something there
    actions_on_top = True  # without it the stock page brings a style of its own, against the security policy
    fieldsets = [
        (None, {"fields": ["kicker", "headline", "lead", "body"], "classes": ["writing"]}),
        (_("Placement"), {"fields": ["category", "genre", "tag_names"], "classes": ["side"]}),
        (_("Origin"), {"fields": ["dateline", "source", "language"], "classes": ["side"]}),
        (
            _("Embargo"),
            {"fields": ["embargo_until", "embargo_source", "embargo_reason"], "classes": ["side"]},
        ),
        (
            _("Planning"),
            {"fields": ["assignee", "due", "target_length", "internal_note"], "classes": ["side"]},
        ),
        (_("Teaser"), {"fields": ["teaser_headline", "teaser_text"], "classes": ["below"]}),
        (
            _("Search engines"),
            {"fields": ["seo_title", "seo_description", "slug", "noindex"], "classes": ["below"]},
        ),
    ]

    @property
    def media(self):
        modules = [Script(f"desk/{name}.js", type="module") for name in ("rows", "leaving")]
        return super().media + Media(js=modules)

    def get_urls(self):
        return [
            *lookup_urls(self),
            *step_urls(self),
            *history_urls(self),
            *preview_urls(self),
            *super().get_urls(),
        ]

    def get_search_results(self, request, queryset, search_term):
        return matching(queryset, search_term), False

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user, form.refusal = request.user, getattr(request, "refusal", None)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """What the workflow refuses becomes an error of the form: it is shown again with everything typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            request.refusal = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        """Nothing: `save_related` stores article and rows in one step of the workflow."""

    def save_related(self, request, form, formsets, change):
        article, request.changed = save_form(form, by=request.user)
        vars(form.instance).update(vars(article))

    def response_add(self, request, obj, post_url_continue=None):
        return answer_save(request, obj, changed=True)

    def response_change(self, request, obj):
        return answer_save(request, obj, changed=request.changed)

    def render_change_form(self, request, context, *args, **kwargs):
        response = super().render_change_form(request, context, *args, **kwargs)
        response.context_data |= form_context(request, response.context_data)
        return response
