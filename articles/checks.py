"""System checks of the domain: wrong set-ups are named before the first request."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Error, register

from articles.conf import DEFAULTS


@register()
def settings_are_known(app_configs, **kwargs):
    """A misspelt key of NEWSROOM would silently change nothing."""
    unknown = sorted(set(getattr(settings, "NEWSROOM", {})) - set(DEFAULTS))
    hint = f"Known are: {', '.join(sorted(DEFAULTS))}."
    return [
        Error(f"NEWSROOM has an unknown setting: {name}.", hint=hint, id="articles.E001") for name in unknown
    ]


@register()
def site_address_is_complete(app_configs, **kwargs):
    """Feeds, mails and structured data need the address readers use."""
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme in ("http", "https") and parts.hostname and not parts.path:
        return []
    hint = "Write it like https://www.example.org, without a path."
    return [Error(f"SITE_URL is {settings.SITE_URL!r}.", hint=hint, id="articles.E002")]
