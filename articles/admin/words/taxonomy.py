"""Sections and tags at the desk. Saving goes through `publishing.rename`, so that old addresses keep working."""

from django import forms
from django.contrib import admin
from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.admin import Tag as StockTag  # from where it is registered, so that this has happened
from tree_queries.admin import TreeChangeList

from articles.admin.forged import PlausibleForms
from articles.admin.listing import Listing
from articles.admin.words.deletion import GuardedDeletion
from articles.admin.words.forms import CategoryForm, TagForm
from articles.admin.words.merging import Merging
from articles.admin.words.ordering import order_urls
from articles.admin.words.suggestions import found_by, suggestion_urls
from articles.admin.words.usage import (
    UseFilter,
    articles_sentence,
    front_sentence,
    list_link,
    merged_sentence,
    past_sentence,
    with_usage,
)
from articles.models import Category, Publication, Tag, User
from articles.publishing.rename import delete_words, save_word
from articles.publishing.synonyms import set_synonyms

admin.site.unregister(StockTag)  # a second list of tags, which no article has


class WordAdmin(PlausibleForms, GuardedDeletion, Listing, admin.ModelAdmin):
    """What sections, tags and authors have in common."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Whoever takes a name at the same moment but later is told so: the form is checked once more."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        save_word(obj, now=timezone.now())

    def delete_model(self, request, obj):
        delete_words([obj], now=timezone.now())

    def delete_queryset(self, request, queryset):
        delete_words(queryset, now=timezone.now())

    @admin.display(description=gettext_lazy("live"), ordering="live")
    def live(self, word):
        return self.number(word, word.live, {"public": "live"})

    @admin.display(description=gettext_lazy("at the desk"), ordering="used")
    def used(self, word):
        return self.number(word, word.used, {})

    def number(self, word, number, filters):
        """The number, leading to those articles in the list."""
        if not number:
            return "0"
        return list_link(number, **self.listed(word), **filters)

    def listed(self, word):
        """The filter under which the article list shows them."""
        return {self.opts.model_name: word.name}


@admin.register(Category)
class CategoryAdmin(WordAdmin):
    form = CategoryForm
    list_display = ["section", "slug", "reviewed_by", "live", "used"]
    change_list_template = "admin/articles/category/change_list.html"
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "parent", "position", "tone", "intro", "responsible", "moderators"]

    def changelist_view(self, request, extra_context=None):
        may_order = self.has_change_permission(request)
        return super().changelist_view(request, {"may_order": may_order, **(extra_context or {})})

    def get_changelist(self, request, **kwargs):
        return TreeChangeList

    def get_queryset(self, request):
        sections = self.model.objects.with_tree_fields().prefetch_related("moderators")
        return with_usage(sections, "category")

    def get_urls(self):
        return [*order_urls(self), *super().get_urls()]

    def listed(self, word):
        return {"category": word.pk}

    def get_prepopulated_fields(self, request, obj=None):
        """Only at first: renaming a section must not change its address by itself."""
        return {} if obj else {"slug": ["name"]}

    def get_autocomplete_fields(self, request):
        """Choosing by typing asks the list of users, which only administrators reach; others get a plain list."""
        return ["moderators"] if request.user.has_perm("articles.view_user") else []

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        """Those who may review, and whoever was chosen before."""
        if db_field.name == "moderators":
            able = User.objects.with_perm("articles.review_article", include_superusers=False)
            chosen = Q(pk__in=able.values("pk")) | Q(categories__isnull=False)
            kwargs["queryset"] = User.objects.filter(chosen).distinct().order_by("last_name", "username")
            if not self.get_autocomplete_fields(request):
                kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    @admin.display(description=gettext_lazy("category"))
    def section(self, category):
        return format_html('<span class="depth">{}</span>{}', "– " * category.tree_depth, category.name)

    @admin.display(description=gettext_lazy("responsible moderators"), empty_value="–")
    def reviewed_by(self, category):
        return ", ".join(map(str, category.moderators.all())) or None

    def uses(self, category, user):
        if sentence := articles_sentence("category", category, user, category=category.pk):
            yield format_html("{} {}", sentence, _("Please give them another category first."))
        if below := list(category.children.all()):
            names = ", ".join(section.name for section in below)
            yield _("These categories stand below it: %s. Please give them another parent first.") % names
        if past := Publication.objects.filter(category=category).count():
            yield past_sentence(past)
        if sentence := front_sentence("category", category):
            yield sentence


@admin.register(Tag)
class TagAdmin(Merging, WordAdmin):
    form = TagForm
    list_display = ["name", "also", "live", "used", "slug"]
    list_filter = [UseFilter]
    search_fields = ["name", "key", "slug"]
    fields = ["name", "slug", "synonyms", "intro"]

    def get_queryset(self, request):
        tags = super().get_queryset(request).prefetch_related("synonyms")
        return with_usage(tags, "tagged__tag")

    def get_fields(self, request, obj=None):
        """Synonyms are typed in a field of the form; whoever only looks is shown them as words."""
        may_type = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return self.fields if may_type else ["name", "slug", "also", "intro"]

    def get_readonly_fields(self, request, obj=None):
        return ["also"]

    def get_urls(self):
        return [*suggestion_urls(self), *super().get_urls()]

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        set_synonyms(obj, form.cleaned_data.get("synonyms", []), by=request.user)

    @admin.display(description=gettext_lazy("synonyms"), empty_value="–")
    def also(self, tag):
        return ", ".join(synonym.name for synonym in tag.synonyms.all()) or None

    def get_search_results(self, request, queryset, search_term):
        """As tags meet: whoever types Gruene finds Grüne, and whoever types a synonym its tag."""
        return found_by(queryset, search_term), False

    def uses(self, tag, user):
        if sentence := articles_sentence("tagged__tag", tag, user):
            yield format_html("{} {}", sentence, _("Please take it off them first."))
        if past := Publication.objects.filter(tagged__tag=tag).count():
            yield past_sentence(past)
        if sentence := front_sentence("tag", tag) or merged_sentence(tag):
            yield sentence
