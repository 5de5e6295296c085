"""Settings read from the environment: one documented table and typed readers that refuse with a sentence."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
INSECURE_KEY = "insecure-only-for-development-on-your-own-machine"
KEY_LENGTH = 50  # characters

# name: (default, meaning). The README holds the same table; a test compares the two.
VARIABLES = {
    "DEBUG": ("0", "1 shows tracebacks and relaxes the checks of production; never on a public machine"),
    "SECRET_KEY": ("", "secret that signs sessions; at least 50 random characters, required unless DEBUG=1"),
    "ALLOWED_HOSTS": ("", "comma-separated host names the site answers to, required unless DEBUG=1"),
    "SITE_URL": ("http://127.0.0.1:8000", "address readers use, without a slash at the end"),
    "SITE_NAME": ("Newsroom", "name of the publication, shown in the masthead and in feeds"),
    "DATA_DIR": ("var", "folder for the SQLite database, pictures, collected static files and mails"),
    "DATABASE_URL": ("", "postgres://user:password@host:port/name; empty means SQLite in DATA_DIR"),
    "REPLICA_URL": (
        "",
        "postgres://… of replicas, separated by commas, from which readers' pages are made as far as they have followed; empty means none",
    ),
    "CACHE_URL": (
        "",
        "redis://host:port/number, needs the package redis; empty means a cache table in the database",
    ),
    "PAGE_CACHE_MB": (
        "128",
        "megabytes of ready pages in the memory of each process; 0 makes every page anew",
    ),
    "PAGE_CACHE_URL": (
        "",
        "redis://host:port/number for ready pages that several machines share, needs the package redis; empty means none",
    ),
    "CDN_URL": (
        "",
        "cache in front that is purged by key: fastly://token@service, cloudflare://token@zone, varnish://host:port or nginx://host:port; empty means none",
    ),
    "SEARCH_URL": (
        "",
        "index on an OpenSearch server, as opensearch://user:password@host:port/index; empty means the full text index of the database",
    ),
    "EMAIL_URL": (
        "",
        "smtp://user:password@host:port, smtp+tls://…, smtps://… or console:; empty writes mails to DATA_DIR/mail",
    ),
    "EMAIL_FROM": ("newsroom@localhost", "sender of the mails"),
    "ORIGINALS_URL": (
        "",
        "s3://key:secret@host/bucket for pictures as they came, never public; empty keeps them in DATA_DIR/originals",
    ),
    "RENDITIONS_URL": (
        "",
        "s3://key:secret@host/bucket?url=https://pictures.example.org for what readers get of pictures; empty keeps it in DATA_DIR/media",
    ),
    "DATA_MINING": (
        "reserved",
        "reserved keeps text and data mining and the training of AI to ourselves (§ 44b UrhG), readable for machines; allowed says nothing of it",
    ),
    "DATA_MINING_POLICY": (
        "",
        "address of a page that says under which terms data mining is licensed; empty means none",
    ),
    "WEBSUB_HUB": (
        "",
        "address of a WebSub hub, such as https://pubsubhubbub.appspot.com/, that is told when a feed changed; empty means none",
    ),
    "SECURITY_CONTACT": (
        "",
        "where security problems are reported, as security.txt names it: a mail address or a web address; empty means no such file",
    ),
    "ADMIN_PATH": ("admin/", "path of the desk below the site's address"),
    "PROXIES": (
        "0",
        "how many proxies of our own stand in front and add to X-Forwarded-For; the log then takes the address from there",
    ),
    "MAINTENANCE": (
        "",
        "1 answers readers with the maintenance page, all the desk as well; manage.py maintenance switches without a restart",
    ),
    "SECURE_SSL": ("", "1 or 0: redirect to https, secure cookies, HSTS; empty means 1 unless DEBUG=1"),
    "TASKS": ("immediate", "immediate runs side effects after the commit; database leaves them to a worker"),
    "HOST": ("127.0.0.1", "address make serve listens on; 0.0.0.0 in a container"),
    "PORT": ("8000", "port of make demo and make serve"),
    "WORKERS": ("2", "processes of make serve"),
    "THREADS": ("2", "threads of each process of make serve"),
    "TEST_DATABASE_URL": ("", "postgres://… for make test; empty tests on SQLite only"),
    "CHROMIUM": ("", "path of Chromium for the browser tests; empty looks for it in PATH"),
}


def text(name):
    """The value of a variable of the table, or its default. KeyError for a name that is not in the table."""
    default, _meaning = VARIABLES[name]
    return os.environ.get(name, "").strip() or default


def switch(name):
    """True for 1, true, yes, on. Anything else but 0, false, no, off refuses to start."""
    value = text(name).lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("", "0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def choice(name, options):
    """What stands for the variable's value in a dict of options; any other value refuses to start."""
    value = text(name)
    if value not in options:
        raise ImproperlyConfigured(f"{name} is {value!r}; write {' or '.join(options)}.")
    return options[value]


