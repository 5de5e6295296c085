"""What the doctor looks at: each examination yields sentences that say what is wrong and what to do next."""

import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from secrets import token_hex
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.core.checks import ERROR, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from articles.editing.save import broken_revisions
from articles.models import Article, HubPing, Notice, Page, Purge, Transition, Unsent
from articles.vocabulary import PageKind

SAMPLE = 50  # articles edited last whose chain of revisions is checked
LATE = timedelta(minutes=15)  # a notice that waits longer is late
SUMMER = timedelta(hours=2)  # ahead of UTC
CLOCK_DRIFT = timedelta(seconds=5)
GAP = re.compile(r"\[[^\]<>]+\]")
TOLD = [
    (Purge, "cache in front of the site", "CDN_URL"),
    (HubPing, "hub", "WEBSUB_HUB"),
    (Unsent, "index of the search", "SEARCH_URL"),
]
PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1}


def one(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def settings_are_sound():
    """Django's own checks, on a public machine those for production too."""
    for message in run_checks(include_deployment_checks=not settings.DEBUG):
        if message.level >= ERROR and not message.is_silenced():
            yield f"{message.msg} ({message.id}) {message.hint or ''}"


def database_is_up_to_date():
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield f"The database does not answer: {str(error).splitlines()[0]}. Check DATABASE_URL and whether the server runs."
    else:
        if waiting:
            yield f"{len(waiting)} migrations are not applied. Run .venv/bin/python manage.py migrate"


def sqlite_is_safe():
    """A database file copied from elsewhere or on a network drive may refuse the write-ahead log."""
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():
        for name, wanted in PRAGMAS.items():
            found = one(f"PRAGMA {name}")
            if found != wanted:
                yield f"SQLite runs with {name}={found} instead of {wanted}. Is the file on a network drive? Move DATA_DIR."


def data_folder_is_writable():
    try:
        with tempfile.TemporaryFile(dir=settings.DATA_DIR) as probe:
            probe.write(b"doctor")
    except OSError as error:
        yield f"{settings.DATA_DIR} cannot be written: {error.strerror}. Give the site's user the right to write there."


def cache_works():
    key, value = f"doctor-{token_hex(8)}", token_hex(8)
    try:
        cache.set(key, value, 10)  # seconds
        found = cache.get(key)
        cache.delete(key)
    except DatabaseError:
        yield "The cache's table does not answer. Run .venv/bin/python manage.py createcachetable"
    except Exception as error:  # noqa: BLE001  each cache has errors of its own
        yield f"The cache does not answer: {error} Check CACHE_URL."
    else:
        if found != value:
            yield "The cache forgets what is written to it. Check CACHE_URL and the server's memory."


def notices_go_out():
    late = Notice.objects.waiting(timezone.now() - LATE).count()
    if late:
        yield f"{late} mails have been waiting for more than {LATE.seconds // 60} minutes. Check EMAIL_URL, then run manage.py deliver_notices."
    for notice in Notice.objects.filter(failed=True)[:3]:
        yield f"The mail “{notice.subject}” to {notice.recipient.email} was given up: {notice.error} Check EMAIL_URL."


def others_are_told():
    """The cache in front of the site, and the hub, hear of each change."""
    minutes, command = LATE.seconds // 60, "then run manage.py deliver_notices"
    for told, name, setting in TOLD:
        if late := told.objects.waiting(timezone.now() - LATE).count():
            yield f"{late} changes have waited for more than {minutes} minutes for the {name} to be told. Check {setting}, {command}."
        given_up = told.objects.filter(failed=True)
        if last := given_up.last():
            yield (
                f"The {name} was not told of {given_up.count()} changes, the last time because of {last.error}."
                f" Check {setting}, {command} --again."
            )


def revisions_are_untouched():
    """Each revision must follow from the one before it; looks at the articles edited last."""
    for article_id in Article.objects.order_by("-edited_at").values_list("pk", flat=True)[:SAMPLE]:
        if numbers := broken_revisions(article_id):
            yield (
                f"Revisions {', '.join(map(str, numbers))} of article {article_id} were changed outside Newsroom."
                " Compare them with a backup."
            )


def law_is_kept():
    """What a publication in Germany must say about itself."""
    for kind in (PageKind.IMPRINT, PageKind.PRIVACY, PageKind.ACCESSIBILITY):
        page = Page.objects.shown().filter(kind=kind).first()
        if page is None:
            yield f"Readers find no page of the kind “{kind.label}”. Write it at the desk, under Pages, before the site goes public."
        elif not settings.DEBUG and GAP.search(page.body):
            yield f"The page “{page.title}” still holds gaps in [square brackets]. Fill them at the desk, under Pages."


def static_files_are_collected():
    manifest = getattr(staticfiles_storage, "manifest_name", None)
    if manifest and not settings.DEBUG and not (Path(settings.STATIC_ROOT) / manifest).exists():
        yield "Style sheets and scripts are not collected. Run .venv/bin/python manage.py collectstatic --noinput"


def translations_are_compiled():
    for source in Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            yield "The German words are not compiled. Run .venv/bin/python manage.py translations compile"


def time_zone_is_known():
    """Embargoes depend on the hour that changes twice a year."""
    try:
        zone = ZoneInfo(settings.TIME_ZONE)
    except ZoneInfoNotFoundError:
        yield f"The machine does not know the time zone {settings.TIME_ZONE}. Run .venv/bin/pip install tzdata"
    else:
        if settings.TIME_ZONE == "Europe/Berlin" and datetime(2024, 7, 1, tzinfo=zone).utcoffset() != SUMMER:
            yield "The machine's time zone data has no summer time. Run .venv/bin/pip install --upgrade tzdata"


def clock_is_right():
    """The database's clock and the newest step must not be ahead of this machine's clock."""
    now = datetime.now(UTC)
    if connection.vendor == "postgresql" and abs(one("SELECT clock_timestamp()") - now) > CLOCK_DRIFT:
        yield "The clocks of this machine and of the database differ. Switch on time synchronisation (NTP)."
    newest = Transition.objects.order_by("-at").values_list("at", flat=True).first()
    if newest and newest > now + CLOCK_DRIFT:
        yield f"The newest step is from {newest:%d.%m.%Y %H:%M} UTC, which is in the future. Check this machine's clock."


EXAMINATIONS = {
    "Settings": settings_are_sound,
    "Data folder": data_folder_is_writable,
    "Database": database_is_up_to_date,
    "SQLite": sqlite_is_safe,
    "Cache": cache_works,
    "Mails": notices_go_out,
    "Told elsewhere": others_are_told,
    "Revisions": revisions_are_untouched,
    "Pages": law_is_kept,
    "Static files": static_files_are_collected,
    "Translations": translations_are_compiled,
    "Time zone": time_zone_is_known,
    "Clock": clock_is_right,
}


def examine(examination):
    """The sentences of one examination; without a database those that need it have nothing to say."""
    try:
        return list(examination())
    except DatabaseError:
        return ["Could not be examined; see Database."]
