"""Checks of the text itself: its length, its language, and words that should not reach readers."""

import re

from django.utils.translation import gettext as _

from articles.editing.checks.finding import Finding

TOLERANCE = 0.2  # share of the target length that a text may be longer or shorter
# What writers put where something is still to come, each as a word of its own.
PLACEHOLDER = re.compile(
    r"\bTK\b|\bTKTK\b|\bx{3,}\b|\bX{3,}\b|\blorem ipsum\b|\?{3,}|\bTO" + r"DO\b|\[\s*(?:\.{3}|…)\s*\]"
)
EMBARGO_WORDS = re.compile(r"\bsperrfrist\b|\bfrei für\b|\bembargo\b", re.IGNORECASE)
# The most frequent small words of a language; a text of some length uses those of its own more than all others.
SMALL_WORDS = {
    "de": "der die das und nicht ist ein eine mit auf für von dem den im",
    "en": "the and of to is that for with was it by are this at from",
    "fr": "le la les des et est une dans pour qui sur pas du au avec",
    "es": "el la los las que del una por con para como más pero se su",
}
ENOUGH_WORDS = 40  # below that the small words say nothing


def text(content, facts):
    if not facts.text.strip():
        yield Finding(_("The text is empty."), "id_body")


def length(content, facts):
    wanted = facts.article.target_length
    if wanted and abs(facts.words - wanted) > wanted * TOLERANCE:
        words = {"words": facts.words, "wanted": wanted}
        yield Finding(_("The text has %(words)d words, %(wanted)d were agreed.") % words, "id_target_length")


def placeholder(content, facts):
    for name, place in (("headline", "id_headline"), ("lead", "id_lead"), ("teaser_text", "id_teaser_text")):
        yield from _placeholders(content[name], place)
    yield from _placeholders(facts.text, "id_body")


def _placeholders(words, place):
    found = dict.fromkeys(PLACEHOLDER.findall(words))
    if found:
        listed = ", ".join(_("“%s”") % word for word in found)
        yield Finding(_("Something is still to be filled in: %s.") % listed, place)


def embargo_words(content, facts):
    """A text that speaks of an embargo while none is set would go out early."""
    if content["embargo_until"]:
        return
    for name, place in (("kicker", "id_kicker"), ("headline", "id_headline"), ("lead", "id_lead")):
        yield from _embargo(content[name], place)
    yield from _embargo(facts.text, "id_body")


def _embargo(words, place):
    if found := EMBARGO_WORDS.search(words):
        yield Finding(_("It says “%s”, and no embargo is set.") % found[0], place)


def embargo(content, facts):
    """An embargo needs its moment, and for agency text whose it is."""
    named = content["embargo_source"] or content["embargo_reason"]
    if named and not content["embargo_until"]:
        sentence = _("The embargo has no time. Please enter it, or remove its source and reason.")
        yield Finding(sentence, "id_embargo_until")
    if content["embargo_until"] and not content["embargo_source"] and facts.from_agency:
        yield Finding(_("Please name who set the embargo of this agency text."), "id_embargo_source")


def language(content, facts):
    words = re.findall(r"\w+", facts.text.lower())
    if len(words) < ENOUGH_WORDS:
        return
    counts = {code: _among(words, line) for code, line in SMALL_WORDS.items()}
    likely, own = max(counts, key=counts.get), counts.get(content["language"], 0)
    if counts[likely] > 2 * own:
        yield Finding(_("The text does not look like the language that is set."), "id_language")


def translation(content, facts):
    if facts.original_language == content["language"]:
        sentence = _("The text and the article it translates are in the same language. Please look at both.")
        yield Finding(sentence, "id_language")


def _among(words, line):
    known = set(line.split())
    return sum(word in known for word in words)


def dateline(content, facts):
    """A place, without the full stop, dash or date that the page adds itself."""
    if re.search(r"[.:–—-]\s*$|\d", content["dateline"]):
        yield Finding(_("The dateline names the place alone, such as “Kiel”."), "id_dateline")
