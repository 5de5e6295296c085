"""Django's settings. What differs between machines comes from the environment, see `environment.py`."""

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from newsroom import connections, storage
from newsroom import environment as env

BASE_DIR = env.BASE_DIR
DATA_DIR = env.folder("DATA_DIR")

DEBUG = env.switch("DEBUG")
SECRET_KEY = env.secret_key(DEBUG)
ALLOWED_HOSTS = env.allowed_hosts(DEBUG)
SITE_URL = env.site_url()
SITE_NAME = env.text("SITE_NAME")
SEARCH_URL = connections.search(env.text("SEARCH_URL"))
ADMIN_PATH = env.admin_path()
DATA_MINING_RESERVED = env.choice("DATA_MINING", {"reserved": True, "allowed": False})
DATA_MINING_POLICY = env.web_address("DATA_MINING_POLICY")
WEBSUB_HUB = env.web_address("WEBSUB_HUB")
SECURITY_CONTACT = env.contact("SECURITY_CONTACT")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "articles.reader.errors.form_refused"

# `articles` stands before the admin, so that its templates win.
INSTALLED_APPS = [
    "articles",
    "django_prose_editor",
    "newsroom.desk.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "taggit",
    "tree_queries",
    "csp",
    "js_asset",
    "django_tasks",
    "django_tasks_db",
]

MAINTENANCE = env.choice("MAINTENANCE", {"": "", "0": "", "1": "site", "all": "all"})
MAINTENANCE_FILE = DATA_DIR / "maintenance"
PROXIES = env.number("PROXIES", least=0)

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.policy.PolicyMiddleware",
    "newsroom.maintenance.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.language.UserLanguageMiddleware",
    "articles.admin.address.AddressMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# Pages readers get are kept ready in each process, see `pagecache`. Other parameters than these do not change a page.
PAGE_CACHE_MB = env.number("PAGE_CACHE_MB", least=0)
PAGE_CACHE_URL = connections.redis("PAGE_CACHE_URL", env.text("PAGE_CACHE_URL"))
PAGE_PARAMETERS = ["vor", "nach", "art", "zeit"]
PAGES_PASSED = [
    f"/{ADMIN_PATH}",
    *("/static/", "/medien/", "/vorschau/", "/suche/", "/zaehlen/", "/healthz", "/readyz"),
]
CHANGE_LOG = "articles.publishing.following.read_changes"
CHANGE_LOG_HAS = "articles.publishing.following.has_all"
CDN = connections.cdn(env.text("CDN_URL"))

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    }
]

DATABASES = connections.databases(env.text("DATABASE_URL"), env.names("REPLICA_URL"), DATA_DIR)
if len(DATABASES) > 1:
    DATABASE_ROUTERS = ["newsroom.replicas.Router"]
    MIDDLEWARE.insert(0, "newsroom.replicas.ReplicaMiddleware")
CACHES = {"default": connections.cache(env.text("CACHE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "articles.User"
AUTHENTICATION_BACKENDS = ["articles.admin.backend.DeskBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files as they came stay private; what readers get of them is public.
    "originals": storage.storage("ORIGINALS_URL", DATA_DIR / "originals"),
    "renditions": storage.storage("RENDITIONS_URL", DATA_DIR / "media", "/medien/"),
    "staticfiles": {"BACKEND": "newsroom.assets.StaticStorage"},
}
# Maps are for debugging, and compressing them takes longer than all else.
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "map")

vars().update(connections.email(env.text("EMAIL_URL"), DATA_DIR))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("EMAIL_FROM")

TASKS = {
    "default": {
        "BACKEND": env.choice(
            "TASKS",
            {
                "immediate": "django_tasks.backends.immediate.ImmediateBackend",
                "database": "django_tasks_db.DatabaseBackend",
            },
        )
    }
}

TAGGIT_CASE_INSENSITIVE = True

SECURE_SSL = env.switch("SECURE_SSL") if env.text("SECURE_SSL") else not DEBUG
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL else 0  # one year
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_SSL
# Only behind a proxy that sets the header itself; without https nobody does, and it could be forged.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE_SSL else None
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # asked from inside, without https
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"  # the desk shows its preview in a frame
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # which asks for DENY
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *storage.foreign_hosts(STORAGES["renditions"])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LOGIN_URL = "admin:login"
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # bytes; long stories with tables

# One line for each warning and a traceback for each error, to the server's own log.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"secrets": {"()": "newsroom.log.WithoutSecrets"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["secrets"]}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},  # a reader's wrong address is no event
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # scanners
    },
}
