"""What stands between `make serve` and its readers: settings, migrations, translations, static files."""

import os
import sys

import django
from django.core.management import CommandError, call_command

from newsroom.assets import collect_assets
from newsroom.startup import one_sentence

MIGRATE = "the database is not up to date. Run .venv/bin/python manage.py migrate"


def refuse_unready():
    """Ends with a sentence when settings or database are not fit for readers."""
    try:
        call_command("check", deploy=True, fail_level="ERROR")
        call_command("migrate", check_unapplied=True, verbosity=0)
    except CommandError as error:
        sys.exit(f"Newsroom does not start: {error}")
    except SystemExit:  # how migrate --check says no
        sys.exit(f"Newsroom does not start: {MIGRATE}")


def make_ready():
    """Everything that is made from the source: each step is quick when nothing changed."""
    call_command("translations", "compile", verbosity=0)
    call_command("createcachetable", verbosity=0)
    collect_assets()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    with one_sentence():
        django.setup()
        refuse_unready()
        make_ready()
