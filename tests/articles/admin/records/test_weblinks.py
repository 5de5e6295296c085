"""The report of links to the web: what it lists for whom, and that its button makes an address due and nothing else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.admin.article.page import short_time
from articles.models import AuditEntry, WebLink
from tests.articles.admin.desk import at_desk, document, told, words
from tests.factories import (
    in_hours,
    make_category,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_weblink,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/weblink/"
TEXT = '<p>A <a href="{}">dort</a></p>'


def carry(link, **given):
    """An article with the address in its text."""
    return make_draft(**{"by": make_writer(), **given}, body=TEXT.format(link.url))


def listed(response):
    """(address, headlines of its stories) of each row."""
    rows = response.context["cl"].result_list
    return [(link.url, [str(story) for story in link.carried_by]) for link in rows]


def ask_again(client, link):
    return client.post(reverse("admin:articles_weblink_ask", args=[link.pk]))


def test_report_lists_broken_addresses_with_the_stories_the_user_may_see(client):
    writer = make_writer()
    failing, dead = make_weblink(), make_weblink(state="dead")
    fine, foreign, trashed, unlinked = (
        make_weblink(state="moved", reason=""),
        make_weblink(),
        make_weblink(),
        make_weblink(),
    )
    carry(failing, by=writer, headline="Älter")
    make_draft(by=writer, headline="Neuer", links=[{"url": failing.url}, {"url": dead.url}])
    carry(failing, headline="Geheime Zeile")
    carry(fine, by=writer)
    carry(foreign, headline="Fremde Zeile")
    step(carry(trashed, by=writer), "trash", writer)
    page = at_desk(client, writer).get(LIST)
    assert listed(page) == [(dead.url, ["Neuer"]), (failing.url, ["Neuer", "Älter"])]
    text = page.content.decode()
    assert [
        word for word in ("Geheime", "Fremde", fine.host, foreign.host, unlinked.host) if word in text
    ] == []


def test_row_says_state_reason_and_times(client):
    chief = make_user("Chefredaktion")
    link = make_weblink(reason="timeout", http_status=None)
    carry(link)
    page = at_desk(client, chief).get(LIST)
    (row,) = document(page).xpath("//table[@id='result_list']/tbody/tr")
    cells = [words(cell) for cell in row.xpath("./*")]
    assert cells[0] == f"{link.host}{link.url}"
    assert cells[1] == "failing no answer in time"
    with override("en"):
        shown = short_time(link.first_failed_at)
    assert cells[3:] == [f"failing since: {shown}", f"last asked: {shown} Ask again now: {link.host}"]
    (anchor,) = row.xpath("./*[1]//a")
    assert (anchor.get("href"), anchor.get("rel")) == (link.url, "noopener noreferrer")


def test_public_story_of_somebody_else_is_named(client):
    link = make_weblink()
    make_published(headline="Öffentlich", body=TEXT.format(link.url))
    assert listed(at_desk(client, make_writer()).get(LIST)) == [(link.url, ["Öffentlich"])]


def test_moderator_sees_what_their_category_carries(client):
    category, link, other = make_category(), make_weblink(), make_weblink()
    carry(link, category=category, headline="Meine Rubrik")
    carry(other)
    assert listed(at_desk(client, make_moderator(category)).get(LIST)) == [(link.url, ["Meine Rubrik"])]


def test_many_stories_of_one_address_are_counted(client):
    writer, link = make_writer(), make_weblink()
    for _number in range(7):
        carry(link, by=writer)
    page = document(at_desk(client, writer).get(LIST))
    assert len(page.xpath("//ul[@class='carriers']/li")) == 5
    assert "and 2 more" in words(page.xpath("//td[contains(@class, 'field-stories')]")[0])


def test_filter_and_search(client):
    chief = make_user("Chefredaktion")
    failing, dead = (
        make_weblink("https://eins.example/a"),
        make_weblink("https://zwei.example/b", state="dead"),
    )
    carry(failing), carry(dead)
    at_desk(client, chief)
    for query, expected in [
        ("state=dead", [dead]),
        ("state=failing", [failing]),
        ("state=ok", [dead, failing]),
        ("q=eins", [failing]),
    ]:
        assert [url for url, _stories in listed(client.get(f"{LIST}?{query}"))] == [
            link.url for link in expected
        ]


def test_report_costs_the_same_for_two_and_twenty_addresses(client, django_assert_num_queries):
    writer = make_writer()

    def fill(number):
        for _number in range(number):
            link = make_weblink()
            carry(link, by=writer), carry(link, by=writer)

    at_desk(client, writer)
    fill(2)
    client.get(LIST)
    with django_assert_num_queries(6):
        client.get(LIST)
    fill(18)
    with django_assert_num_queries(6):
        client.get(LIST)


def test_button_makes_the_address_due_and_changes_nothing_else(client):
    writer, link = make_writer(), make_weblink(state="dead", next_check_at=in_hours(100))
    article = carry(link, by=writer)
    at_desk(client, writer)
    before, logged = WebLink.objects.values().get(), AuditEntry.objects.count()
    response = ask_again(client, link)
    assert (response.url, told(response)) == (LIST, [f"The next round asks {link.host}/seite again."])
    after = WebLink.objects.values().get()
    assert timezone.now() - after.pop("next_check_at") < timedelta(minutes=1)
    assert after == {name: value for name, value in before.items() if name != "next_check_at"}
    version = article.version
    article.refresh_from_db()
    assert (article.version, AuditEntry.objects.count()) == (version, logged)
    row = document(client.get(LIST)).xpath("//td[contains(@class, 'field-asked')]")[0]
    assert words(row).endswith("asked in the next round")
    assert row.xpath(".//button") == []


@pytest.mark.parametrize("role", ["Redaktion", "Moderation"])
def test_address_of_a_foreign_draft_does_not_exist(client, role):
    link = make_weblink("https://geheim.example/plan")
    carry(link)
    before = WebLink.objects.values().get()
    at_desk(client, make_user(role, categories=[make_category()]))
    assert ask_again(client, link).status_code == 404
    for page in ("", f"{link.pk}/change/", f"{link.pk}/history/", f"{link.pk}/delete/"):
        assert "geheim" not in client.get(f"{LIST}{page}").content.decode()
    assert WebLink.objects.values().get() == before


@pytest.mark.parametrize("role", ["Administration", None])
def test_report_is_for_those_who_write(client, role):
    link = make_weblink(next_check_at=in_hours(9))
    make_published(body=TEXT.format(link.url))
    at_desk(client, make_user(role))
    assert client.get(LIST).status_code == 403
    assert ask_again(client, link).status_code == 403
    assert WebLink.objects.get().next_check_at > in_hours(8)


@pytest.mark.parametrize("role", ["Redaktion", "Moderation", "Chefredaktion"])
def test_everybody_who_writes_may_ask_again(client, role):
    link = make_weblink()
    make_published(body=TEXT.format(link.url))
    assert ask_again(at_desk(client, make_user(role)), link).status_code == 302
    assert WebLink.objects.get().next_check_at <= timezone.now()


@pytest.mark.parametrize("number", ["0", "9" * 30, "abc", "-1"])
def test_wrong_number_is_not_found(client, number):
    at_desk(client, make_user("Chefredaktion"))
    assert client.post(f"{LIST}{number}/ask/").status_code == 404
    assert client.get(f"{LIST}1/ask/").status_code == 405


def test_address_that_answers_again_cannot_be_asked_from_an_old_page(client):
    link = make_weblink(state="ok", reason="")
    carry(link, by=(writer := make_writer()))
    assert ask_again(at_desk(client, writer), link).status_code == 404
