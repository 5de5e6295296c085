"""The reader's own page of a front, over the stories and the layout of a chosen moment."""

from dataclasses import replace

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext_lazy
from tree_queries.forms import TreeNodeChoiceField

from articles.admin.found import find_article
from articles.admin.preview.answers import as_readers_see_it
from articles.admin.preview.pictures import preview_pictures
from articles.admin.preview.unsaved import unsaved_publication
from articles.admin.zoned import ZonedDateTimeField
from articles.fronts.layout import Rule
from articles.fronts.reading import stored_layout
from articles.models import Category, Front, Publication
from articles.reader.fronts import Standing, slots_at, standing_at
from articles.reader.home import home_page, home_slots, home_standing
from articles.reader.listings import section_page, subject_rows
from articles.reader.sections import Sections
from articles.reader.stories import TEASER
from articles.reader.subjects import find_section
from articles.rules import can_curate, is_chief, is_moderator, is_writer, visible_to
from articles.vocabulary import FrontKind


class FrontForm(forms.Form):
    """A moment (empty: now) and a section (empty: the front)."""

    at = ZonedDateTimeField(label=gettext_lazy("Moment"), required=False)
    section = TreeNodeChoiceField(
        label=gettext_lazy("Page"),
        required=False,
        queryset=Category.objects.all(),
        empty_label=gettext_lazy("Front"),
        to_field_name="slug",
    )
    draft = forms.BooleanField(
        label=gettext_lazy("As it is being worked on"), required=False, widget=forms.HiddenInput
    )


def visible_stories(user, stories):
    """Of publications those a user may know of before they are public."""
    if (is_moderator | is_chief)(user):
        return stories
    return stories.filter(article__in=visible_to(user).values("pk"))


def read_form(request):
    """The form and the article to pretend; 403 for who does not work with articles, 404 for a foreign article."""
    if not is_writer(request.user):
        raise PermissionDenied
    number = request.GET.get("article")
    return FrontForm(request.GET, label_suffix=""), find_article(request, number) if number else None


@as_readers_see_it
def front_frame(site, request):
    """The reader's own page over the stories of that moment."""
    form, article = read_form(request)
    if not form.is_valid():
        raise Http404
    wanted = form.cleaned_data
    moment, section = wanted["at"] or timezone.now(), wanted["section"]
    drafted = draft_of(request.user, section) if wanted["draft"] else None
    pretended = pretend(article, moment)
    if section is None:
        return home_frame(request, moment, drafted, pretended)
    return section_frame(request, section, moment, drafted, pretended)


def home_frame(request, moment, drafted, pretended):
    sections = Sections()
    stories, extra = stories_for(request.user, moment, pretended)
    slots = home_slots(drafted or home_standing(moment), moment, stories, sections, extra=extra)
    return home_page(slots, sections, preview=True)


def section_frame(request, section, moment, drafted, pretended):
    sections = Sections()
    subject = find_section(section.slug, at=moment, sections=sections)
    if pretended and pretended.category_id not in sections.ids_below(section):
        pretended = None
    stories, extra = stories_for(request.user, moment, pretended)
    standing = drafted or standing_at(moment, front__category=section.pk)
    scope = Rule(categories=(section.pk,))
    slots = slots_at(standing, moment, stories, sections, scope=scope, extra=extra) if standing else []
    stands = (
        any(story.article_id == extra[0].article_id for slot in slots for story in slot.stories)
        if extra
        else False
    )
    page = rows_with(request, subject, slots, None if stands else pretended)
    return section_page(page, subject, sections, slots=slots, preview=True)


def stories_for(user, moment, pretended):
    """The stories of a moment the user may see, and those that only pretend, ready for the rules."""
    stories = visible_stories(user, Publication.objects.live(moment).only(*TEASER))
    if not pretended:
        return stories, []
    pretended.tag_ids = {tag.pk for tag in pretended.tagged_with}
    return stories.exclude(article=pretended.article_id), [pretended]


def draft_of(user, section):
    """The layout being worked on as if it stood, with the pictures the desk sees; None without one. 403 for others."""
    if not can_curate(user):
        raise PermissionDenied
    kind = FrontKind.CATEGORY if section else FrontKind.HOME
    front = Front.objects.filter(kind=kind, category=section).first()
    if front is None or front.draft is None:
        return None
    layout = stored_layout(front.draft)
    shown = preview_pictures(layout.uses())
    placed = [each for each in layout.placements() if each.picture in shown]
    return Standing(layout, {each.picture_key: shown[each.picture].as_dict() for each in placed})


def pretend(article, moment):
    """The article's latest revision as if published at that moment; None without one, or without a section."""
    if article is None or article.latest is None or article.category_id is None:
        return None
    return unsaved_publication(article, article.latest.content, moment)


def rows_with(request, subject, slots, pretended):
    """The first page of the list below the front, the pretended story in its place among them."""
    stories = visible_stories(request.user, subject.stories)
    if pretended:
        stories = stories.exclude(article=pretended.article_id)
    page = subject_rows(request, replace(subject, stories=stories), slots)
    if not pretended:
        return page
    rows = sorted([pretended, *page.rows], key=lambda story: story.published_at, reverse=True)
    return replace(page, rows=rows[: max(len(page.rows), 1)])
