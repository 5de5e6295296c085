"""ninjs 3.x, also 1.x and 2.x: one object a line, streamed; or one object or list in a file."""

from collections.abc import Iterator
from datetime import UTC
from functools import partial

from django.utils.translation import gettext as _

from articles.body.inline import remove_controls
from articles.exchange.delivery import Delivery, Parcel, Unreadable, digest_of, one_line
from articles.exchange.files import Source
from articles.exchange.importers.jsonlines import read_objects
from articles.exchange.importers.ninjs_body import body, plain
from articles.exchange.importers.ninjs_people import people
from articles.exchange.importers.ninjs_subjects import category_wishes, fits_tag, genre, subjects, tag_wishes
from articles.exchange.importers.ninjs_values import lower_keys, moment, of_role, role, rows, word
from articles.vocabulary import LANGUAGES, Genre

TEXT_TYPES = {"", "text", "composite"}
KEY_LENGTH = 700  # characters of a uri
# Roles of headlines and descriptions that fill a field of their own; any other role is the headline or the lead.
KICKER, TEASER, SEO = ("kicker", "overline", "dachzeile"), ("teaser", "short"), ("seo",)
MAIN = ("main", "headline", "lead", "summary", "")


def read(source: Source, category: str | None = None) -> Iterator[Parcel]:
    """One parcel for each object; what is wrong with one does not stop the others."""
    for place, value in read_objects(source):
        yield Parcel(place, partial(parse_object, value, category=category))


def parse_object(value, *, category: str | None = None) -> Delivery:
    """The delivery in one ninjs object; `category` counts where no subject is one. Unreadable with a sentence.

    `value` is what `read_objects` found: also the reason why nothing was.
    """
    if isinstance(value, Unreadable):
        raise value
    if not isinstance(value, dict):
        raise Unreadable(_("This is not a ninjs object."))
    data = lower_keys(value)
    uri = _uri(data)
    _refuse_others(data)
    content, dropped = _content(data)
    authors, content["source"] = people(data)
    content["embargo_source"] = content["source"] if content["embargo_until"] else ""
    categories, tags = category_wishes(data, category), tag_wishes(data)
    times = _times(data)
    status = word(data, "pubstatus")
    return Delivery(
        keys=(("ninjs-uri", uri),),
        digest=digest_of("ninjs", uri, content, categories, authors, tags, times, status),
        content=content,
        categories=categories,
        authors=authors,
        tags=tags,
        **times,
        embargo_until=content["embargo_until"],
        issue=_issue(data),
        note=_note(data, dropped),
        hold=_hold(data),
        dropped=tuple(dropped),
    )


def _uri(data: dict) -> str:
    uri = data.get("uri")
    if not isinstance(uri, str) or not one_line(uri):
        raise Unreadable(_("The object has no uri, so a later version could not be recognised."))
    if len(uri) > KEY_LENGTH or uri != remove_controls(uri):
        raise Unreadable(_("The uri is longer than %d characters or contains invalid ones.") % KEY_LENGTH)
    return uri.strip()


def _refuse_others(data: dict) -> None:
    """Unreadable for pictures and events, and for what the sender took back."""
    kind = word(data, "type").lower()
    if kind not in TEXT_TYPES:
        raise Unreadable(_("The object is of type “%s”; only texts are imported.") % kind[:40])
    if word(data, "pubstatus").lower() in ("canceled", "cancelled"):
        raise Unreadable(
            _("The sender cancelled this item. Please withdraw the article at the desk if it is live.")
        )


def _content(data: dict) -> tuple[dict, list[str]]:
    headlines, descriptions = rows(data, "headlines", "headline"), _descriptions(data)
    headline = one_line(plain(_main(headlines)))
    if not headline:
        raise Unreadable(_("The object has no headline."))
    text, dropped = body(data, headline)
    language = word(data, "language").lower().partition("-")[0]
    content = {
        "headline": headline,
        "kicker": one_line(plain(of_role(headlines, *KICKER))),
        "lead": plain(_main(descriptions)),
        "teaser_headline": one_line(plain(of_role(headlines, *TEASER))),
        "teaser_text": plain(of_role(descriptions, *TEASER)),
        "seo_title": one_line(plain(of_role(headlines, *SEO))),
        "seo_description": one_line(plain(of_role(descriptions, *SEO))),
        "body": text,
        "genre": (genre(data) or Genre.REPORT).value,
        "dateline": word(data, "located"),
        "language": language if language in dict(LANGUAGES) else "de",
        "embargo_until": moment(data, "embargoeduntil", "embargoed"),
    }
    return content, dropped + _left_out(data, language)


def _main(found: list[dict]) -> str:
    """The value with the main role, else the first whose role has no field of its own."""
    others = {role(row) for row in found} - {*KICKER, *TEASER, *SEO}
    return of_role(found, *MAIN) or of_role(found, *others)


def _descriptions(data: dict) -> list[dict]:
    """The descriptions of 2.x and 3.x, or the description_… properties of 1.x."""
    old = [name for name in data if name.startswith("description_")]
    return rows(data, "descriptions", "description", *old)


def _left_out(data: dict, language: str) -> list[str]:
    dropped = []
    if language and language not in dict(LANGUAGES):
        dropped.append(_("language “%s”, which the site does not know") % language[:20])
    associations = data.get("associations")
    if associations and isinstance(associations, list | dict):
        dropped.append(_("attached items such as pictures and related texts: %d") % len(associations))
    if rows(data, "genres", "genre") and genre(data) is None:
        dropped.append(_("a genre the site does not know"))
    unfit = sum(not fits_tag(word(row, "name")) for row in subjects(data))
    if unfit:
        dropped.append(_("subjects without a name that could be a tag: %d") % unfit)
    return dropped


def _times(data: dict) -> dict:
    versioned = moment(data, "versioncreated")
    return {
        "published_at": moment(data, "pubdate", "published", "firstcreated")
        or versioned
        or moment(data, "contentcreated"),
        "issued_at": versioned,
        "valid_until": moment(data, "expires"),
    }


def _issue(data: dict) -> str:
    """Sorts the versions of one object: by the moment of the version, then by its number."""
    issued, number = moment(data, "versioncreated"), data.get("version")
    stamp = issued.astimezone(UTC).isoformat(timespec="microseconds") if issued else ""
    number = str(number) if isinstance(number, int | str) else ""
    number = number.zfill(12) if number.isdecimal() and len(number) <= 12 else ""
    return f"{stamp}/{number}" if stamp or number else ""


def _note(data: dict, dropped: list[str]) -> str:
    """What the desk should know and readers never see."""
    said = [
        remove_controls(data[name]).strip()
        for name in ("ednote", "usageterms", "copyrightnotice")
        if isinstance(data.get(name), str)
    ]
    left_out = [_("Left out at import: %s.") % "; ".join(dropped)] if dropped else []
    return "\n".join([line for line in said if line] + left_out)


def _hold(data: dict) -> str:
    if word(data, "pubstatus").lower() == "withheld":
        return _(
            "The sender asks to withhold this item. Please import it without --publish and wait for the release."
        )
    return ""
