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
from articles.conf import conf
from articles.fronts.layout import Rule
from articles.fronts.reading import stored_layout
from articles.models import Category, Front, Publication, Tag
from articles.reader.fronts import Standing, slots_at, standing_at
from articles.reader.home import home_page, home_slots, home_standing
from articles.reader.listings import section_page, tag_page
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.stories import TEASER
from articles.reader.subjects import find_section, find_tag
from articles.rules import can_curate, is_chief, is_moderator, is_writer, visible_to


class FrontForm(forms.Form):
    """A moment (empty: now) and a section, or else a topic (both empty: the front)."""

    at = ZonedDateTimeField(label=gettext_lazy("Moment"), required=False)
    section = TreeNodeChoiceField(
        label=gettext_lazy("Page"),
        required=False,
        queryset=Category.objects.all(),
        empty_label=gettext_lazy("Front"),
        to_field_name="slug",
    )
    topic = forms.ModelChoiceField(
        Tag.objects.filter(merged_into=None), required=False, to_field_name="slug", widget=forms.HiddenInput
    )
    draft = forms.BooleanField(required=False, widget=forms.HiddenInput)


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
    moment = wanted["at"] or timezone.now()
    pretended = pretend(article, moment) if article else None
    section, topic = wanted["section"], None if wanted["section"] else wanted["topic"]
    drafted = draft_of(request.user, section, topic) if wanted["draft"] else None
    if section:
        return section_frame(request, section, moment, drafted, pretended)
    if topic:
        return topic_frame(request, topic, moment, drafted, pretended)
    return home_frame(request, moment, drafted, pretended)


def home_frame(request, moment, drafted, pretended):
    sections = Sections()
    stories, extra = stories_for(request.user, moment, pretended)
    slots = home_slots(drafted or home_standing(moment), moment, sections, stories=stories, extra=extra)
    return home_page(slots, sections, preview=True)


def section_frame(request, section, moment, drafted, pretended):
    sections = Sections()
    subject = find_section(section.slug, at=moment, sections=sections)
    if pretended and pretended.category_id not in sections.ids_below(section):
        pretended = None
    standing = drafted or standing_at(moment, front__category=section.pk)
    scope = Rule(categories=(section.pk,))
    page, slots = parts_of(request, subject, moment, sections, standing, scope, pretended)
    return section_page(page, subject, sections, slots=slots, preview=True)


def topic_frame(request, topic, moment, drafted, pretended):
    sections, subject = Sections(), find_tag(topic.slug, at=moment)
    if pretended and topic not in pretended.tagged_with:
        pretended = None
    standing = drafted or standing_at(moment, front__tag=topic.pk)
    scope = Rule(tags=(topic.pk,))
    page, slots = parts_of(request, subject, moment, sections, standing, scope, pretended)
    return tag_page(page, subject, sections, at=moment, slots=slots, preview=True)


def parts_of(request, subject, moment, sections, standing, scope, pretended):
    """The list of a section or topic and the slots above it, the pretended story where it would stand."""
    stories, extra = stories_for(request.user, moment, pretended)
    slots = (
        slots_at(standing, moment, sections, stories=stories, scope=scope, extra=extra) if standing else []
    )
    shown = {story.article_id for slot in slots for story in slot.stories}
    stands = pretended is not None and pretended.article_id in shown
    return rows_with(request, subject, slots, None if stands else pretended), slots


def stories_for(user, moment, pretended):
    """The stories of a moment the user may see, and those that only pretend, ready for the rules."""
    stories = visible_stories(user, Publication.objects.live(moment).only(*TEASER))
    if not pretended:
        return stories, []
    pretended.tag_ids = {tag.pk for tag in pretended.tagged_with}
    return stories.exclude(article=pretended.article_id), [pretended]


def draft_of(user, section, topic):
    """The layout being worked on as if it stood, with the pictures the desk sees; None without one. 403 for others."""
    if not can_curate(user):
        raise PermissionDenied
    front = Front.objects.filter(category=section, tag=topic).first()
    if front is None or front.draft is None:
        return None
    layout = stored_layout(front.draft)
    shown = preview_pictures(layout.uses())
    placed = [each for each in layout.placements() if each.picture in shown]
    return Standing(layout, {each.picture_key: shown[each.picture].as_dict() for each in placed})


def pretend(article, moment):
    """The article's latest revision as if published at that moment; None without one, or without a section."""
    if article.latest is None or article.category_id is None:
        return None
    return unsaved_publication(article, article.latest.content, moment)


def rows_with(request, subject, slots, pretended):
    """The first page of the list below the front, the pretended story in its place among them."""
    stories = visible_stories(request.user, subject.stories.rows())
    hidden = [story.article_id for slot in slots for story in slot.stories]
    hidden += [pretended.article_id] if pretended else []
    page = read_page(request, stories.exclude(article__in=hidden), length=conf("PAGE_LENGTH"))
    if not pretended:
        return page
    rows = sorted([pretended, *page.rows], key=lambda story: story.published_at, reverse=True)
    return replace(page, rows=rows[: conf("PAGE_LENGTH")])
