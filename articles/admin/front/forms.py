"""Forms of the board: an area's settings, and what is said of a story at its place."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tree_queries.forms import TreeNodeMultipleChoiceField

from articles.admin.article.pictures import PictureField
from articles.admin.zoned import ZonedDateTimeField
from articles.body.pictures import NAMES, PictureUse
from articles.fronts.kinds import SlotTemplate
from articles.fronts.layout import LENGTHS, Rule, Slot
from articles.fronts.reading import AGE_MOST, LEAD_MOST, LINK, LINK_LENGTH, STORIES_MOST, TITLE_LENGTH
from articles.models import Category, Tag
from articles.vocabulary import Genre


class SlotForm(forms.Form):
    """An area: how it looks, how many stories it holds, and which ones it takes by itself."""

    title = forms.CharField(label=gettext_lazy("Heading"), max_length=TITLE_LENGTH, required=False)
    template = forms.ChoiceField(label=gettext_lazy("Looks"), choices=SlotTemplate)
    least = forms.IntegerField(label=gettext_lazy("At least"), min_value=0, max_value=STORIES_MOST)
    most = forms.IntegerField(label=gettext_lazy("At most"), min_value=1, max_value=STORIES_MOST)
    categories = TreeNodeMultipleChoiceField(
        label=gettext_lazy("From sections"),
        queryset=Category.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("With everything below them. None: what the whole front is about."),
    )
    tags = forms.CharField(
        label=gettext_lazy("From topics"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Several are parted by commas."),
    )
    genre = forms.ChoiceField(
        label=gettext_lazy("Kind of text"),
        choices=[("", gettext_lazy("all")), *Genre.choices],
        required=False,
    )
    max_age = forms.IntegerField(
        label=gettext_lazy("Not older than (hours)"), min_value=1, max_value=AGE_MOST, required=False
    )
    link = forms.RegexField(
        LINK,
        label=gettext_lazy("Heading leads to"),
        max_length=LINK_LENGTH,
        required=False,
        error_messages={"invalid": gettext_lazy("Please begin with https:// or, on our own site, with /.")},
    )
    repeats = forms.BooleanField(
        label=gettext_lazy("May show what stands elsewhere on this page, too"), required=False
    )

    def clean_tags(self):
        """Ids of the topics named."""
        names = [name.strip() for name in self.cleaned_data["tags"].replace("\x00", "").split(",")]
        found = []
        for name in filter(None, names):
            tag = Tag.objects.filter(merged_into=None, name__iexact=name).first()
            if tag is None:
                raise forms.ValidationError(_("There is no topic “%s”. Please check its name.") % name[:60])
            found.append(tag.pk)
        return tuple(dict.fromkeys(found))

    def clean(self):
        typed = super().clean()
        least, most = typed.get("least"), typed.get("most")
        if None not in (least, most) and least > most:
            self.add_error("least", _("The least number of stories is above the highest one."))
        if typed.get("template") == SlotTemplate.LEAD and (most or 0) > LEAD_MOST:
            self.add_error("most", _("A lead has room for at most %d stories.") % LEAD_MOST)
        return typed

    def slot(self, now: Slot):
        """The Slot with what was typed; its stories stay."""
        typed = self.cleaned_data
        return replace(
            now,
            template=SlotTemplate(typed["template"]),
            **{name: typed[name] for name in ("title", "link", "least", "most", "repeats")},
            rule=Rule(
                categories=tuple(section.pk for section in typed["categories"]),
                tags=typed["tags"],
                genre=typed["genre"],
                max_age=typed["max_age"],
            ),
        )


def slot_values(slot, names):
    """What the form of a Slot begins with."""
    values = {name: getattr(slot, name) for name in ("title", "link", "least", "most", "repeats")}
    return values | {
        "template": str(slot.template),
        "categories": slot.rule.categories,
        "tags": ", ".join(map(names.tag, slot.rule.tags)),
        "genre": slot.rule.genre,
        "max_age": slot.rule.max_age,
    }


class PlacementForm(forms.Form):
    """What is said of a story at its place, and for how long it stands there.

    Empty words are the story's own; `own` shows them in the empty fields, by the fields' names.
    """

    kicker = forms.CharField(label=gettext_lazy("Kicker"), max_length=LENGTHS["kicker"], required=False)
    headline = forms.CharField(label=gettext_lazy("Headline"), max_length=LENGTHS["headline"], required=False)
    text = forms.CharField(
        label=gettext_lazy("Teaser text"),
        max_length=LENGTHS["text"],
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    picture = PictureField(label=gettext_lazy("Picture"))
    begins = ZonedDateTimeField(label=gettext_lazy("Stands here from"), required=False)
    ends = ZonedDateTimeField(label=gettext_lazy("until"), required=False)
    pinned = forms.BooleanField(
        label=gettext_lazy("Pinned"),
        required=False,
        help_text=gettext_lazy("Otherwise the words hold whenever the rule brings the story here."),
    )

    def __init__(self, *args, own=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name, words in dict(own).items():
            self.fields[name].widget.attrs["placeholder"] = words

    def clean(self):
        typed = super().clean()
        begins, ends = typed.get("begins"), typed.get("ends")
        if begins and ends and ends <= begins:
            self.add_error("ends", _("This is before the beginning. Please choose a later end."))
        return typed

    def placement(self, now):
        """The Placement with what was typed."""
        typed, use = self.cleaned_data, self.cleaned_data["picture"]
        picture = PictureUse(**{name: use[name] for name in NAMES if name in use}) if use else None
        words = {name: typed[name] for name in ("kicker", "headline", "text", "begins", "ends", "pinned")}
        return replace(now, picture=picture, **words)


def placement_values(placement):
    """What the form of a Placement begins with."""
    names = ("kicker", "headline", "text", "begins", "ends", "pinned")
    values = {name: getattr(placement, name) for name in names}
    return values | {"picture": placement.picture and placement.picture.as_dict()}
