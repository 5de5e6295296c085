"""A save that comes too late: joined with what others stored meanwhile, and decided where both changed the same."""

from dataclasses import dataclass, field
from functools import cached_property

from articles.editing.compare import differences, field_label, shown
from articles.editing.content import EMPTY, clean_content, moment
from articles.editing.lock import stale_sentence
from articles.editing.merge import merge_contents
from articles.editing.save import content_of
from articles.models import Article, Revision, Tag, User
from articles.models.article import PLANNING_FIELDS
from articles.vocabulary import Refused, fold

CHOICE = "merge-"  # before a conflict's key: the name of its radio buttons


@dataclass(frozen=True)
class Late:
    """The stored article, what was typed, and what the typing began with.

    `typed` and `planning` hold the fields that could be read, `planned` the planning as the page was opened.
    `choices` are decisions by a conflict's key, made for the version `seen`.
    """

    stored: Article
    base_number: int | None
    typed: dict
    planning: dict
    planned: dict
    choices: dict = field(default_factory=dict)
    seen: int | None = None

    @property
    def sentence(self):
        return stale_sentence(self.stored)

    @property
    def joins_texts(self):
        """Whether somebody else stored a text meanwhile, and not only took a step."""
        return self.stored.latest is not None and self.stored.latest.number != self.base_number

    @property
    def is_decided(self):
        """Whether the user has seen this very merge and decided all of its conflicts."""
        asked = {conflict.key for conflict in self.conflicts}
        return self.seen == self.stored.version and asked <= self.choices.keys()

    @cached_property
    def base(self):
        """What the typing began with; unknown, it is nothing, and every difference is a conflict."""
        revision = Revision.objects.filter(article=self.stored, number=self.base_number).first()
        return {**EMPTY, **(revision.content if revision else {})}

    @cached_property
    def mine(self):
        """The typed content in canonical form; tags that do not exist yet stay the names they are."""
        cleaned = clean_content({**self.base, **self.typed, "tags": []})
        return cleaned | {"tags": known_tags(self.typed.get("tags", self.base["tags"]))}

    @cached_property
    def _merged(self):
        try:
            return merge_contents(self.base, self.mine, {**EMPTY, **content_of(self.stored)}, self.choices)
        except Refused:  # the form has an error of its own; it comes first
            return self.typed, []

    @cached_property
    def _merged_planning(self):
        theirs = planning_of(self.stored)
        mine = plain_planning(self.planning)
        return merge_contents({**theirs, **self.planned}, mine, theirs, self.choices)

    @property
    def conflicts(self):
        return [*self._merged[1], *self._merged_planning[1]]

    def content(self):
        """What is to be stored: both sides' changes, conflicts as decided."""
        return self._merged[0]

    def planning_to_store(self):
        """The planning fields that are decided for what was typed; the others stay as stored."""
        mine, merged = plain_planning(self.planning), self._merged_planning[0]
        return {name: value for name, value in self.planning.items() if mine[name] == merged[name]}

    def taken(self, among):
        """What the merge brings into the typed text from the others, field by field."""
        try:
            mine = {**self.mine, "tags": stored_tags(self.mine)}
            undecided = merge_contents(self.base, self.mine, {**EMPTY, **content_of(self.stored)})[0]
        except Refused:
            return []
        return differences(mine, {**undecided, "tags": stored_tags(undecided)}, among)

    def shown_conflicts(self, among):
        """Each conflict with both sides beside each other, as the form asks about it."""
        return [self._shown(conflict, among) for conflict in self.conflicts]

    def _shown(self, conflict, among):
        sides = {side: side_shown(conflict, side, among) for side in ("mine", "theirs")}
        return {
            "name": CHOICE + conflict.key,
            "label": field_label(conflict.name),
            "by": self.stored.latest.created_by if conflict.name in EMPTY else None,
            "choice": self.choices.get(conflict.key),
            "both": "both" in conflict.choices,
            **sides,
        }


def side_shown(conflict, side, among):
    """(changes, words): against the base as marked differences, or the value in words where that cannot be told."""
    value = getattr(conflict, side)
    if conflict.name not in EMPTY:
        return {"words": planning_words(conflict.name, value)}
    pair = ({**EMPTY, conflict.name: said} for said in (conflict.base, value))
    changes = differences(*pair, among)
    return {"changes": changes} if changes else {"words": shown(conflict.name, value, among)}


def choices_in(data):
    """The decisions in a posted form."""
    return {name.removeprefix(CHOICE): data[name] for name in data if name.startswith(CHOICE)}


def known_tags(tags):
    """Ids of the tags that exist, names of the others; in order."""
    keys = {fold(tag) for tag in tags if isinstance(tag, str)}
    ids = dict(Tag.objects.filter(key__in=keys).values_list("key", "pk")) if keys else {}
    return list(dict.fromkeys(ids.get(fold(tag), tag) if isinstance(tag, str) else tag for tag in tags))


def stored_tags(content):
    return [tag for tag in content["tags"] if not isinstance(tag, str)]


def planning_of(article):
    """An article's planning as JSON values."""
    values = {name: getattr(article, article._meta.get_field(name).attname) for name in PLANNING_FIELDS}
    return plain_planning(values)


def plain_planning(planning):
    """Planning as JSON values, which the page carries along and which can be compared."""
    plain = {
        "assignee": lambda user: getattr(user, "pk", user),
        "due": moment,
        "look_again": lambda day: day and day.isoformat(),
        "internal_note": lambda note: (note or "").replace("\r\n", "\n").strip(),
    }
    return {name: plain.get(name, lambda value: value)(value) for name, value in planning.items()}


def planning_words(name, value):
    if name == "assignee":
        return str(User.objects.filter(pk=value).first() or "–")
    return shown("embargo_until", value) if name == "due" else str(value or "–")
