"""A slot made ready for the page: heading, colour, and stories with what the desk says of them there."""

from copy import copy
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.fronts.kinds import SlotTemplate
from articles.models.publication import Publication

# What is said of a slot without a title to those who do not see it.
NAMES = {
    SlotTemplate.LEAD: _("Top stories"),
    SlotTemplate.GRID: _("More stories"),
    SlotTemplate.LIST: _("More stories"),
    SlotTemplate.SECTION: _("More stories"),
    SlotTemplate.OPINION: _("Opinion"),
    SlotTemplate.STRIP: _("More news"),
}


@dataclass(frozen=True)
class PageSlot:
    """What templatetags.slots shows. `name` is spoken where there is no title; `why` says of each story in
    `stories` why it stands there (fronts.arrange.Shown).
    """

    id: str
    template: str
    title: str
    name: str
    address: str
    shade: str
    stories: list[Publication]
    why: tuple


def dressed(filled, standing, sections):
    """The PageSlot of a Filled slot."""
    slot = filled.slot
    section = sections.known(slot.rule.categories[0]) if len(slot.rule.categories) == 1 else None
    return PageSlot(
        id=slot.id,
        template=str(slot.template),
        title=slot.title,
        name=section.name if section else NAMES[slot.template],
        address=slot.link or (section.get_absolute_url() if section and slot.title else ""),
        shade=section.shade if section else "",
        stories=sections.attach([overlaid(each, standing) for each in filled.shown]),
        why=filled.shown,
    )


def overlaid(shown, standing):
    """The story in the words of its placement: then a copy, as the same story may stand twice on one page."""
    if shown.placement is None:
        return shown.story
    story, placement = copy(shown.story), shown.placement
    story.kicker = placement.kicker or story.kicker
    story.teaser_headline = placement.headline or story.teaser_headline
    story.teaser_text = placement.text or story.teaser_text
    story.teaser_picture = own_picture(placement, standing) or story.teaser_picture
    return story


def own_picture(placement, standing):
    """The finished picture of a placement; None without one, or when it was taken back."""
    if placement.picture is None or placement.picture.picture in standing.lost:
        return None
    return standing.pictures.get(placement.picture_key)
