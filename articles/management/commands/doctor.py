"""`manage.py doctor`: tells an administrator what is wrong with this installation and what to do next."""

from django.core.management.base import BaseCommand, CommandError

from articles.management.examination import EXAMINATIONS, examine


class Command(BaseCommand):
    help = (
        "Examines settings, database, files, mails, revisions and clock; exit code 1 when something is wrong."
    )
    requires_system_checks = ()  # the first examination runs them

    def handle(self, *args, **options):
        """One line for each examination, one more for each thing that is wrong."""
        ill = 0
        for name, examination in EXAMINATIONS.items():
            sentences = examine(examination)
            ill += bool(sentences)
            self.stdout.write(f"{'wrong' if sentences else 'fine '}  {name}")
            for sentence in sentences:
                self.stdout.write(f"       {sentence}")
        if ill:
            raise CommandError(f"{ill} of {len(EXAMINATIONS)} examinations found something wrong.")
