"""The page cache as the settings have it, around Django."""

from django.conf import settings
from django.utils.module_loading import import_string

from newsroom.maintenance import standing
from newsroom.pagecache.addresses import Addresses
from newsroom.pagecache.cdn import Edge
from newsroom.pagecache.wrapper import PageCache

MEGABYTE = 1_000_000  # bytes


def with_page_cache(application):
    """The application behind its page cache; as it is when PAGE_CACHE_MB is 0, or while somebody works on templates (DEBUG)."""
    if settings.DEBUG or not settings.PAGE_CACHE_MB:
        return application
    return PageCache(
        application,
        addresses=Addresses(
            parameters=settings.PAGE_PARAMETERS,
            passed=settings.PAGES_PASSED,
            session=settings.SESSION_COOKIE_NAME,
            secure=settings.SECURE_PROXY_SSL_HEADER if settings.SECURE_SSL_REDIRECT else None,
        ),
        read=import_string(settings.CHANGE_LOG),
        most=settings.PAGE_CACHE_MB * MEGABYTE,
        is_closed=lambda: standing() is not None,
        shared=_shared if settings.PAGE_CACHE_URL else None,
        cdn=Edge(settings.CDN["header"]) if settings.CDN else None,
    )


def _shared(follower):
    from newsroom.pagecache.shared import Shared  # needs the package redis, which only those have who want it

    return Shared(settings.PAGE_CACHE_URL, follower)
