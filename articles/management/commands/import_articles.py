"""`manage.py import_articles`: takes in delivered documents and says what became of each."""

import sys
from collections import Counter

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from tqdm import tqdm

from articles.exchange.delivery import is_code
from articles.exchange.files import find_files, total_size
from articles.exchange.importers import AUTO, FORMATS
from articles.exchange.intake import CREATED, FAILED, SKIPPED, UPDATED, take_in

LABELS = {
    CREATED: gettext_lazy("created"),
    UPDATED: gettext_lazy("updated"),
    SKIPPED: gettext_lazy("skipped"),
    FAILED: gettext_lazy("failed"),
}
SHOWN = 1000  # failures listed at the end; those beyond are shown as they happen


class Command(BaseCommand):
    help = (
        "Imports documents: files, folders with all below them, or - for standard input. The same document again is "
        "skipped, a changed one becomes a new revision. Each document has its own transaction."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", metavar="PATH", help="file, folder, or - for standard input")
        parser.add_argument(
            "--format",
            default=AUTO,
            choices=[AUTO, *FORMATS],
            help="auto goes by the file's ending and begin",
        )
        parser.add_argument(
            "--category", metavar="SLUG", help="for documents that name no category themselves"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publish with the given dates; a text without author names “Delivery” as its source",
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")

    def handle(self, *args, paths, category, publish, dry_run, **options):
        if category and not is_code(category):
            raise CommandError(_("“%s” is no category code such as rrt-allgemeines.") % category)
        files = list(find_files(paths))
        choices = {
            "format_name": options["format"],
            "category": category,
            "publish": publish,
            "dry_run": dry_run,
        }
        outcomes, failures = self.follow(take_in(files, **choices), total_size(files), options["verbosity"])
        self.summarise(outcomes, failures, dry_run)

    def follow(self, results, size, verbosity):
        """(how many of each outcome, the failures), while the bar follows the bytes read."""
        outcomes, failures = Counter(), []
        hidden = not sys.stderr.isatty() or verbosity == 0
        with tqdm(total=size, unit="B", unit_scale=True, disable=hidden) as bar:
            for result in results:
                outcomes[result.outcome] += 1
                if result.outcome == FAILED and len(failures) < SHOWN:
                    failures.append(result)
                elif result.outcome == FAILED or verbosity > 1 or (result.reason and verbosity):
                    with bar.external_write_mode():
                        self.stdout.write(_line(result))
                bar.update(result.read)
        return outcomes, failures

    def summarise(self, outcomes, failures, dry_run):
        """The summary; CommandError, which ends with code 1, when a document failed."""
        if dry_run:
            self.stdout.write(_("Dry run: nothing was stored. It would have been:"))
        self.stdout.write(", ".join(f"{label}: {outcomes[outcome]}" for outcome, label in LABELS.items()))
        for result in failures:
            self.stdout.write(_line(result))
        if outcomes[FAILED]:
            raise CommandError(_("Not imported: %d. Everything else was.") % outcomes[FAILED])


def _line(result):
    """One document in words: where, what became of it, why, what was left out."""
    left_out = _("left out: %s") % "; ".join(result.dropped) if result.dropped else ""
    words = " – ".join(filter(None, [result.reason, left_out]))
    return f"{result.place}: {LABELS[result.outcome]}{': ' if words else ''}{words}"
