"""The article's form: the surface over one content, one planning and the version they were based on.

It writes nothing. `content()` and `planning()` are what `workflow.perform` takes.
"""

import json
from copy import copy

from django import forms
from django.db.models import Q
from django.forms.utils import ErrorDict
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.article import typed, widgets
from articles.admin.article.offers import Offers
from articles.admin.article.pictures import PictureField, picture_settings
from articles.admin.article.rows import CreditFormSet, LinkFormSet
from articles.admin.article.stale import Late, choices_in, plain_planning, planning_of
from articles.admin.autosave.scripts import keeping_media
from articles.admin.publicity import described
from articles.admin.zoned import ZonedDateTimeField
from articles.body.parse import parse_leniently
from articles.editing.lock import lock_article, lock_sentence
from articles.editing.save import content_of
from articles.models import Article, Author, Category, Tag, User
from articles.models.article import CONTENT_FIELDS, PLANNING_FIELDS
from articles.rules import is_locked_for, visible_to
from articles.vocabulary import german_slug


class ArticleForm(forms.ModelForm):
    """Made for one request: `user` edits, `refusal` is what the workflow answered to the same input a moment ago."""

    user = None
    refusal = None
    only_reads = False
    recovered = None  # unsaved text the page is to be filled with, as posted; nothing is checked then

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    base = forms.IntegerField(required=False, widget=forms.HiddenInput)
    planned = forms.CharField(required=False, widget=forms.HiddenInput)
    slug = forms.CharField(
        label=gettext_lazy("slug"),
        required=False,
        max_length=200,  # it is made to fit
        help_text=gettext_lazy("Part of the address; made from the headline."),
    )
    body = forms.CharField(
        label=gettext_lazy("text"), required=False, strip=False, widget=widgets.BodyTextarea
    )
    tag_names = forms.CharField(
        label=gettext_lazy("tags"),
        required=False,
        widget=widgets.TagInput,
        help_text=gettext_lazy("Separate by commas."),
    )
    picture = PictureField(label=gettext_lazy("picture"))
    category = TreeNodeChoiceField(
        label=gettext_lazy("category"), required=False, queryset=Category.objects.all()
    )
    translation_of = forms.ModelChoiceField(
        label=gettext_lazy("translation of"),
        required=False,
        queryset=Article.objects.none(),
        widget=widgets.ArticleSelect(Article._meta.get_field("translation_of")),
        help_text=Article._meta.get_field("translation_of").help_text,
        error_messages={
            "invalid_choice": gettext_lazy(
                "The article this one translates does not exist any more. Please choose another one."
            )
        },
    )
    assignee = forms.ModelChoiceField(
        label=gettext_lazy("assigned to"), required=False, queryset=User.objects.none()
    )
    embargo_until = ZonedDateTimeField(label=gettext_lazy("embargo until"), required=False)
    due = ZonedDateTimeField(label=gettext_lazy("due"), required=False)

    class Meta:
        model = Article
        fields = [*CONTENT_FIELDS, *PLANNING_FIELDS]
        widgets = {
            "kicker": widgets.CountedInput("kicker"),
            "headline": widgets.CountedTextarea("headline", attrs={"rows": 1}),
            "lead": widgets.CountedTextarea("lead", attrs={"rows": 2}),
            "teaser_text": forms.Textarea(attrs={"rows": 3}),
            "seo_description": forms.Textarea(attrs={"rows": 2}),
            "look_again": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "internal_note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, data=None, files=None, **kwargs):
        # A copy takes what is typed: the page goes on telling what is stored, and judging by it.
        instance = copy(kwargs.pop("instance", None))
        self.is_taken_over = data is None and self.recovered is not None
        data = self.recovered if self.is_taken_over else data
        super().__init__(data, files, label_suffix="", instance=instance, **kwargs)
        self.late = None  # what became of the article meanwhile, when somebody else was faster
        self.before, self.planning_before = content_of(self.instance), planning_of(self.instance)
        self.fields["assignee"].queryset = writers(self.instance.assignee_id)
        if data is not None:
            self.fields["translation_of"].queryset = originals(self.user, self.instance)
        for field in self.fields.values():
            field.label = capfirst(field.label)
            if isinstance(field.widget, widgets.Counted):
                field.widget.attrs["placeholder"] = field.label
        self._set_initial()
        self.credits = CreditFormSet(data, prefix="credits", initial=self._stored_credits())
        links = [{**link, "position": place} for place, link in enumerate(self.before["links"], 1)]
        linked = [link["target"] for link in self.before["links"] if link["target"]]
        self.links = LinkFormSet(data, prefix="links", initial=links, user=self.user, linked=linked)
        self.offers = Offers(self.instance, self.user, data.getlist("resolve") if data else ())

    @property
    def media(self):
        return super().media + keeping_media()

    def _set_initial(self):
        if self.instance.pk and not self.is_bound:
            tags = Tag.objects.standing_list(self.before["tags"])
            self.initial["tag_names"] = typed.join_names(tag.name for tag in tags)
            self.initial["base"] = self.instance.latest.number if self.instance.latest else None
            self.initial["version"] = self.instance.version
            self.initial["planned"] = json.dumps(self.planning_before)

    def _stored_credits(self):
        """The byline as stored; a new article begins with the author its writer is."""
        if self.is_bound:
            return None
        ids = [credit.author_id for credit in self.instance.credits.all()] if self.instance.pk else []
        if self.instance.pk is None and self.user is not None:
            ids = Author.objects.filter(user=self.user).values_list("pk", flat=True)
        return [{"author": pk, "position": place} for place, pk in enumerate(ids, 1)]

    @classmethod
    def reading(cls, data, instance):
        """A form that only reads what was typed: nothing is locked, nothing is to be saved from it."""
        form = cls(data, instance=instance)
        form.is_taken_over = False
        form.only_reads = True
        form.full_clean()
        return form

    # Checking

    def full_clean(self):
        if self.is_taken_over:  # shown as it was typed, and checked when it is saved
            self._errors, self.cleaned_data = ErrorDict(), {}
        else:
            super().full_clean()

    def clean_slug(self):
        return german_slug(self.cleaned_data["slug"])

    def clean_body(self):
        return typed.canonical_body(self.cleaned_data["body"])

    def clean(self):
        """Locks the article until the request ends, so that what is checked here is what is written after."""
        cleaned = super().clean()
        if not self.credits.is_valid():
            self.add_error(None, _("Please check the authors."))
        if not self.links.is_valid():
            self.add_error(None, _("Please check the related links after the text."))
        if self.instance.pk and not self.only_reads:
            self._refuse_late(lock_article(self.instance.pk))
        if self.refusal is not None:
            self.add_error(None, [str(self.refusal.sentence), *map(str, self.refusal.problems)])
        return cleaned

    def _refuse_late(self, stored):
        """An error unless the version is the stored one, or the user has seen the merge with it and decided.

        While somebody else has locked the article there is nothing to merge: it is not to be saved at all.
        """
        self.accepted_version = stored.version
        if is_locked_for(self.user, stored):
            self.add_error(None, lock_sentence(stored))
            return
        if stored.version == self.cleaned_data.get("version"):
            return
        self.late = Late(
            stored=stored,
            base_number=self.cleaned_data.get("base"),
            typed=self.typed_content(),
            planning={name: self.cleaned_data[name] for name in PLANNING_FIELDS if name in self.cleaned_data},
            planned=self._planned(),
            choices=choices_in(self.data),
            seen=typed.read_id(self.data.get("merged")),
        )
        if not self.late.is_decided:
            self.add_error(None, self.late.sentence)

    def _planned(self):
        """The planning the page was opened with."""
        try:
            planned = json.loads(self.cleaned_data.get("planned") or "{}")
        except ValueError:
            planned = {}
        return {
            name: planned[name] for name in PLANNING_FIELDS if isinstance(planned, dict) and name in planned
        }

    # What was typed

    def typed_content(self):
        """Every content field that could be read; the others as they were."""
        content = {name: self.cleaned_data[name] for name in CONTENT_FIELDS if name in self.cleaned_data}
        for name in {"category", "translation_of"} & content.keys():
            content[name] = getattr(content[name], "pk", None)
        if "tag_names" in self.cleaned_data:
            content["tags"] = typed.split_names(self.cleaned_data["tag_names"])
        if self.credits.is_valid():
            content["credits"] = self.credits.content()
        if self.links.is_valid():
            content["links"] = self.links.content()
        return content

    def content(self):
        """The content to store, from a valid form: typed, merged with what others stored, offers accepted."""
        return self.offers.accept(self.late.content() if self.late else self.typed_content())

    def planning(self):
        """The planning to store; of a late save only what is decided for the one who typed."""
        if self.late:
            planning = self.late.planning_to_store()
        else:
            planning = {name: self.cleaned_data[name] for name in PLANNING_FIELDS}
        if "internal_note" in planning:
            planning["internal_note"] = planning["internal_note"].replace("\r\n", "\n")
        return planning

    def planning_changed(self):
        """Whether the planning that could be read differs from the stored one."""
        read = {name: self.cleaned_data[name] for name in PLANNING_FIELDS if name in self.cleaned_data}
        return any(value != self.planning_before[name] for name, value in plain_planning(read).items())

    # Showing

    def describe_links(self):
        """Gives the editor and the rows the headlines of what they link to, and the addresses that fail: three queries."""
        document, _notes = parse_leniently(self["body"].value() or "")
        original = typed.read_id(self["translation_of"].value())
        ids = [*document.article_ids(), *self.links.chosen_ids(), *([original] if original else [])]
        facts = described(visible_to(self.user), ids)
        text = self.fields["body"].widget
        text.cards, text.about = facts, self.instance.pk
        text.pictures = picture_settings(self, document)
        self.links.find_broken()
        self.links.labels.update({str(pk): fact["headline"] for pk, fact in facts.items()})
        self.fields["translation_of"].widget.labels = self.links.labels
        stored = self.instance.credits.all() if self.instance.pk else ()
        authors = {credit.author_id: credit.author for credit in stored}
        unread = set(self.credits.chosen_ids()) - authors.keys()
        authors |= Author.objects.in_bulk(unread) if unread else {}
        self.credits.labels.update({str(pk): str(author) for pk, author in authors.items()})


def originals(user, article):
    """Articles a text may translate: those the user sees, and the one it translates now; never itself."""
    chosen = Q(pk=article.translation_of_id)
    seen = (
        Article.objects.all()
        if user is None
        else Article.objects.filter(chosen | Q(pk__in=visible_to(user).values("pk")))
    )
    return seen.exclude(pk=article.pk)


def writers(assignee_id):
    """Users a story can be assigned to, and whoever it is assigned to now."""
    at_work = Q(is_active=True, is_staff=True) | Q(pk=assignee_id)
    return User.objects.filter(at_work).order_by("last_name", "first_name", "username")
