"""Reads a layout from what was stored or typed; what cannot be one is refused in sentences for the chief."""

import re
from collections import Counter
from datetime import datetime

from django.utils.translation import gettext as _

from articles.body.pictures import NAMES, PictureUse
from articles.fronts.kinds import SlotTemplate
from articles.fronts.layout import LENGTHS, Layout, Placement, Rule, Slot
from articles.vocabulary import Genre, Incomplete

SLOTS_MOST, STORIES_MOST, LEAD_MOST = 40, 30, 5
PLACED_MOST = 30  # in one slot
RULED_MOST = 20  # categories or tags of one rule
TITLE_LENGTH, LINK_LENGTH = 80, 300
AGE_MOST = 24 * 366  # hours
ID = re.compile(r"[a-z0-9-]{1,40}")
LINK = re.compile(r"(https?://[^\s/]+\S*|/(?!/)\S*)?")
FOCUS = re.compile(r"((0|1|0?\.\d{1,6}|1\.0+) (0|1|0?\.\d{1,6}|1\.0+))?")
CROP = re.compile(r"(original|\d{1,2}:\d{1,2})?")
WORDS = {"alternative": 1000, "caption": 2000, "credit": 300}
LARGEST = 2**62
UNREADABLE = re.compile(r"[\x00-\x1f\ud800-\udfff]")  # what no database or page can hold


def layout_of(content):
    """The Layout a stored or typed dictionary describes; Incomplete with one sentence for each thing that is wrong.

    What is missing takes its usual value. Unknown keys are dropped.
    """
    layout, problems = _read(content)
    if problems:
        raise Incomplete(_("The front cannot be kept like this:"), list(dict.fromkeys(problems)))
    return layout


def stored_layout(content):
    """The Layout of a version, as far as it can be read: a rule made stricter later takes no page from readers."""
    return _read(content)[0]


def _read(content):
    reader = _Reader()
    rows = content.get("slots") if isinstance(content, dict) else None
    slots = tuple(reader.slot(row) for row in reader.rows(rows, SLOTS_MOST))
    reader.refuse_double(slots)
    return Layout(slots), reader.problems


