"""The log at the desk: who sees what of it, its filters, its files, and no headline for those who may not know it."""

import json

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles.admin.records.actions import ACTIONS
from articles.audit import acting_from, record
from articles.models import AuditEntry
from tests.articles.admin.desk import at_desk, document, words
from tests.factories import (
    make_category,
    make_chief,
    make_draft,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
LIST = reverse("admin:articles_auditentry_changelist")
CSV, JSONL = (reverse("admin:articles_auditentry_export", args=[form]) for form in ("csv", "jsonl"))
OWN = reverse("admin:desk_my_log")
SECRET = "Geheimplan Kanzleramt"


def shown(page):
    """What was done and on what, the newest first."""
    return [words(cell) for cell in document(page).xpath("//table[contains(@class, 'log')]/tbody/tr/td[3]")]


def body(answer):
    return b"".join(answer.streaming_content).decode()


def old_entry(at):
    chief = make_chief()
    entry = AuditEntry(at=at, who="Alt", action="change", kind="user", object_id="1", label="Früher")
    entry.save()
    return chief


@pytest.mark.parametrize(
    ("role", "status"),
    [("Redaktion", 403), ("Moderation", 403), ("Chefredaktion", 200), ("Administration", 200), (None, 403)],
)
def test_the_log_of_everybody_is_for_chiefs_and_administrators(client, role, status):
    at_desk(client, make_user(role))
    assert client.get(LIST).status_code == status
    for address in (CSV, JSONL):
        assert client.get(address).status_code == (200 if status == 200 else 404)
    for address in ("add/", "1/delete/"):
        assert client.post(LIST + address, {"post": "yes"}).status_code == 403


def test_entries_are_told_in_words(client):
    writer = make_writer(first_name="Anna", last_name="Alster")
    article = make_draft(by=writer, headline="Hafen")
    with acting_from("192.0.2.7"):
        step(article, "submit", writer)
    at_desk(client, make_chief())
    page = client.get(f"{LIST}?kind=article&number={article.pk}")
    rows = document(page).xpath("//table[contains(@class, 'log')]/tbody/tr")
    assert [words(cell) for cell in rows[0].xpath("td")][1:] == [
        "Anna Alster",
        f"Submitted for review Article {article.pk} Hafen",
        "Draft → In review; revision 1",
        "192.0.2.7",
    ]
    assert rows[0].xpath(".//a/@href") == [reverse("admin:articles_article_change", args=[article.pk])]


def test_filters_and_search_find_what_they_say(client):
    chief, other = make_chief(), make_writer(username="kim", first_name="Kim", last_name="Zell")
    with acting_from("2001:db8::7"):
        record("change", section := make_category("Hafenviertel"), by=other)
    record("delete", section, by=None)
    at_desk(client, chief)

    def found(query):
        return [words_.partition(" ")[0] for words_ in shown(client.get(f"{LIST}?{query}"))]

    assert found(f"by={other.pk}") == ["Changed"]
    assert found("by=0&kind=category") == ["Deleted"]
    assert found("action=delete") == ["Deleted"]
    assert found("kind=category") == ["Deleted", "Changed"]
    assert found("q=hafenvier") == ["Deleted", "Changed"]
    assert found("q=2001:db8:0::7") == ["Changed"]
    assert found("q=Zell") == ["Changed"]
    assert found(f"q={section.pk}&kind=category") == ["Deleted", "Changed"]
    assert found("by=x") == found("since=gestern") == found("action=nothing") == []
    assert client.get(f"{LIST}?number={'9' * 60}").status_code == 200
    assert client.get(f"{LIST}?q=%00&p=999").status_code in (200, 302)


def test_days_are_those_of_the_sites_zone(client):
    berlin = timezone.get_default_timezone()
    at = timezone.datetime(2026, 3, 10, 23, 30, tzinfo=berlin)
    at_desk(client, old_entry(at))
    assert len(shown(client.get(f"{LIST}?since=2026-03-10&until=2026-03-10"))) == 1
    assert shown(client.get(f"{LIST}?until=2026-03-09")) == []
    assert shown(client.get(f"{LIST}?since=2026-03-11&until=2026-03-12")) == []


def test_an_administrator_reads_no_headline_that_is_not_public(client):
    writer = make_writer()
    secret = make_draft(by=writer, headline=SECRET)
    step(secret, "submit", writer)
    step(secret, "request_changes", make_chief(), reason=f"{SECRET} fehlt eine Quelle")
    published = make_published(headline=SECRET)
    step(published, "edit", make_chief(), content={"headline": "Kanzleramt zieht um"})
    record("share_preview", secret, by=writer, recipient=f"{SECRET} an extern")
    step(published, "edit", make_chief(), content={"headline": f"{SECRET} neu"})
    at_desk(client, make_user("Administration"))
    everything = [client.get(LIST).content.decode(), body(client.get(CSV)), body(client.get(JSONL))]
    everything += [client.get(f"{LIST}?kind=article&number={secret.pk}").content.decode()]
    for text in everything:
        assert f"{SECRET} neu" not in text
        assert "fehlt eine Quelle" not in text
        assert "an extern" not in text
    assert SECRET not in everything[3]
    assert SECRET in everything[0]  # what readers see of the public one
    assert shown(client.get(f"{LIST}?q=Kanzleramt")) == []  # no asking round the corner
    assert (
        shown(client.get(f"{LIST}?number={secret.pk}&kind=article"))[0]
        == f"Preview shared Article {secret.pk}"
    )
    at_desk(client, make_chief())
    assert "fehlt eine Quelle" in client.get(LIST).content.decode()


def test_everybody_reads_their_own_log_and_no_others(client):
    writer, other = make_writer(), make_writer()
    mine, foreign = make_draft(by=writer, headline="Meins"), make_draft(by=other, headline=SECRET)
    step(foreign, "edit", other, content={"lead": "x"})
    at_desk(client, writer)
    page = client.get(OWN)
    assert shown(page) == ["Logged in", f"Created Article {mine.pk} Meins"]
    assert SECRET not in page.content.decode()


def test_ones_own_entry_on_an_article_lost_from_sight_names_it_no_more(client):
    writer = make_writer()
    article = make_draft(headline="Zulieferung")
    article = step(article, "edit", writer, content={"headline": SECRET})
    step(article, "edit", make_chief(), planning={"assignee": make_writer()})
    at_desk(client, writer)
    assert shown(client.get(OWN))[1] == f"Saved Article {article.pk}"


def test_the_log_asks_as_often_for_many_entries_as_for_few(client, django_assert_num_queries):
    chief, writer = make_chief(), make_writer()
    at_desk(client, chief)
    for number in (1, 40):
        for _each in range(number):
            make_draft(by=writer)
        with django_assert_num_queries(8):
            client.get(f"{LIST}?kind=article")
        with django_assert_num_queries(5):
            client.get(OWN)


def test_files_hold_what_the_list_shows_and_are_recorded(client):
    chief = make_chief(first_name="Anna", last_name="Alster")
    record("change", make_category("=HYPERLINK(1)"), by=chief)
    at_desk(client, chief)
    answer = client.get(f"{CSV}?kind=category")
    text = body(answer)
    assert (answer["Content-Type"], "no-store" in answer["Cache-Control"]) == (
        "text/csv; charset=utf-8",
        True,
    )
    assert text.startswith("\ufefftime;person;action;what;number;called;details;network address\r\n")
    assert text.count("\r\n") == 2
    assert ";'=HYPERLINK(1);" in text
    row = json.loads(body(client.get(f"{JSONL}?kind=category&by={chief.pk}")))
    assert (row["who"], row["action"], row["name"]) == ("Anna Alster", "Changed", "=HYPERLINK(1)")
    exports = AuditEntry.objects.filter(action="export").order_by("pk").values_list("by", "details")
    assert list(exports) == [
        (chief.pk, {"asked_kind": "category"}),
        (chief.pk, {"asked_kind": "category", "asked_by": str(chief.pk)}),
    ]
    assert client.get(reverse("admin:articles_auditentry_export", args=["xml"])).status_code == 404


def test_a_file_speaks_the_language_of_whoever_takes_it(client):
    chief = make_chief()
    at_desk(client, chief)
    chief.language = "de"
    chief.save()
    assert (
        body(client.get(CSV)).splitlines()[0]
        == "\ufeffZeit;Person;Vorgang;was;Nummer;Bezeichnung;Einzelheiten;Netzadresse"
    )


def test_an_entry_has_no_page_of_its_own(client):
    make_draft(headline=SECRET)
    at_desk(client, make_user("Administration"))
    for page in ("change", "history"):
        assert client.get(f"{LIST}{AuditEntry.objects.first().pk}/{page}/").url == LIST


def test_no_two_actions_have_one_name_in_the_filter():
    for language in ("de", "en"):
        with override(language):
            names = [str(name) for name in ACTIONS.values()]
        assert len(set(names)) == len(names), language
