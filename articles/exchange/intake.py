"""Takes in many documents: each in its own transaction, none stops the others, each with its result in words."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import Error as DatabaseError
from django.db import connection
from django.utils.translation import gettext as _

from articles.exchange.delivery import Parcel
from articles.exchange.files import open_source, printable
from articles.exchange.importers import AUTO, choose_format
from articles.exchange.receive import receive
from articles.vocabulary import Refused

CREATED, UPDATED, SKIPPED, FAILED = "created", "updated", "skipped", "failed"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Result:
    """What became of one document; `reason` is a sentence, `dropped` lists what was left out, `read` counts bytes."""

    place: str
    outcome: str
    reason: str = ""
    dropped: tuple[str, ...] = ()
    read: int = 0


def take_in(files, *, format_name=AUTO, category=None, publish=False, dry_run=False) -> Iterator[Result]:
    """Imports the documents of these files one after the other and says what became of each."""
    for file in files:
        try:
            with open_source(file) as source:
                reader = choose_format(format_name, source)
                yield from _take_in_source(source, reader.read(source, category), publish, dry_run)
        except Refused as error:
            yield Result(printable(file), FAILED, str(error))
        except OSError as error:
            yield Result(
                printable(file), FAILED, _("The file cannot be read: %s.") % (error.strerror or error)
            )


def _take_in_source(source, parcels, publish, dry_run):
    before = 0
    for parcel in parcels:
        yield Result(parcel.place, *_store(parcel, publish, dry_run), read=source.consumed - before)
        before = source.consumed


def _store(parcel: Parcel, publish: bool, dry_run: bool):
    """(outcome, reason, what was left out)."""
    try:
        delivery = parcel.unpack()
        receipt = receive(delivery, publish=publish, dry_run=dry_run)
    except Refused as error:
        return FAILED, str(error)
    except DatabaseError as error:
        if not connection.is_usable():
            raise
        return FAILED, _("The database did not accept it: %s.") % str(error).strip().partition("\n")[0]
    except Exception as error:
        log.exception("not imported: %s", parcel.place)
        return FAILED, _("An unexpected mistake; the log says more: %s.") % type(error).__name__
    return receipt.outcome, receipt.reason, () if receipt.outcome == SKIPPED else delivery.dropped