def number(name, least=1):
    """A whole number, by default above zero; anything else refuses to start."""
    value = text(name)
    if not value.isascii() or not value.isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number such as {VARIABLES[name][0]}.")
    return int(value)


def names(name):
    """A comma-separated list without blanks."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def folder(name):
    """A folder that exists afterwards; a relative path counts from the project's folder."""
    path = BASE_DIR / Path(text(name)).expanduser()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is {path}, which cannot be created: {error.strerror}.") from error
    return path


def site_url():
    """SITE_URL without a slash at the end; must name http or https and a host."""
    parts = urlsplit(text("SITE_URL"))
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.path.strip("/"):
        raise ImproperlyConfigured(
            f"SITE_URL is {text('SITE_URL')!r}; write an address such as https://www.example.org."
        )
    return f"{parts.scheme}://{parts.netloc}"


def web_address(name):
    """An address with http or https and a host, or empty; anything else refuses to start."""
    parts = urlsplit(text(name))
    if text(name) and (
        parts.scheme not in ("http", "https") or not parts.hostname or _unprintable(text(name))
    ):
        raise ImproperlyConfigured(
            f"{name} is {text(name)!r}; write an address such as https://www.example.org/."
        )
    return text(name)


def contact(name):
    """A mail address as a mailto: address, a web address as it is, or empty; anything else refuses to start."""
    value = text(name)
    plain = value.removeprefix("mailto:")
    if "@" in plain and "/" not in plain and not _unprintable(plain):
        return f"mailto:{plain}"
    return web_address(name)


def _unprintable(value):
    return any(
        character.isspace() or not character.isprintable() or character in '<>"' for character in value
    )


def admin_path():
    """ADMIN_PATH with exactly one slash, at the end; the desk cannot stand on the site's home page."""
    path = text("ADMIN_PATH").strip("/")
    if not path or not all(part.replace("-", "").replace("_", "").isalnum() for part in path.split("/")):
        raise ImproperlyConfigured(f"ADMIN_PATH is {text('ADMIN_PATH')!r}; write a path such as admin/.")
    return f"{path}/"


def secret_key(debug):
    """SECRET_KEY; without DEBUG an unset, default or weak key refuses to start."""
    key = text("SECRET_KEY")
    if debug:
        return key or INSECURE_KEY
    if key.startswith(INSECURE_KEY) or len(key) < KEY_LENGTH or len(set(key)) < 5:
        raise ImproperlyConfigured(
            f"SECRET_KEY is missing or too weak. Set it to at least {KEY_LENGTH} random characters,"
            " or set DEBUG=1 on your own machine."
        )
    return key


def allowed_hosts(debug):
    """ALLOWED_HOSTS; without DEBUG an empty list or a * refuses to start."""
    hosts = names("ALLOWED_HOSTS")
    if debug:
        return hosts or ["*"]
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing or *. Set it to the host names of your site, separated by commas,"
            " or set DEBUG=1 on your own machine."
        )
    return hosts
