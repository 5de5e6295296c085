"""The article at the desk: list and form. Every write goes through the workflow."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from js_asset import Media, Script

from articles.admin.article.access import ObjectAccess
from articles.admin.article.forms import ArticleForm
from articles.admin.article.lookup import lookup_urls
from articles.admin.article.page import form_context
from articles.admin.article.saving import answer_save, save_form
from articles.admin.autosave.recovery import TAKE, typed_data
from articles.admin.autosave.urls import autosave_urls
from articles.admin.history.pages import history_urls
from articles.admin.lists.listing import ArticleListing
from articles.admin.lists.urls import list_urls
from articles.admin.preview.pages import preview_urls
from articles.admin.review.urls import review_urls
from articles.admin.steps.pages import step_urls
from articles.models import Article
from articles.vocabulary import Refused

# Scripts of the article's form, one line for each part of the page.
MODULES = (
    "rows",
    "tabs",
    "word_facts",
    "outside",
    "leaving",
    "recent",
    "preview_stage",
    "preview_live",
    "checklist",
    "discussion",
)


@admin.register(Article)
class ArticleAdmin(ObjectAccess, ArticleListing, admin.ModelAdmin):
    form = ArticleForm
    view_on_site = False  # the save bar has the link, once readers find something there
    fieldsets = [
        (None, {"fields": ["kicker", "headline", "lead", "picture", "body"], "classes": ["writing"]}),
        (_("Placement"), {"fields": ["category", "tag_names"], "classes": ["side", "open"]}),
        (
            _("Planning"),
            {
                "fields": ["assignee", "due", "target_length", "look_again", "internal_note"],
                "classes": ["side"],
            },
        ),
        (
            _("Embargo"),
            {"fields": ["embargo_until", "embargo_source", "embargo_reason"], "classes": ["side"]},
        ),
        (
            _("Origin"),
            {"fields": ["source", "dateline", "genre", "language", "translation_of"], "classes": ["side"]},
        ),
        (
            _("Search & social"),
            {
                "fields": [
                    "seo_title",
                    "seo_description",
                    "slug",
                    "noindex",
                    "teaser_headline",
                    "teaser_text",
                ],
                "classes": ["outside"],
            },
        ),
    ]

    @property
    def media(self):
        modules = [Script(f"desk/{name}.js", type="module") for name in MODULES]
        styles = ["desk/preview.css"]
        return super().media + Media(css={"all": styles}, js=modules)

    def get_urls(self):
        return [
            *lookup_urls(self),
            *list_urls(self),
            *autosave_urls(self),
            *review_urls(self),
            *step_urls(self),
            *history_urls(self),
            *preview_urls(self),
            *super().get_urls(),
        ]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user, form.refusal = request.user, getattr(request, "refusal", None)
        if request.method == "GET" and TAKE in request.GET:
            form.recovered = typed_data(request.user, obj)
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

    def log_addition(self, request, obj, message):
        """Nothing, here and below: the workflow itself records what it does."""

    log_change = log_addition

    def response_add(self, request, obj, post_url_continue=None):
        return answer_save(request, obj, changed=True)

    def response_change(self, request, obj):
        return answer_save(request, obj, changed=request.changed)

    def render_change_form(self, request, context, *args, **kwargs):
        response = super().render_change_form(request, context, *args, **kwargs)
        response.context_data |= form_context(request, response.context_data)
        return response
