"""Users and authors at the desk. Users are the administrators' business alone; authors belong to the stories."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as StockUserAdmin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.forged import PlausibleForms
from articles.admin.listing import Listing
from articles.admin.words.deletion import GuardedDeletion
from articles.admin.words.forms import AuthorForm
from articles.admin.words.merging import Merging
from articles.admin.words.taxonomy import WordAdmin
from articles.admin.words.usage import (
    UseFilter,
    articles_sentence,
    merged_sentence,
    past_sentence,
    with_usage,
)
from articles.models import Article, Author, Publication, Revision, Transition, User


@admin.register(Author)
class AuthorAdmin(Merging, WordAdmin):
    form = AuthorForm
    list_display = ["name", "kind", "initials", "role", "account", "live", "used"]
    list_filter = ["kind", UseFilter]
    list_select_related = ["user"]
    search_fields = ["name", "initials", "slug"]
    fields = ["kind", "name", "slug", "initials", "role", "biography", "email", "profiles", "user"]

    def get_queryset(self, request):
        authors = super().get_queryset(request)
        return with_usage(authors, "credits__author", "publication_credits__author")

    def get_readonly_fields(self, request, obj=None):
        """An author's user may edit the author's stories: only who manages users says who that is."""
        return [] if manages_users(request) else ["user"]

    def get_autocomplete_fields(self, request):
        return ["user"] if manages_users(request) else []

    @admin.display(description=gettext_lazy("user"), empty_value="–")
    def account(self, author):
        return author.user

    def uses(self, author, user):
        if sentence := articles_sentence("credits__author", author, user, author=author.name):
            yield format_html("{} {}", sentence, _("Please take the name out of their bylines first."))
        if past := Publication.objects.filter(publication_credits__author=author).count():
            yield past_sentence(past)
        if sentence := merged_sentence(author):
            yield sentence


def manages_users(request):
    return request.user.has_perm("articles.change_user")


@admin.register(User)
class UserAdmin(PlausibleForms, GuardedDeletion, Listing, StockUserAdmin):
    """The stock form with language and sections. Only a superuser makes or touches superusers."""

    list_display = ["username", "full_name", "email", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = ["user_permissions"]
    readonly_fields = ["sections", "byline", "last_login", "date_joined", "log"]
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (gettext_lazy("Person"), {"fields": ["first_name", "last_name", "email", "language", "byline"]}),
        (gettext_lazy("Role"), {"fields": ["is_active", "is_staff", "groups", "sections"]}),
        (gettext_lazy("Dates"), {"fields": ["last_login", "date_joined", "log"]}),
    ]
    own_fieldset = (
        gettext_lazy("Everything"),
        {
            "fields": ["is_superuser", "user_permissions"],
            "description": gettext_lazy(
                "A superuser may do everything, past all roles. Nobody needs it for daily work."
            ),
        },
    )

    def get_queryset(self, request):
        users = super().get_queryset(request).select_related("author")
        return users.prefetch_related("groups", "categories")

    def get_fieldsets(self, request, obj=None):
        sets = super().get_fieldsets(request, obj)
        return [*sets, self.own_fieldset] if obj and request.user.is_superuser else sets

    def formfield_for_manytomany(self, db_field, request=None, **kwargs):
        """Four roles need boxes to tick, not two lists to move them between."""
        if db_field.name == "groups":
            kwargs["widget"] = forms.CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request, obj=None):
        touches = obj is None or not obj.is_superuser or request.user.is_superuser
        return touches and super().has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        touches = obj is None or not obj.is_superuser or request.user.is_superuser
        return touches and super().has_delete_permission(request, obj)

    def save_model(self, request, obj, form, change):
        """Whoever gets an account here works at the desk."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    @admin.display(description=gettext_lazy("name"), ordering="last_name")
    def full_name(self, user):
        return user.get_full_name()

    @admin.display(description=gettext_lazy("roles"), empty_value="–")
    def roles(self, user):
        return ", ".join(group.name for group in user.groups.all()) or None

    @admin.display(description=gettext_lazy("moderates"), empty_value="–")
    def sections(self, user):
        return ", ".join(category.name for category in user.categories.all()) or None

    @admin.display(description=gettext_lazy("byline"), empty_value="–")
    def byline(self, user):
        return getattr(user, "author", None)

    @admin.display(description=gettext_lazy("log"), empty_value="–")
    def log(self, user):
        """To everything this person did."""
        address = f"{reverse('admin:articles_auditentry_changelist')}?by={user.pk}"
        return user.pk and format_html('<a href="{}">{}</a>', address, _("What this person did"))

    def uses(self, one, user):
        """The record of who wrote and decided what names its people for ever."""
        written = (
            Revision.objects.filter(created_by=one).exists()
            or Article.objects.filter(created_by=one).exists()
        )
        if written or Transition.objects.filter(by=one).exists():
            yield _(
                "The history of articles names this user. Please deactivate the account instead: untick “Active”."
            )
