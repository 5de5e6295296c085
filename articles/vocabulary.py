"""The words of the newsroom: states, genres, kinds, and the limits of the head. Imports nothing of ours."""

import re
import unicodedata

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Status(TextChoices):
    """State of a working copy. Live, planned and withdrawn are facts about publications, not states."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    CHANGES_REQUESTED = "changes_requested", _("Changes requested")
    APPROVED = "approved", _("Approved")
    RELEASED = "released", _("Released")
    TRASHED = "trashed", _("In the trash")


class Genre(TextChoices):
    REPORT = "report", _("Report")
    ANALYSIS = "analysis", _("Analysis")
    INTERVIEW = "interview", _("Interview")
    OPINION = "opinion", _("Opinion")
    EXPLAINER = "explainer", _("Explainer")
    NOTICE = "notice", _("Notice")


class Tone(TextChoices):
    """Colours of sections. Each is legible as text on light and on dark paper, see static/reader/site.css."""

    PETROL = "petrol", _("Petrol")
    BLUE = "blue", _("Blue")
    RED = "red", _("Red")
    GREEN = "green", _("Green")
    OCHRE = "ochre", _("Ochre")
    VIOLET = "violet", _("Violet")
    BERRY = "berry", _("Berry")
    SLATE = "slate", _("Slate")


class RevisionKind(TextChoices):
    SAVE = "save", _("Saved")
    IMPORT = "import", _("Imported")
    RESTORE = "restore", _("Restored")
    MERGE = "merge", _("Merged")
    CORRECTION = "correction", _("Corrected")


class AuthorKind(TextChoices):
    PERSON = "person", _("Person")
    AGENCY = "agency", _("Agency")


class LinkPlacement(TextChoices):
    IN_TEXT = "in_text", _("In the text")
    AFTER = "after", _("After the text")


class PicturePlace(TextChoices):
    HEAD = "head", _("Head of the article")
    IN_TEXT = "in_text", _("In the text")


class Licence(TextChoices):
    """By what right a picture is shown."""

    OWN = "own", _("Own picture")
    AGENCY = "agency", _("Agency contract")
    BOUGHT = "bought", _("Bought singly")
    PRESS = "press", _("Press picture, free for reports")
    PERMISSION = "permission", _("By permission of the author")
    CREATIVE_COMMONS = "cc", _("Creative Commons")
    PUBLIC_DOMAIN = "public_domain", _("Public domain")


class LicenceState(TextChoices):
    """How the right stands on a day; a fact, never stored."""

    VALID = "valid", _("licensed")
    ENDING = "ending", _("licence ends soon")
    EXPIRED = "expired", _("licence has ended")
    MISSING = "missing", _("no licence")
    WITHDRAWN = "withdrawn", _("taken back")


class Release(TextChoices):
    """Whether the people shown agreed, or need not (§ 23 KunstUrhG: events of the day, assemblies, mere accessories)."""

    NOT_NEEDED = "not_needed", _("not needed")
    GIVEN = "given", _("given")
    MINORS = "minors", _("given by parents")
    MISSING = "missing", _("missing")


class LinkState(TextChoices):
    """What is known of a web address; “dead” is said only of what failed for days."""

    UNCHECKED = "unchecked", _("not asked yet")
    OK = "ok", _("answers")
    MOVED = "moved", _("has moved")
    FAILING = "failing", _("failing")
    DEAD = "dead", _("dead")


class LinkReason(TextChoices):
    """Why a web address is as it is, where there is something to say."""

    GONE = "gone", _("the page is not there")
    STATUS = "status", _("the server reports an error")
    PEOPLE = "people", _("the server lets people in and no programs")
    LATER = "later", _("the server asks to come back later")
    HOST = "host", _("there is no such host")
    CONNECTION = "connection", _("nobody accepts the connection")
    TIMEOUT = "timeout", _("no answer in time")
    CERTIFICATE = "certificate", _("the certificate is not valid")
    GARBLED = "garbled", _("the answer cannot be read")
    LOOP = "loop", _("it redirects without end")
    STRAY = "stray", _("it redirects to something that is no web page")
    PRIVATE = "private", _("the host is not on the public internet")
    ADDRESS = "address", _("the address cannot be read")


class CorrectionKind(TextChoices):
    CORRECTION = "correction", _("Correction")
    RECTIFICATION = "rectification", _("Rectification")
    CLARIFICATION = "clarification", _("Clarification")
    ADDITION = "addition", _("Addition")


class PageKind(TextChoices):
    """Pages about the house; the value names the address of those every house must have."""

    IMPRINT = "imprint", _("Imprint")
    PRIVACY = "privacy", _("Privacy")
    ACCESSIBILITY = "accessibility", _("Accessibility")
    OTHER = "other", _("Another page")


class FrontKind(TextChoices):
    """What a curated page is the front of."""

    HOME = "home", _("Front page")
    CATEGORY = "category", _("Front of a section")
    TAG = "tag", _("Front of a topic")


class BannerKind(TextChoices):
    """What a line above every page announces."""

    BREAKING = "breaking", _("Breaking news")
    NOTICE = "notice", _("Notice to readers")


class Role(TextChoices):
    """Groups of users, created by a migration; the value is the group's name."""

    WRITER = "Redaktion", _("Writer")
    MODERATOR = "Moderation", _("Moderator")
    CHIEF = "Chefredaktion", _("Chief")
    ADMINISTRATOR = "Administration", _("Administrator")


