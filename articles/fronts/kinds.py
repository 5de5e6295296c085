"""How areas of a front look, why a story stands on it, and why a pinned one does not."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SlotTemplate(TextChoices):
    """How an area of a front shows its stories."""

    LEAD = "lead", _("Lead: one big story, up to four beside it")
    GRID = "grid", _("Cards in three columns")
    LIST = "list", _("Compact list with small pictures")
    SECTION = "section", _("Section: one story with its picture, then headlines")
    OPINION = "opinion", _("Opinion: authors and what they say")
    STRIP = "strip", _("Row of small cards")


class Why(TextChoices):
    """Why a story stands where it does on a front."""

    PINNED = "pinned", _("pinned")
    RULE = "rule", _("by the rule of its area")
    OLDER = "older", _("older than the rule allows, for want of newer ones")
    ELSEWHERE = "elsewhere", _("from elsewhere, for want of others")


class LeftOut(TextChoices):
    """Why a pinned story does not stand on the front."""

    EARLY = "early", _("its time on the front has not begun")
    OVER = "over", _("its time on the front is over")
    NOT_PUBLIC = "not_public", _("readers cannot see the story")
    TWICE = "twice", _("it stands on this front already")
    FULL = "full", _("there is no room left in its area")
