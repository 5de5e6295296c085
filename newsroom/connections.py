"""Database, cache and mail from their URLs, as the dicts Django wants."""

from importlib.util import find_spec
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom.environment import BASE_DIR

POSTGRES = "postgres://user:password@host:port/name"
# Only readers' pages send queries apart from their values, and those that may be planned without these.
PLANNED_ONCE = {"prepare_threshold": 0, "options": "-c plan_cache_mode=force_generic_plan"}
SMTP_SECURITY = {"smtp": {}, "smtp+tls": {"EMAIL_USE_TLS": True}, "smtps": {"EMAIL_USE_SSL": True}}
SMTP_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


def split(name, url):
    """The parts of a URL; a port that is no number refuses to start. The sentence never shows the password."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is not a complete address: {error}.") from error
    return parts


def databases(url, replicas, data_dir):
    """DATABASES: the primary, and replica1, replica2 … for readers' pages."""
    if replicas and not url.startswith("postgres"):
        raise ImproperlyConfigured("REPLICA_URL needs a PostgreSQL in DATABASE_URL that is replicated.")
    found = {"default": database(url, data_dir)}
    for number, replica in enumerate(replicas, 1):
        found[f"replica{number}"] = {**database(replica, data_dir), "TEST": {"MIRROR": "default"}}
    return found


def database(url, data_dir):
    """Django's DATABASES entry for a URL; empty means SQLite in the data folder."""
    if not url:
        return sqlite(data_dir / "newsroom.sqlite3")
    parts = split("DATABASE_URL", url)
    if parts.scheme == "sqlite":
        return sqlite(BASE_DIR / parts.path[1:] if parts.path[1:] else data_dir / "newsroom.sqlite3")
    if parts.scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured(f"DATABASE_URL must be {POSTGRES} or sqlite:///path.")
    if not parts.path.strip("/"):
        raise ImproperlyConfigured(f"DATABASE_URL names no database; write {POSTGRES}.")
    return postgres(parts)


def postgres(parts):
    """PostgreSQL with connections kept for a minute; what stands after ? goes to libpq, such as sslmode.

    Readers' queries are planned once for each connection. prepare=0 is for a pool in between that cannot keep such plans.
    """
    options = dict(parse_qsl(parts.query))
    prepares = options.pop("prepare", "1") != "0"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": 60,  # seconds
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**(PLANNED_ONCE if prepares else {"prepare_threshold": None}), **options},
    }


def sqlite(path):
    """SQLite for several processes: WAL, writers queue at BEGIN for up to 20 seconds, foreign keys checked."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": 60,  # seconds; opening costs more than most queries
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,  # seconds
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
                "PRAGMA busy_timeout=20000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000;"
            ),
        },
    }


def cache(url):
    """The CACHES entry: Redis by URL, else one table shared by all processes."""
    if not url:
        return {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "newsroom_cache"}
    redis("CACHE_URL", url)
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def redis(name, url):
    """The address of a Redis as it is, or empty; refuses to start without the package, or for another address."""
    if url and split(name, url).scheme not in ("redis", "rediss"):
        raise ImproperlyConfigured(f"{name} must begin with redis:// or rediss://.")
    if url and find_spec("redis") is None:
        raise ImproperlyConfigured(f"{name} needs a package: run .venv/bin/pip install redis.")
    return url


def search(url):
    """The address of an index on another server as it is, or empty; refuses to start with any other."""
    if url and (split("SEARCH_URL", url).scheme != "opensearch" or not split("SEARCH_URL", url).hostname):
        raise ImproperlyConfigured("SEARCH_URL must be opensearch://user:password@host:port/index.")
    return url


def email(url, data_dir):
    """The EMAIL_* settings for a URL; empty means a folder of files."""
    backend = "django.core.mail.backends.{}.EmailBackend"
    if not url:
        return {"EMAIL_BACKEND": backend.format("filebased"), "EMAIL_FILE_PATH": data_dir / "mail"}
    parts = split("EMAIL_URL", url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": backend.format("console")}
    if parts.scheme not in SMTP_PORTS:
        raise ImproperlyConfigured("EMAIL_URL must begin with smtp://, smtp+tls://, smtps:// or be console:.")
    return {
        "EMAIL_BACKEND": backend.format("smtp"),
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or SMTP_PORTS[parts.scheme],
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_TIMEOUT": 20,  # seconds
        **SMTP_SECURITY[parts.scheme],
    }


APIS = {"fastly": "https://api.fastly.com", "cloudflare": "https://api.cloudflare.com/client/v4"}
CDN_HEADERS = {
    "fastly": "Surrogate-Key",
    "cloudflare": "Cache-Tag",
    "varnish": "xkey",
    "nginx": "Surrogate-Key",
}
CDN_FORMS = "fastly://token@service, cloudflare://token@zone, varnish://host:port or nginx://host:port"


def cdn(url):
    """The cache in front: provider, token, place (service or zone), addresses to tell, and the header it reads keys from.

    Empty without one. Several hosts are separated by commas; ?api= names another address than the provider's own.
    """
    if not url:
        return {}
    provider, _, rest = url.partition("://")
    place, _, query = rest.partition("?")
    token, _, place = place.rpartition("@")
    own = dict(parse_qsl(query)).get("api")
    if provider not in CDN_HEADERS or not place or (provider in APIS) != bool(token):
        raise ImproperlyConfigured(f"CDN_URL must be {CDN_FORMS}.")
    apis = [own or APIS[provider]] if provider in APIS else [f"http://{host}" for host in place.split(",")]
    words = {"provider": provider, "token": unquote(token), "place": place, "apis": apis}
    return {**words, "header": CDN_HEADERS[provider]}
