"""The one table of checks: name, label, the steps a finding stops, the steps it only asks at, and the test.

A new check is one row and one function of content and facts that yields findings. Style is judged by writer and
reviewer; what may change between approval and publication is judged once more before readers see it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from articles.editing.checks import head, links, pictures, text

DESK = frozenset({"submit", "approve"})
PUBLIC = frozenset({"publish", "publish_urgently"})
ALL = DESK | PUBLIC
ALWAYS = ALL | {"publish_delivery"}
READERS = PUBLIC | {"publish_delivery"}
NEVER = frozenset()


@dataclass(frozen=True)
class Check:
    """One row. `stops` and `asks` are names of steps; no step stands in both."""

    name: str
    label: str
    stops: frozenset
    asks: frozenset
    test: Callable

    def findings(self, step, content, facts):
        hard = step in self.stops
        named = {"name": self.name, "label": str(self.label), "hard": hard}
        return [replace(finding, **named) for finding in self.test(content, facts)]


# fmt: off
CHECKS = tuple(
    Check(*row)
    for row in (
        # name, label, stops, asks, test
        ("headline", _("Headline"), ALWAYS, NEVER, head.headline),
        ("text", _("Text"), ALWAYS, NEVER, text.text),
        ("category", _("Category"), ALWAYS, NEVER, head.category),
        ("byline", _("Byline"), ALWAYS, NEVER, head.byline),
        ("embargo", _("Embargo complete"), ALL, NEVER, text.embargo),
        ("dead_links", _("No links to stories that are gone"), PUBLIC, DESK, links.dead),
        ("picture_rights", _("Rights and credit of pictures"), READERS, DESK, pictures.rights),
        ("picture_words", _("Alternative texts"), READERS, DESK, pictures.alternative),
        ("licence_ending", _("Licences that end soon"), NEVER, ALL, pictures.ending),
        ("release", _("Consent of people shown"), NEVER, ALL, pictures.release),
        ("embargo_words", _("Words about an embargo"), NEVER, ALL, text.embargo_words),
        ("placeholder", _("Nothing left to fill in"), NEVER, ALL, text.placeholder),
        ("threads", _("Threads resolved"), NEVER, DESK | {"publish"}, head.threads),
        ("twin", _("Headline of its own"), NEVER, ALL, head.twin),
        ("unreachable", _("Linked stories are public"), NEVER, ALL, links.unreachable),
        ("web_links", _("Links to the web answer"), NEVER, DESK, links.web),
        ("wanted", _("No open links"), NEVER, ALL, links.wanted),
        ("repeated", _("Each story linked once"), NEVER, DESK, links.repeated),
        ("edge_card", _("Cards within the text"), NEVER, DESK, links.edge_card),
        ("headline_length", _("Length of the headline"), NEVER, DESK, head.headline_length),
        ("lead", _("Lead"), NEVER, DESK, head.lead),
        ("teaser_length", _("Length of the teaser"), NEVER, DESK, head.teaser_length),
        ("length", _("Agreed length"), NEVER, DESK, text.length),
        ("tags", _("Tags"), NEVER, DESK, head.tags),
        ("dateline", _("Dateline"), NEVER, DESK, text.dateline),
        ("language", _("Language"), NEVER, DESK, text.language),
        ("translation", _("Translations in another language"), NEVER, DESK, text.translation),
        ("moderator", _("Somebody answers for the category"), NEVER, {"submit"}, head.moderator),
    )
)
# fmt: on


def checks_for(step):
    """The rows that look at a step, in the table's order."""
    return [check for check in CHECKS if step in check.stops or step in check.asks]


def judge(step, content, facts, *, hard_only=False):
    """(check, its findings) for every check of a step, passed ones with none."""
    rows = [check for check in checks_for(step) if step in check.stops or not hard_only]
    return [(check, check.findings(step, content, facts)) for check in rows]
