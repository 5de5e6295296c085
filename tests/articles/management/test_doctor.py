"""The doctor finds what is wrong and says what to do next."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from articles.management import examination
from articles.models import Change, HubPing, Notice, Purge, Transition
from tests.factories import make_chief, make_draft, make_house, make_page

pytestmark = pytest.mark.django_db


def sentences(check):
    return list(check())


@pytest.fixture
def sound(settings):
    """Nothing to compile, no complaint about the variable the browser tests need, and pages the law demands."""
    make_house()
    settings.LOCALE_PATHS = [settings.DATA_DIR / "locale"]
    settings.SILENCED_SYSTEM_CHECKS = [*settings.SILENCED_SYSTEM_CHECKS, "async.E001"]


def test_doctor_is_content_with_a_sound_installation(sound, capsys):
    call_command("doctor")
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"fine   {name}" for name in examination.EXAMINATIONS]


def test_doctor_ends_with_an_error_when_something_is_wrong(sound, capsys):
    make_notice(failed=True, error="SMTPException: no route")
    with pytest.raises(CommandError, match=r"^1 of 13 examinations found something wrong\.$"):
        call_command("doctor")
    assert "wrong  Mails\n       The mail “Waiting”" in capsys.readouterr().out


def test_doctor_finds_migrations_that_are_not_applied():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    assert sentences(examination.database_is_up_to_date) == [
        "1 migrations are not applied. Run .venv/bin/python manage.py migrate"
    ]


def test_doctor_finds_a_data_folder_it_cannot_write_to(settings, tmp_path):
    settings.DATA_DIR = tmp_path / "gone"
    assert sentences(examination.data_folder_is_writable) == [
        f"{tmp_path}/gone cannot be written: No such file or directory. Give the site's user the right to write there."
    ]


def test_doctor_finds_a_cache_that_forgets(settings):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
    assert sentences(examination.cache_works) == [
        "The cache forgets what is written to it. Check CACHE_URL and the server's memory."
    ]


@pytest.mark.django_db(transaction=True)
def test_doctor_finds_a_cache_without_a_table(settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "no_such_table"}
    }
    assert sentences(examination.cache_works) == [
        "The cache's table does not answer. Run .venv/bin/python manage.py createcachetable"
    ]


def make_notice(**facts):
    return Notice.objects.create(recipient=make_chief(), subject="Waiting", text="…", **facts)


def test_doctor_finds_mails_that_wait_too_long():
    make_notice(next_attempt_at=timezone.now() - timedelta(minutes=16))
    make_notice(next_attempt_at=timezone.now() - timedelta(minutes=14))
    assert sentences(examination.notices_go_out) == [
        "1 mails have been waiting for more than 15 minutes. Check EMAIL_URL, then run manage.py deliver_notices."
    ]


def test_doctor_finds_changes_nobody_outside_was_told_of():
    now = timezone.now()
    changes = [Change.objects.create(tags=["home"], visible_from=now) for _each in range(4)]
    for change in changes[:2]:
        HubPing.objects.create(change=change, next_attempt_at=now - timedelta(minutes=16))
    for change in changes[2:]:
        Purge.objects.create(change=change, next_attempt_at=now, failed=True, error=f"Unwilling: {change.pk}")
    assert sentences(examination.others_are_told) == [
        (
            f"The cache in front of the site was not told of 2 changes, the last time because of Unwilling: {changes[3].pk}."
            " Check CDN_URL, then run manage.py deliver_notices --again."
        ),
        (
            "2 changes have waited for more than 15 minutes for the hub to be told. Check WEBSUB_HUB, then run"
            " manage.py deliver_notices."
        ),
    ]
    call_command("deliver_notices", again=True)
    assert sentences(examination.others_are_told)[0].startswith("2 changes have waited")
    assert list(Purge.objects.values_list("failed", "attempts")) == [(False, 0)] * 2


def test_doctor_finds_revisions_changed_behind_its_back():
    article = make_draft()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_revision SET content = '{}' WHERE article_id = %s", [article.pk])
    assert sentences(examination.revisions_are_untouched) == [
        f"Revisions 1 of article {article.pk} were changed outside Newsroom. Compare them with a backup."
    ]


def test_doctor_finds_pages_that_are_missing_hidden_or_unfinished():
    make_page("imprint", title="Impressum", body="<p>Telefon: [Rufnummer]</p>")
    make_page("privacy", is_shown=False)
    missing = "Readers find no page of the kind “{}”. Write it at the desk, under Pages, before the site goes public."
    with override("en"):
        assert sentences(examination.law_is_kept) == [
            "The page “Impressum” still holds gaps in [square brackets]. Fill them at the desk, under Pages.",
            missing.format("Privacy"),
            missing.format("Accessibility"),
        ]


def test_doctor_finds_translations_older_than_their_source(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    source = tmp_path / "de/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.touch()
    stale = ["The German words are not compiled. Run .venv/bin/python manage.py translations compile"]
    assert sentences(examination.translations_are_compiled) == stale
    source.with_suffix(".mo").touch()
    assert sentences(examination.translations_are_compiled) == []


def test_doctor_finds_an_unknown_time_zone(settings):
    settings.TIME_ZONE = "Europe/Entenhausen"
    assert sentences(examination.time_zone_is_known) == [
        "The machine does not know the time zone Europe/Entenhausen. Run .venv/bin/pip install tzdata"
    ]


def test_doctor_finds_a_clock_that_went_back():
    ahead = timezone.now() + timedelta(days=1)
    Transition.objects.create(
        article=make_draft(), step="submit", from_status="draft", to_status="in_review", at=ahead
    )
    (sentence,) = sentences(examination.clock_is_right)
    assert sentence.startswith("The newest step is from ")
    assert sentence.endswith(" UTC, which is in the future. Check this machine's clock.")
