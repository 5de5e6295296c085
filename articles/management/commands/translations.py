"""`manage.py translations update|compile|check`: keeps the German catalogue without gettext on the machine."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.reloader import translation_file_changed

from articles.management import catalogue


class Command(BaseCommand):
    help = "Updates, compiles or checks the German catalogue; update and check need requirements/dev.txt."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("step", choices=["update", "compile", "check"])

    def handle(self, *, step, verbosity, **options):
        """Ends with exit code 1 when a check finds something."""
        self.root, self.verbosity = Path(settings.BASE_DIR), verbosity
        self.path = Path(settings.LOCALE_PATHS[0]) / "de" / "LC_MESSAGES" / "django.po"
        try:
            getattr(self, step)()
        except ModuleNotFoundError as error:
            raise CommandError(
                f"{error.name} is missing. Run .venv/bin/pip install -r requirements/dev.txt"
            ) from error

    def say(self, sentence):
        if self.verbosity:
            self.stdout.write(sentence)

    def update(self):
        """Lists what came and what went, for the translator."""
        new, gone = catalogue.update(self.root, self.path)
        for sign, keys in ("+", new), ("-", gone):
            for _, msgid in keys:
                self.say(f"{sign} {msgid}")
        self.say(f"{len(new)} strings new, {len(gone)} removed.")

    def compile(self):
        if self.path.exists():
            catalogue.compile_catalogue(self.path)
            # Django keeps what it read before, or that it found nothing; the demo goes on in this process.
            translation_file_changed(self, self.path.with_suffix(".mo"))
            self.say("The German catalogue is compiled.")
        else:
            self.say("There is no catalogue yet: manage.py translations update")

    def check(self):
        found = sorted(catalogue.problems(self.root, self.path))
        for sentence in found:
            self.stderr.write(sentence)
        if found:
            raise CommandError(f"The German catalogue has {len(found)} problems.")
        self.say("The German catalogue is complete.")
