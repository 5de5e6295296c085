"""A run of the worker against real servers: which addresses are asked, with what pauses, and what is kept of it."""

from datetime import timedelta
from ipaddress import ip_address

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from django.utils.translation import override

from articles.linkhealth.register import keep_in_step, linked_addresses
from articles.linkhealth.worker import Tally, by_turns, check_links, claim
from articles.models import WebLink
from tests.articles.linkhealth.servers import redirect, serving, status
from tests.factories import (
    in_hours,
    make_approved,
    make_chief,
    make_draft,
    make_in_review,
    make_published,
    make_weblink,
    make_writer,
    step,
)
from tests.racing import at_once

pytestmark = pytest.mark.django_db
LINK = '<p>A <a href="{}">dort</a></p>'


def run(limit=None, pause=0):
    return check_links(limit, may_be_asked=lambda ip: ip == ip_address("127.0.0.1"), pause=pause)


def link_to(*urls, **given):
    return make_draft(by=make_writer(), body="".join(map(LINK.format, urls)), **given)


def kept():
    """State and reason of every address, by the last part of its path."""
    rows = WebLink.objects.values_list("url", "state", "reason")
    return {url.rpartition("/")[2]: (state, reason) for url, state, reason in rows}


def test_run_asks_what_texts_link_and_keeps_the_answers():
    pages = {"/da": status(200), "/weg": status(404), "/alt": redirect(301, "/da"), "/viel": status(429)}
    began = timezone.now()
    with serving(pages) as server:
        link_to(server.url("/da"), server.url("/weg"), links=[{"url": server.url("/alt")}])
        link_to(server.url("/da"), server.url("/viel"))
        assert run() == Tally(asked=4, failing=1, dead=0)
        assert sorted(server.asked) == [("HEAD", path) for path in ("/alt", "/da", "/da", "/viel", "/weg")]
        assert kept() == {
            "da": ("ok", ""),
            "weg": ("failing", "gone"),
            "alt": ("moved", ""),
            "viel": ("unchecked", ""),
        }
        gone = WebLink.objects.get(url=server.url("/weg"))
        moved = WebLink.objects.get(url=server.url("/alt"))
    assert (gone.host, gone.http_status, gone.failures) == ("127.0.0.1", 404, 1)
    assert began <= gone.first_failed_at == gone.last_checked_at <= timezone.now()
    assert gone.next_check_at == gone.last_checked_at + timedelta(hours=1)
    assert moved.moved_to == server.url("/da")


def test_address_is_left_alone_until_it_is_due():
    with serving({"/da": status(200)}) as server:
        link_to(server.url("/da"))
        assert [run().asked, run().asked] == [1, 0]
        WebLink.objects.update(next_check_at=in_hours(-1))
        assert run().asked == 1
    assert len(server.asked) == 2


def test_dead_address_heals_by_itself():
    with serving({"/da": status(200)}) as server:
        link_to(server.url("/da"))
        make_weblink(server.url("/da"), state="dead", failures=9, next_check_at=in_hours(-1))
        assert run() == Tally(asked=1, failing=0, dead=0)
    link = WebLink.objects.get()
    assert (link.state, link.failures, link.first_failed_at, link.why) == ("ok", 0, None, "")


def test_address_that_failed_for_days_is_dead():
    with serving({"/weg": status(410)}) as server:
        link_to(server.url("/weg"))
        make_weblink(
            server.url("/weg"), failures=4, first_failed_at=in_hours(-80), next_check_at=in_hours(-1)
        )
        assert run() == Tally(asked=1, failing=0, dead=1)


def test_private_address_fails_without_being_asked():
    with serving({"/": status(200)}) as server:
        link_to(server.url("/"))
        assert check_links(pause=0) == Tally(asked=1, failing=1, dead=0)
    assert server.asked == []
    assert WebLink.objects.get().reason == "private"


def test_which_articles_addresses_are_kept():
    chief = make_chief()

    def made(maker, name, **given):
        return maker(body=LINK.format(f"https://{name}.example/"), **given)

    made(make_draft, "entwurf")
    made(make_in_review, "pruefung")
    made(make_approved, "freigegeben")
    made(make_published, "live")
    made(make_published, "geplant", at=in_hours(5))
    step(made(make_published, "zurueckgezogen"), "withdraw", chief, reason="Falsch")
    step(made(make_draft, "papierkorb"), "trash", chief)
    make_draft(links=[{"url": "https://danach.example/"}, {"wanted": "Gesucht"}])
    names = {
        url.removeprefix("https://").removesuffix(".example/") for url in linked_addresses(timezone.now())
    }
    assert names == {"entwurf", "pruefung", "freigegeben", "live", "geplant", "danach"}