class _Reader:
    """Reads values one by one and remembers what was wrong; `where` names the slot being read."""

    def __init__(self):
        self.problems, self.where = [], ""

    def wrong(self, sentence):
        self.problems.append(f"{self.where}: {sentence}" if self.where else sentence)

    def rows(self, value, most):
        """The dictionaries of a list."""
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
            self.wrong(_("This is not a list we can read. Please reload the page."))
            return []
        if len(value) > most:
            self.wrong(_("There are more than %d entries. Please take some away.") % most)
        return value[:most]

    def refuse_double(self, slots):
        counts = Counter(slot.id for slot in slots)
        self.where = ""
        if any(number > 1 for number in counts.values()):
            self.wrong(_("Two areas have the same number. Please reload the page."))

    def slot(self, row):
        template = self.choice(row.get("template"), SlotTemplate, SlotTemplate.GRID)
        self.where = str(row.get("title") or template.label)[:TITLE_LENGTH]
        most = LEAD_MOST if template == SlotTemplate.LEAD else STORIES_MOST
        usual = {"min": 1, "max": min(6, most)}
        least, largest = (self.number(row.get(name, usual[name]), 0, most) for name in ("min", "max"))
        if largest is not None and largest < 1:
            self.wrong(_("An area needs room for at least one story."))
        elif None not in (least, largest) and least > largest:
            self.wrong(_("The least number of stories is above the highest one."))
        slot = Slot(
            id=self.matching(row.get("id"), ID),
            template=template,
            title=self.words(row.get("title"), TITLE_LENGTH),
            link=self.link(row.get("link")),
            least=least or 0,
            most=largest or 1,
            rule=self.rule(row.get("rule") or {}),
            repeats=row.get("repeats") is True,
            placements=tuple(self.placement(each) for each in self.rows(row.get("placements"), PLACED_MOST)),
        )
        self.refuse_placed_twice(slot)
        return slot

    def refuse_placed_twice(self, slot):
        counts = Counter(placement.article for placement in slot.placements)
        if any(number > 1 for number in counts.values()):
            self.wrong(_("One story stands here twice. Please take one of them away."))

    def rule(self, row):
        if not isinstance(row, dict):
            self.wrong(_("The rule cannot be read. Please choose it again."))
            return Rule()
        age = row.get("max_age")
        return Rule(
            categories=self.ids(row.get("categories")),
            tags=self.ids(row.get("tags")),
            genre=self.choice(row.get("genre") or "", Genre, "") if row.get("genre") else "",
            max_age=None if age in (None, "") else self.number(age, 1, AGE_MOST),
        )

    def placement(self, row):
        begins, ends = self.moment(row.get("from")), self.moment(row.get("until"))
        if begins and ends and ends <= begins:
            self.wrong(_("A story's time on the front ends before it begins. Please choose a later end."))
        return Placement(
            article=self.identity(row.get("article")),
            pinned=row.get("pinned", True) is True,
            **{name: self.words(row.get(name), length) for name, length in LENGTHS.items()},
            picture=self.picture(row.get("picture")),
            begins=begins,
            ends=ends,
            added_by=row.get("added_by") and self.identity(row.get("added_by")),
            added_name=self.words(row.get("added_name"), 200),
            added_at=self.moment(row.get("added_at")),
        )

    def picture(self, row):
        if not row:
            return None
        if not isinstance(row, dict):
            self.wrong(_("A picture cannot be read. Please choose it again."))
            return None
        values = {name: self.words(row.get(name), WORDS.get(name, 40)) for name in NAMES[1:]}
        fits = FOCUS.fullmatch(values["focus"]) and CROP.fullmatch(values["crop"])
        if not fits:
            self.wrong(_("The part of a picture cannot be read. Please choose it again."))
            return None
        return PictureUse(self.identity(row.get("picture")), **{**values, "crop": values["crop"] or "16:9"})

    def words(self, value, longest):
        if value is None:
            return ""
        text = " ".join(value.split()) if isinstance(value, str) else None
        if text is None or UNREADABLE.search(text):
            self.wrong(_("A text cannot be read. Please type it again."))
            return ""
        if len(text) > longest:
            self.wrong(
                _("“%(begin)s…” is longer than %(number)d characters. Please shorten it.")
                % {"begin": text[:30], "number": longest}
            )
        return text

    def link(self, value):
        link = self.words(value, LINK_LENGTH)
        if not LINK.fullmatch(link):
            self.wrong(
                _("“%s” is no web address. Please begin with https:// or, on our own site, with /.") % link
            )
            return ""
        return link

    def matching(self, value, pattern):
        if not isinstance(value, str) or not pattern.fullmatch(value):
            self.wrong(_("The area's number cannot be read. Please reload the page."))
            return ""
        return value

    def choice(self, value, choices, usual):
        if value in choices.values:
            return choices(value)
        if value is not None:
            self.wrong(_("“%s” cannot be chosen here.") % str(value)[:40])
        return usual

    def number(self, value, least, most):
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            self.wrong(
                _("Please give a whole number from %(least)d to %(most)d.") % {"least": least, "most": most}
            )
            return None
        return value

    def identity(self, value):
        return self.number(value, 1, LARGEST) or 0

    def ids(self, value):
        if not isinstance(value, (list, tuple, type(None))):
            self.wrong(_("The rule cannot be read. Please choose it again."))
            return ()
        if len(value or ()) > RULED_MOST:
            self.wrong(_("There are more than %d entries. Please take some away.") % RULED_MOST)
        return tuple(dict.fromkeys(self.identity(each) for each in (value or ())[:RULED_MOST]))

    def moment(self, value):
        """An aware datetime, also from its text."""
        if value in (None, ""):
            return None
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else value
            if moment.tzinfo is not None:
                return moment
        except (AttributeError, ValueError):
            pass
        self.wrong(_("A time cannot be read. Please type it again."))
        return None
