"""Sections and tags at the desk. Saving goes through `publishing.rename`, so that old addresses keep working."""

from django import forms
from django.contrib import admin
from django.db import IntegrityError
from django.db.models import Q
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tree_queries.admin import TreeChangeList

from articles.admin.deletion import GuardedDeletion
from articles.admin.listing import Listing
from articles.admin.usage import articles_sentence, past_sentence, with_usage
from articles.admin.wordforms import CategoryForm, TagForm
from articles.models import Category, Publication, Tag, User
from articles.publishing.rename import save_word
from articles.vocabulary import fold


class WordAdmin(GuardedDeletion, Listing, admin.ModelAdmin):
    """What sections, tags and authors have in common."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Whoever takes a name at the same moment but later is told so: the form is checked once more."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except IntegrityError:
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        save_word(obj, now=timezone.now())

    @admin.display(description=gettext_lazy("live"))
    def live(self, word):
        return word.live

    @admin.display(description=gettext_lazy("at the desk"))
    def used(self, word):
        return word.used


@admin.register(Category)
class CategoryAdmin(WordAdmin):
    form = CategoryForm
    list_display = ["section", "slug", "responsible", "live", "used"]
    search_fields = ["name", "slug"]
    fields = ["name", "slug", "parent", "position", "intro", "moderators"]

    def get_changelist(self, request, **kwargs):
        return TreeChangeList

    def get_queryset(self, request):
        sections = self.model.objects.with_tree_fields().prefetch_related("moderators")
        return with_usage(sections, "category")

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
    def responsible(self, category):
        return ", ".join(map(str, category.moderators.all())) or None

    def uses(self, category, user):
        if sentence := articles_sentence("category", category, user, category=category.pk):
            yield format_html("{} {}", sentence, _("Please give them another category first."))
        if below := list(category.children.all()):
            names = ", ".join(section.name for section in below)
            yield _("These categories stand below it: %s. Please give them another parent first.") % names
        if past := Publication.objects.filter(category=category).count():
            yield past_sentence(past)


@admin.register(Tag)
class TagAdmin(WordAdmin):
    form = TagForm
    list_display = ["name", "live", "used", "slug"]
    search_fields = ["name", "key", "slug"]
    fields = ["name", "slug", "intro"]

    def get_queryset(self, request):
        return with_usage(super().get_queryset(request), "tagged__tag")

    def get_search_results(self, request, queryset, search_term):
        """As tags meet: whoever types Gruene finds Grüne."""
        return queryset.filter(key__contains=fold(search_term)), False

    def uses(self, tag, user):
        if sentence := articles_sentence("tagged__tag", tag, user):
            yield format_html("{} {}", sentence, _("Please take it off them first."))
        if past := Publication.objects.filter(tagged__tag=tag).count():
            yield past_sentence(past)