def test_address_nobody_links_any_more_is_forgotten():
    article = link_to("https://bleibt.example/", "https://geht.example/")
    keep_in_step(timezone.now())
    known = WebLink.objects.get(url="https://bleibt.example/").pk
    step(article, "edit", article.created_by, content={"body": LINK.format("https://bleibt.example/")})
    keep_in_step(timezone.now())
    assert list(WebLink.objects.values_list("pk", "url")) == [(known, "https://bleibt.example/")]


def test_rows_are_kept_in_step_by_few_queries(django_assert_max_num_queries):
    """Long addresses beyond ASCII too, which no index of PostgreSQL would hold."""
    article = link_to(*(f"https://host{each}.example/{'ö' * 900}{each}" for each in range(1200)))
    with django_assert_max_num_queries(20):  # SQLite takes some 80 rows in one statement
        keep_in_step(timezone.now())
    assert WebLink.objects.count() == 1200
    step(article, "trash", article.created_by)
    with django_assert_max_num_queries(10):
        keep_in_step(timezone.now())
    assert WebLink.objects.count() == 0


def test_run_takes_those_that_have_waited_longest():
    with serving({f"/{number}": status(200) for number in range(5)}) as server:
        link_to(*(server.url(f"/{number}") for number in range(5)))
        for number in range(5):
            make_weblink(server.url(f"/{number}"), next_check_at=in_hours(number - 9))
        assert run(limit=2).asked == 2
    assert server.asked == [("HEAD", "/0"), ("HEAD", "/1")]


def test_host_is_left_alone_between_two_addresses_while_another_one_is_asked():
    with serving({"/1": status(200), "/2": status(200)}) as first, serving({"/3": status(200)}) as second:
        link_to(first.url("/1"), first.url("/2"), second.url("/3", "localhost"))
        assert run(pause=0.5).asked == 3
    assert first.times[1] - first.times[0] >= 0.5
    assert first.times[0] < second.times[0] < first.times[1]


def test_hosts_take_turns():
    links = [
        WebLink(host=host, url=f"{host}{number}") for host, number in ("a1", "a2", "a3", "b4", "c5", "b6")
    ]
    assert [link.url for link in by_turns(links)] == ["a1", "b4", "c5", "a2", "b6", "a3"]


def test_address_is_claimed_once():
    first, second = make_weblink(), WebLink.objects.get()
    until = claim(first)
    assert (claim(second), WebLink.objects.get().next_check_at) == (None, until)
    assert timedelta(minutes=9) < until - timezone.now() <= timedelta(minutes=10)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_wish_to_ask_again_outlives_the_answer_under_way():
    """Whoever presses the button while a run asks wants to know how it is after that moment."""
    wished = in_hours(-0.1)

    def wish(request):
        WebLink.objects.update(next_check_at=wished)
        connection.close()
        status(404)(request)

    with serving({"/weg": wish}) as server:
        link_to(server.url("/weg"))
        assert run().asked == 1
    assert WebLink.objects.get().next_check_at == wished


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once_ask_each_address_once():
    pages = {f"/{number}": status(404) for number in range(30)}
    with serving(pages) as server:
        link_to(*map(server.url, pages))
        first, second = at_once(run, run)
    assert sorted(server.asked) == sorted(("HEAD", path) for path in pages)
    assert first.asked + second.asked == 30
    assert WebLink.objects.filter(failures=1, state="failing").count() == 30


def test_command_says_how_many_were_asked(capsys):
    link_to("http://127.0.0.1/")
    with override("en"):
        call_command("check_links", "--limit", "5")
    assert capsys.readouterr().out == "Web addresses asked: 1. Failing: 1, dead: 0.\n"


@pytest.mark.parametrize("limit", ["0", "-3"])
def test_command_refuses_a_limit_that_asks_nothing(limit):
    with pytest.raises(CommandError, match="limit"):
        call_command("check_links", "--limit", limit)
