"""Two tabs, an autosave and a save, a lock and a save at the same moment, with real threads on PostgreSQL."""

import pytest
from django.test import Client

from articles.models import Article, Autosave
from articles.vocabulary import Locked, Stale
from tests.articles.admin.autosave.typing import Page, unsaved
from tests.articles.admin.desk import at_desk, save
from tests.factories import in_hours, make_chief, make_draft, make_writer, step
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 50


def test_two_tabs_opened_at_once_share_one_row_and_one_secret():
    writer = make_writer()
    browsers = [at_desk(Client(), writer) for _ in range(2)]
    for _ in range(ROUNDS):
        article = make_draft(by=writer)
        pages = at_once(
            *(lambda browser=browser, article=article: Page(browser, article) for browser in browsers)
        )
        assert len({page.token for page in pages}) == 1
        assert Autosave.objects.filter(user=writer, article=article).count() == 1


def test_autosave_under_way_during_the_save_brings_nothing_back():
    writer = make_writer()
    browser = at_desk(Client(), writer)
    for _ in range(ROUNDS):
        article = make_draft(by=writer)
        page = Page(browser, article)
        kept, saved = at_once(
            lambda page=page: page.keep(headline="Getippt"),
            lambda page=page, article=article: save(
                browser, article, typed=page.typed, headline="Gespeichert"
            ),
        )
        assert (kept.status_code in (200, 409), saved.status_code) == (True, 302)
        assert (Article.objects.get(pk=article.pk).headline, unsaved(writer, article)) == (
            "Gespeichert",
            None,
        )


def attempt(name, article, by, **typed):
    """Takes the step from the version both saw; the name of what refused it, or None."""

    def take():
        try:
            step(Article.objects.get(pk=article.pk), name, by, **typed)
        except (Locked, Stale) as refusal:
            return type(refusal).__name__
        return None

    return take


def test_lock_and_save_at_once_never_both_pass_unseen():
    """Whichever is first: a text saved after the lock stood does not exist."""
    writer, chief = make_writer(), make_chief()
    for _ in range(ROUNDS):
        article = make_draft(by=writer)
        at_once(
            attempt("lock", article, chief, until=in_hours(1), reason="Ruhe"),
            attempt("edit", article, writer, content={"lead": "Neu"}),
        )
        article.refresh_from_db()
        steps = list(article.transitions.order_by("pk").values_list("step", "at"))
        locked_at = [at for name, at in steps if name == "lock"]
        saved_at = article.latest.created_at if article.latest.number == 2 else None
        assert locked_at or saved_at
        if locked_at and saved_at:
            assert saved_at <= locked_at[0]
