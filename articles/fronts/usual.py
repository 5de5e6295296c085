"""The layouts of fronts nobody has arranged yet."""

from django.utils.translation import gettext as _

from articles.fronts.kinds import SlotTemplate
from articles.fronts.layout import Layout, Rule, Slot
from articles.vocabulary import Genre


def usual_layout(sections=()):
    """What a home page shows by itself: the lead, one slot for each of these Categories, opinion, and the rest.

    Opinion stands after the first sections and asks for the newest pieces itself.
    """
    lead = Slot("lead", SlotTemplate.LEAD, least=1, most=5)
    opinion = Slot(
        "opinion",
        SlotTemplate.OPINION,
        title=_("Opinion"),
        most=3,
        least=1,
        rule=Rule(genre=str(Genre.OPINION)),
    )
    areas = [section_slot(section) for section in sections]
    rest = Slot("rest", SlotTemplate.STRIP, title=_("More news"), least=1, most=6)
    return Layout((lead, *areas[:2], opinion, *areas[2:], rest))


def section_slot(section):
    """A slot about a Category, under its name."""
    rule = Rule(categories=(section.pk,))
    return Slot(f"section-{section.pk}", SlotTemplate.SECTION, title=section.name[:80], most=5, rule=rule)


def usual_subject_layout():
    """Where the chief begins with a section or a topic: its lead."""
    return Layout((Slot("lead", SlotTemplate.LEAD, least=1, most=5),))
