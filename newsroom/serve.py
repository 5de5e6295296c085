"""`make serve`: the site as in production, on 127.0.0.1 behind a proxy that speaks https."""

import os
import sys
from pathlib import Path

from newsroom import environment
from newsroom.startup import one_sentence


def serve():
    """Replaces this process by granian with PORT, WORKERS and THREADS."""
    granian = str(Path(sys.executable).with_name("granian"))
    arguments = {
        "--interface": "wsgi",
        "--host": "127.0.0.1",
        "--port": environment.number("PORT"),
        "--workers": environment.number("WORKERS"),
        "--blocking-threads": environment.number("THREADS"),
        "--log-level": "warning",
    }
    words = [str(word) for pair in arguments.items() for word in pair]
    os.execv(granian, [granian, *words, "--no-ws", "newsroom.wsgi:application"])  # noqa: S606  our own words


def refuse_unready():
    """Ends with a sentence when settings, database or static files are not ready for readers."""
    import django  # after the settings' sentence has had its chance
    from django.core.management import CommandError, call_command  # same

    django.setup()
    try:
        call_command("check", deploy=True, fail_level="ERROR")
        call_command("migrate", check_unapplied=True, verbosity=0)
    except SystemExit:
        sys.exit(
            "Newsroom does not start: the database is not up to date. Run .venv/bin/python manage.py migrate"
        )
    except CommandError as error:
        sys.exit(f"Newsroom does not start: {error}")
    call_command("collectstatic", verbosity=0, interactive=False)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    with one_sentence():
        refuse_unready()
        serve()
