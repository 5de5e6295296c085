"""The rule of an area in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from articles.models import Tag
from articles.vocabulary import Genre

DAY = 24  # hours


class Names:
    """Names of the sections and tags the rules of a layout ask for; one query, none without tags."""

    def __init__(self, sections, layout):
        self.sections = sections
        tags = {tag for slot in layout.slots for tag in slot.rule.tags}
        self.tags = dict(Tag.objects.filter(pk__in=tags).values_list("pk", "name")) if tags else {}

    def section(self, pk):
        section = self.sections.known(pk)
        return section.name if section else f"#{pk}"

    def tag(self, pk):
        return self.tags.get(pk, f"#{pk}")


def rule_words(rule, names):
    """What fills an area, such as: newest from Wirtschaft, Commentary, at most 2 days old."""
    subjects = [*map(names.section, rule.categories), *map(names.tag, rule.tags)]
    words = [
        _("newest from %s") % pgettext("between names", " or ").join(subjects)
        if subjects
        else _("newest of all")
    ]
    if rule.genre:
        words.append(str(Genre(rule.genre).label))
    if rule.max_age:
        words.append(age_words(rule.max_age))
    return ", ".join(words)


def age_words(hours):
    if hours % DAY:
        return ngettext("at most %d hour old", "at most %d hours old", hours) % hours
    days = hours // DAY
    return ngettext("at most %d day old", "at most %d days old", days) % days
