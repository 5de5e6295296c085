"""`manage.py maintenance on|off`: shows readers the maintenance page, at once and without a restart."""

import json

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date

from articles.reader.minutes import NoSuchMinute, readings


class Command(BaseCommand):
    help = "Answers readers with a maintenance page (503) until it is switched off. Needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("state", choices=["on", "off"])
        parser.add_argument("--text", default="", help="one sentence for readers")
        parser.add_argument(
            "--until", default="", help='expected end: 18:20, or "2026-11-27 18:20", in the site\'s zone'
        )
        parser.add_argument("--desk", action="store_true", help="closes the desk as well")

    def handle(self, *args, **options):
        """A file in DATA_DIR is the switch: every process sees it with its next request."""
        file = settings.MAINTENANCE_FILE
        if options["state"] == "off":
            file.unlink(missing_ok=True)
            self.stdout.write(self._off())
            return
        said = {"text": options["text"].strip(), "until": read_end(options["until"]), "desk": options["desk"]}
        new = file.with_suffix(".new")
        new.write_text(json.dumps(said, ensure_ascii=False), encoding="utf-8")
        new.replace(file)
        self.stdout.write("Readers see the maintenance page. manage.py maintenance off ends it.")

    def _off(self):
        if settings.MAINTENANCE:
            return "The variable MAINTENANCE still holds the site in maintenance. Unset it and restart."
        return "The site is open."


def read_end(text):
    """ISO 8601 with the offset of the site's zone, empty for nothing; CommandError with what to write instead."""
    day, _blank, clock = text.strip().rpartition(" ")
    try:
        date = parse_date(day) if day else timezone.localdate()
    except ValueError:
        date = None
    if not text.strip():
        return ""
    try:
        end = readings(date, clock)[-1]
    except (NoSuchMinute, TypeError) as error:
        raise CommandError(f'--until is {text!r}; write 18:20 or "2026-11-27 18:20".') from error
    if end <= timezone.now():
        raise CommandError(f"--until is {text!r}, which has passed. Write a moment that is still to come.")
    return timezone.localtime(end).isoformat()
