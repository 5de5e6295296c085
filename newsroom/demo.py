"""`make demo`: prepares a newsroom with invented stories and serves it, with the settings of production.

Running it again keeps what is there: the key, the database and what was written in it.
"""

import os
import secrets
import socket
import sys

from newsroom import environment
from newsroom.startup import one_sentence

KEY_FILE = "demo.key"  # in DATA_DIR
WELCOME = """
  Readers   {site}/
  Desk      {site}/{desk}

  Log in with the password demo as
    redaktion    writes and submits
    moderation   reviews, approves, publishes
    chef         all sections, urgent publication, withdrawal, corrections
    admin        users and settings

  Ctrl-C stops; make demo starts again where you left off.
"""


def kept_key(path):
    """The demo's own secret, made at its first start and kept in a file only its owner may read."""
    try:
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text()


def choose_settings():
    """Fills in what production asks for; what the environment says wins."""
    defaults = {
        "SECRET_KEY": kept_key(environment.folder("DATA_DIR") / KEY_FILE),
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "SITE_URL": f"http://127.0.0.1:{environment.text('PORT')}",
        "SECURE_SSL": "0",
        "WORKERS": "1",  # SQLite has one writer
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    }
    for name, value in defaults.items():
        os.environ[name] = os.environ.get(name) or value


def adopt():
    """Lets manage.py work on the demo of DATA_DIR, if one was made there and nobody says otherwise."""
    with_own_settings = environment.text("SECRET_KEY") or environment.switch("DEBUG")
    if not with_own_settings and (environment.folder("DATA_DIR") / KEY_FILE).exists():
        choose_settings()


def refuse_taken_port(port):
    """Ends with a sentence when something else listens there."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            sys.exit(f"Port {port} is in use. Stop what runs there, or type: make demo PORT={port + 1}")


def prepare():
    """Database, demo content, translations and static files; each step is quick when nothing changed."""
    import django  # after choose_settings, which its set-up reads
    from django.core.management import CommandError, call_command  # needs settings too

    from newsroom.ready import make_ready  # needs settings too

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    make_ready()
    try:
        call_command("seed_demo")
    except CommandError as refusal:
        sys.exit(f"The demo does not start: {refusal}")


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main():
    with one_sentence():
        port = environment.number("PORT")
        refuse_taken_port(port)
        choose_settings()
        say("Preparing the demo …")
        prepare()
        site, desk = environment.site_url(), environment.admin_path()
    say(WELCOME.format(site=site, desk=desk))
    # A fresh process: workers must not inherit this one's connections to the database.
    os.execv(sys.executable, [sys.executable, "-m", "newsroom.serve"])  # noqa: S606  our own words


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped.")
