"""`manage.py generate_corpus`: fills the database with invented news in any number, for measuring."""

from datetime import UTC, datetime

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from articles.management.corpus.filling import fill


class Command(BaseCommand):
    help = "Publishes invented German news until there are so many of a seed; the same seed tells the same stories."

    def add_arguments(self, parser):
        parser.add_argument("--articles", type=int, required=True, help="how many there shall be")
        parser.add_argument("--seed", type=int, default=1, help="which stories are told")
        parser.add_argument(
            "--until", help="day before which all were published, such as 2026-11-27; default: today"
        )

    def handle(self, *, articles, seed, until, verbosity, **options):
        """Says how many stories are new; afterwards the tables are analysed."""
        if articles < 1:
            raise CommandError("--articles is a number above zero, such as 10000.")
        with tqdm(total=articles, unit=" stories", disable=not verbosity) as bar:
            added = fill(
                articles, seed, until=_day(until), progress=lambda done: bar.update(done - bar.n) and None
            )
        self.stdout.write(f"{added} stories published.")


def _day(until):
    """Midnight of the day in UTC."""
    try:
        day = datetime.fromisoformat(until) if until else timezone.now()
    except ValueError as error:
        raise CommandError("--until is a day such as 2026-11-27.") from error
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
