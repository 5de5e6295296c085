"""Settings read from the environment: one documented table and one typed helper."""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
INSECURE_KEY = "insecure-only-for-the-demo-and-for-development"

# name: (default, meaning). The README holds the same table; a test compares the two.
VARIABLES = {
    "DEBUG": ("0", "1 shows tracebacks and relaxes the checks of production; never on a public machine"),
    "SECRET_KEY": ("", "secret that signs sessions; at least 50 random characters, required unless DEBUG=1"),
    "ALLOWED_HOSTS": ("", "comma-separated host names the site answers to, required unless DEBUG=1"),
    "SITE_URL": ("http://127.0.0.1:8000", "address readers use, without a slash at the end"),
    "SITE_NAME": ("Newsroom", "name of the publication, shown in the masthead and in feeds"),
    "DATA_DIR": ("var", "folder for the SQLite database, collected static files and uploads"),
    "DATABASE_URL": ("", "postgres://user:password@host:port/name; empty means SQLite in DATA_DIR"),
    "CACHE_URL": ("", "redis://host:port/number; empty means a cache table in the database"),
    "EMAIL_URL": ("", "smtp://user:password@host:port or console:; empty writes mails to DATA_DIR/mail"),
    "EMAIL_FROM": ("newsroom@localhost", "sender of the mails"),
    "ADMIN_PATH": ("admin/", "path of the desk below the site's address, with a slash at the end"),
    "SECURE_SSL": ("", "1 or 0: redirect to https, secure cookies, HSTS; empty means 1 unless DEBUG=1"),
    "TASKS": ("immediate", "immediate runs side effects after the commit; database leaves them to a worker"),
    "PORT": ("8000", "port of make demo and make serve"),
    "TEST_DATABASE_URL": ("", "PostgreSQL server for the tests; empty tests on SQLite only"),
}


def text(name):
    """The value of a variable of the table, or its default. KeyError for a name that is not in the table."""
    return os.environ.get(name, "").strip() or VARIABLES[name][0]


def switch(name):
    """True for 1, true, yes, on. Anything else but 0, false, no, off refuses to start."""
    value = text(name).lower()
    if value in ("1", "true", "yes", "on"):
        return True
    if value in ("", "0", "false", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def names(name):
    """A comma-separated list without blanks."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def folder(name):
    """A folder; a relative path counts from the project's folder."""
    return BASE_DIR / text(name)


def secret_key(debug):
    """SECRET_KEY; without DEBUG an unset, short or default key refuses to start."""
    key = text("SECRET_KEY")
    if debug:
        return key or INSECURE_KEY
    if not key or key == INSECURE_KEY or len(key) < 50:
        raise ImproperlyConfigured(
            "SECRET_KEY is missing or too weak. Set it to at least 50 random characters, or set DEBUG=1 on your own machine."
        )
    return key


def allowed_hosts(debug):
    """ALLOWED_HOSTS; without DEBUG an empty list or a lone * refuses to start."""
    hosts = names("ALLOWED_HOSTS")
    if debug:
        return hosts or ["*"]
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS is missing or *. Set it to the host names of your site, separated by commas."
        )
    return hosts


def database(url, data_dir):
    """Django's DATABASES entry for a URL; empty means SQLite in the data folder."""
    if not url:
        return sqlite(data_dir / "newsroom.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(BASE_DIR / parts.path[1:] if parts.path else data_dir / "newsroom.sqlite3")
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgres:// or sqlite:///.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,  # seconds
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def sqlite(path):
    """SQLite for several processes: WAL, writers queue at BEGIN for up to 20 seconds, foreign keys checked."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA busy_timeout=20000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000;"
            ),
        },
    }


def email(url, data_dir):
    """The EMAIL_* settings for a URL; empty means a folder of files."""
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": data_dir / "mail",
        }
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme not in ("smtp", "smtps", "smtp+tls"):
        raise ImproperlyConfigured("EMAIL_URL must begin with smtp://, smtp+tls://, smtps:// or be console:.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,  # seconds
    }


def cache(url):
    """The CACHES entry: Redis by URL, else one table shared by all processes."""
    if url:
        return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}
    return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "newsroom_cache"}