class NoticeKind(TextChoices):
    """What somebody at the desk is told of; each user chooses per kind how."""

    REVIEW = "review", _("Waiting for review")
    SENT_BACK = "sent_back", _("Changes requested")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published, planned or withdrawn")
    ASSIGNED = "assigned", _("Assigned to me")
    MENTIONED = "mentioned", _("Mentioned or answered")
    EDITED_LIVE = "edited_live", _("My live text was edited")
    IN_DANGER = "in_danger", _("A plan is in danger")
    LOOK_AGAIN = "look_again", _("Due, or to be looked at again")


class Occasion(TextChoices):
    """Why somebody is reminded of a text."""

    LOOK_AGAIN = "look_again", _("To be looked at again")
    DUE_SOON = "due_soon", _("Due tomorrow")
    OVERDUE = "overdue", _("Overdue")


class MailChoice(TextChoices):
    """How a notice leaves the desk, besides standing under the bell."""

    NONE = "none", _("No mail")
    AT_ONCE = "at_once", _("Mail at once")
    DAILY = "daily", _("In one mail a day")


class Verdict(TextChoices):
    """What a guest with a shared preview said of the text."""

    APPROVED = "approved", _("agreed")
    OBJECTED = "objected", _("objected")


# Soft limits in characters: the editor counts and warns, nothing is refused.
SOFT_LIMITS = {"kicker": 70, "headline": 70, "lead": 170}

LANGUAGES = [("de", _("German")), ("en", _("English")), ("fr", _("French")), ("es", _("Spanish"))]

# First path segments of the site's own addresses; a category may not take them.
RESERVED_SLUGS = frozenset(
    [
        "admin",
        "api",
        "archiv",
        "autor",
        "barrierefreiheit",
        "datenschutz",
        "favicon",
        "feeds",
        "healthz",
        "impressum",
        "konto",
        "korrekturen",
        "login",
        "logout",
        "manifest",
        "media",
        "medien",
        "news-sitemap",
        "readyz",
        "robots",
        "seite",
        "seiten",
        "sitemap",
        "static",
        "suche",
        "thema",
        "vorschau",
        "zaehlen",
    ]
)

SLUG_LENGTH = 80  # characters, of an article's slug
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "œ": "oe"}
)


def german_slug(words, limit=SLUG_LENGTH):
    """Lower-case ASCII words joined by hyphens, ä as ae and ß as ss, cut at a word's end; may be empty."""
    folded = unicodedata.normalize("NFC", str(words)).lower().translate(_UMLAUTS)
    ascii_only = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if len(slug) <= limit:
        return slug
    return slug[: limit + 1].rpartition("-")[0] or slug[:limit]


def fold(words):
    """The key under which two spellings of one tag meet: Grüne, grüne and Gruene are the same."""
    return " ".join(unicodedata.normalize("NFC", str(words)).casefold().translate(_UMLAUTS).split())


class Refused(Exception):
    """Something the rules of the newsroom do not allow. Its text is a sentence for the editor."""

    def __init__(self, sentence, problems=()):
        super().__init__(sentence)
        self.sentence = sentence
        self.problems = list(problems)

    def __str__(self):
        return " ".join(map(str, [self.sentence, *self.problems]))


class Stale(Refused):
    """The article changed since the writer's version was read."""


class Locked(Refused):
    """Somebody has locked the article for a while."""


class Forbidden(Refused):
    """The user's role or categories do not allow it."""


class Incomplete(Refused):
    """Something is missing; `problems` names each thing."""


class Unanswered(Refused):
    """Nothing forbids it, but `problems` names things somebody should have seen and accepted first."""
