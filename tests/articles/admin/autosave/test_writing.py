"""The form as it is typed goes into one row per user and article, found by the secret of its page."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import Autosave, Revision
from tests.articles.admin.autosave.typing import Page, row, unsaved
from tests.articles.admin.desk import at_desk, save
from tests.factories import make_chief, make_draft, make_writer, step

pytestmark = pytest.mark.django_db


@pytest.fixture
def writer():
    return make_writer()


@pytest.fixture
def mine(client, writer):
    return Page(at_desk(client, writer), make_draft(by=writer))


def test_typed_text_is_kept_and_is_no_revision(writer, mine):
    answer = mine.keep(headline="Getippt", tag_names="Hafen, Brücke")
    assert (answer.status_code, list(answer.json())) == (200, ["at"])
    kept = row(writer, mine.article)
    assert (kept.typed["headline"], kept.typed["tag_names"]) == (["Getippt"], ["Hafen, Brücke"])
    assert (kept.base_version, kept.base_number) == (mine.article.version, 1)
    assert Revision.objects.filter(article=mine.article).count() == 1
    mine.article.refresh_from_db()
    assert mine.article.headline != "Getippt"
    assert not {"token", "csrfmiddlewaretoken"} & kept.typed.keys()


def test_autosave_costs_one_query_and_presence_two(mine, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert mine.keep(headline="Getippt").status_code == 200
    for _ in range(3):
        step(mine.article, "edit", make_chief(), content={"lead": str(timezone.now())})
    with django_assert_num_queries(2):
        assert mine.ping().status_code == 200


def test_queries_do_not_grow_with_people_and_revisions(mine, client, django_assert_num_queries):
    for number in range(10):
        chief = make_chief(first_name=f"C{number}")
        Page(at_desk(Client(), chief), mine.article).keep(lead=f"L{number}")
        step(mine.article, "edit", chief, content={"lead": f"Fassung {number}"})
    Autosave.objects.update(seen_at=timezone.now())  # however long it took
    with django_assert_num_queries(1):
        mine.keep(headline="Getippt")
    with django_assert_num_queries(2):
        assert len(mine.ping().json()["people"]) == 10


@pytest.mark.parametrize("name", ["autosave", "presence"])
def test_without_the_secret_nobody_writes_or_reads(mine, writer, name):
    address = reverse(f"admin:articles_article_{name}", args=[mine.article.pk])
    for browser in (Client(), at_desk(Client(), make_chief()), at_desk(Client(), writer)):
        for token in ("", "x" * 43, "\x00", "ü"):
            answer = browser.post(address, {"token": token, "headline": "Gekapert"})
            assert (answer.status_code, list(answer.json())) == (403, ["sentence"])
    assert unsaved(writer, mine.article) is None


@pytest.mark.parametrize("name", ["autosave", "presence"])
def test_secret_opens_its_own_article_only(mine, writer, name):
    foreign = make_draft(by=make_writer())
    address = reverse(f"admin:articles_article_{name}", args=[foreign.pk])
    answer = mine.browser.post(address, {**mine.typed, "token": mine.token})
    assert answer.status_code == 403
    assert mine.keep(address=reverse("admin:articles_article_autosave_new")).status_code == 403


def test_secret_ends_with_the_account(mine, writer):
    for change in ({"is_active": False}, {"is_staff": False}):
        type(writer).objects.filter(pk=writer.pk).update(**{"is_active": True, "is_staff": True, **change})
        assert (mine.keep().status_code, mine.ping().status_code) == (403, 403)


def test_secret_ends_at_log_out_for_good_and_the_text_stays(client, mine, writer):
    mine.keep(headline="Getippt")
    client.post(reverse("admin:logout"))
    assert (mine.keep(headline="Später").status_code, mine.ping().status_code) == (403, 403)
    again = Page(at_desk(client, writer), mine.article)
    assert mine.keep(headline="Später").status_code == 403
    assert (unsaved(writer, mine.article), again.keep(headline="Neu").status_code) == ("Getippt", 200)


def test_secret_ends_after_a_day_without_a_new_page(client, mine, writer):
    Autosave.objects.update(opened_at=timezone.now() - timedelta(hours=24, seconds=1))
    assert mine.keep().status_code == 403
    assert Page(client, mine.article).keep(headline="Neu").status_code == 200
    assert mine.keep(headline="Alt").status_code == 403


def test_only_post_with_the_csrf_token_is_taken(client, mine):
    strict = Client(enforce_csrf_checks=True)
    assert mine.keep(browser=strict).status_code == 403
    assert {client.get(address).status_code for address in (mine.address, mine.presence)} == {405}
    strict.cookies["csrftoken"] = secret = "a" * 32
    data = {**mine.typed, "token": mine.token, "csrfmiddlewaretoken": secret}
    assert strict.post(mine.address, data).status_code == 200


def test_too_long_and_unreadable_bodies_get_a_sentence(mine, settings):
    settings.NEWSROOM = {"AUTOSAVE_SIZE": 20_000}
    answers = [mine.keep(body="x" * 20_000)]
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000
    answers.append(mine.keep(body="x" * 6_000))
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3
    answers.append(mine.keep())
    answers.append(mine.browser.post(mine.address, b"x", content_type="multipart/form-data; boundary="))
    assert [answer.status_code for answer in answers] == [413, 400, 400, 400]
    assert all(answer.json()["sentence"] for answer in answers)


def test_signs_a_database_cannot_store_are_left_out(mine, writer):
    assert mine.keep(headline="A\x00B", **{"f\x00": "x"}).status_code == 200
    assert unsaved(writer, mine.article) == "AB"


def test_page_opened_twice_has_one_row_and_one_secret(client, mine, writer):
    assert Page(client, mine.article).token == mine.token
    assert Autosave.objects.filter(user=writer).count() == 1


def test_save_leaves_nothing_unsaved_and_what_was_under_way_comes_too_late(client, mine, writer):
    mine.keep(headline="Getippt")
    save(client, mine.article, typed=mine.typed, headline="Gespeichert")
    assert unsaved(writer, mine.article) is None
    answer = mine.keep(headline="Getippt")
    assert (answer.status_code, unsaved(writer, mine.article)) == (409, None)
    assert Page(client, mine.article).keep(headline="Weiter").status_code == 200


def test_save_of_somebody_else_does_not_stop_autosave(mine, writer):
    step(mine.article, "edit", make_chief(), content={"lead": "Neu"})
    assert mine.keep(headline="Getippt").status_code == 200


def test_refused_save_leaves_the_unsaved_text(client, mine, writer):
    mine.keep(headline="Getippt")
    save(client, mine.article, typed=mine.typed, headline="Getippt", body="<video></video>")
    assert unsaved(writer, mine.article) == "Getippt"


def test_new_text_is_kept_until_it_is_stored(client, writer):
    mine = Page(at_desk(client, writer), None)
    assert mine.keep(headline="Ganz neu").status_code == 200
    assert unsaved(writer) == "Ganz neu"
    client.post(reverse("admin:articles_article_add"), {**mine.typed, "headline": "Ganz neu", "_save": "1"})
    assert unsaved(writer) is None
    assert (mine.keep(headline="Zu spät").status_code, unsaved(writer)) == (403, None)


def test_nonsense_in_the_hidden_fields_is_kept_as_typed(mine, writer):
    for version in ("", "x", "-1", "9" * 30, "٣"):
        assert mine.keep(version=version, base=version).status_code in (200, 409)
