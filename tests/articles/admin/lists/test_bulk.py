"""Bulk actions: the dry run tells what happens and writes nothing, each article is its own transaction, the report tells all."""

import pytest
from django.urls import reverse

from articles.admin.lists import bulk as pages
from articles.models import Article, Revision, Tag, Transition
from articles.workflow.bulk import ACTIONS, MOST
from tests.articles.admin.desk import LIST, at_desk, document, words
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def begin(client, name, articles, **typed):
    """The dry run as the list's action bar asks for it."""
    ids = [article.pk for article in articles]
    return client.post(reverse(LIST), {"action": name, "index": "0", "_selected_action": ids, **typed})


def form_of(response):
    form = document(response).xpath("//form[@class='once']")[0]
    return dict(form.form_values())


def send(client, name, response, button="run", **typed):
    """Sends the form of a dry run by one of its buttons."""
    address = reverse("admin:articles_article_bulk", args=[name])
    return client.post(address, {**form_of(response), button: "1", **typed})


def outcomes(response):
    """(headline, what the last column says) of each row."""
    rows = document(response).xpath("//table[contains(@class, 'outcomes')]/tbody/tr")
    return {words(row[0].xpath(".//a")[0]): words(row[-1]) for row in rows}


def tally(response):
    return [words(item) for item in document(response).xpath("//ul[@class='tally']/li")]


def run(client, name, articles, **typed):
    """Dry run, what is asked for, doing it, and the report."""
    dry = begin(client, name, articles)
    if typed:
        dry = send(client, name, dry, "look", **typed)
    return client.get(send(client, name, dry, **typed).url)


def test_the_list_offers_every_action_to_those_who_write(client):
    make_draft(by=(writer := make_writer()))
    page = document(at_desk(client, writer).get(reverse(LIST)))
    offered = page.xpath("//select[@name='action']/option/@value")
    assert [name for name in offered if name] == list(ACTIONS)


def test_dry_run_says_what_would_happen_and_why_not_and_writes_nothing(client):
    category = make_category()
    moderator = make_moderator(category)
    writer = make_writer()
    waiting = step(make_draft(by=writer, category=category, headline="Wartet"), "submit", writer)
    own = step(make_draft(by=moderator, category=category, headline="Eigener"), "submit", moderator)
    draft = make_draft(by=writer, category=category, headline="Entwurf")
    at_desk(client, moderator)
    before = (
        Transition.objects.count(),
        Revision.objects.count(),
        list(Article.objects.order_by("pk").values()),
    )
    dry = begin(client, "approve", [waiting, own, draft])
    assert outcomes(dry) == {
        "Wartet": "In review → Approved.",
        "Eigener": "Not possible You edited this text last. A second person has to approve it.",
        "Entwurf": "Not possible “Approve” is not possible while the article is “Draft”.",
    }
    assert tally(dry) == ["1 would be changed", "2 not possible"]
    assert (
        Transition.objects.count(),
        Revision.objects.count(),
        list(Article.objects.order_by("pk").values()),
    ) == before


def test_run_does_what_is_possible_and_the_report_repeats_nothing(client):
    category = make_category()
    writer, moderator = make_writer(), make_moderator(category)
    waiting = [
        step(make_draft(by=writer, category=category, headline=f"Wartet {n}"), "submit", writer)
        for n in (1, 2)
    ]
    draft = make_draft(by=writer, category=category, headline="Entwurf")
    at_desk(client, moderator)
    dry = begin(client, "approve", [*waiting, draft])
    changed = step(waiting[1], "request_changes", make_chief(), reason="Kürzen")
    answer = send(client, "approve", dry)
    assert answer.status_code == 302
    report = client.get(answer.url)
    assert tally(report) == ["1 done", "2 failed"]
    told = outcomes(report)
    assert told["Wartet 1"] == "In review → Approved."
    assert "changed this article at" in told["Wartet 2"]
    assert told["Entwurf"].startswith("“Approve” is not possible")
    count = Transition.objects.count()
    assert (tally(client.get(answer.url)), Transition.objects.count()) == (tally(report), count)
    again = send(client, "approve", dry)  # the same form a second time, by a click or by “back”
    assert (again.url, Transition.objects.count()) == (answer.url, count)
    changed.refresh_from_db()
    assert changed.status == "changes_requested"


def test_tags_are_added_and_removed_whatever_their_spelling(client):
    chief = make_chief()
    one = make_draft(by=chief, headline="Eins", tags=["Grüne Woche"])
    two = make_approved(headline="Zwei", reviewer=chief)
    at_desk(client, chief)
    dry = send(client, "add_tag", begin(client, "add_tag", [one, two]), "look", names="gruene woche")
    assert outcomes(dry) == {
        "Eins": "No change Has these tags already.",
        "Zwei": "Gets: gruene woche. The approval becomes void.",
    }
    assert list(Tag.objects.values_list("name", flat=True)) == ["Grüne Woche"]
    run(client, "add_tag", [one, two], names='Hafen, "Bund, Land"')
    assert {tag.name for tag in one.tags.all()} == {"Grüne Woche", "Hafen", "Bund, Land"}
    report = run(client, "remove_tag", [one, two], names="HAFEN")
    assert outcomes(report) == {"Eins": "Loses: Hafen.", "Zwei": "Loses: Hafen."}
    assert [tag.name for tag in two.tags.all()] == ["Bund, Land"]


def test_articles_move_and_are_assigned(client):
    old, new = make_category("Alt"), make_category("Neu")
    chief, writer = make_chief(), make_writer(first_name="Willi", last_name="Wort", is_staff=True)
    story = make_draft(by=chief, category=old, headline="Eins")
    at_desk(client, chief)
    assert outcomes(run(client, "move", [story], category=new.pk)) == {"Eins": "Alt → Neu."}
    dry = send(client, "move", begin(client, "move", [story]), "look", category=new.pk)
    assert (tally(dry), document(dry).xpath("//button[@name='run']")) == (
        ["0 would be changed", "1 stay as they are"],
        [],
    )
    due = {"due_0": "2030-01-02", "due_1": "12:00"}
    report = run(client, "assign", [story], assignee=writer.pk, **due)
    story.refresh_from_db()
    assert (story.category, story.assignee, story.due.isoformat()) == (
        new,
        writer,
        "2030-01-02T11:00:00+00:00",
    )
    assert list(outcomes(report).values()) == ["Willi Wort, due 01/02/2030 noon."]


def test_plan_and_unschedule_and_the_embargo_stands_in_the_dry_run(client):
    chief = make_chief()
    free = make_approved(headline="Frei")
    held = make_approved(headline="Gesperrt", embargo_until=in_hours(100).isoformat(), embargo_source="dpa")
    at_desk(client, chief)
    when = in_hours(48)
    typed = {"at_0": f"{when:%Y-%m-%d}", "at_1": "12:00"}
    dry = send(client, "plan", begin(client, "plan", [free, held]), "look", **typed)
    assert outcomes(dry)["Gesperrt"].startswith("Not possible An embargo stands until")
    run(client, "plan", [free, held], **typed)
    for article in (free, held):
        article.refresh_from_db()
    assert (free.status, held.status) == ("released", "approved")
    run(client, "unschedule", [free])
    free.refresh_from_db()
    assert (free.status, free.publications.count()) == ("approved", 0)


def test_trash_and_restore(client):
    chief = make_chief()
    story, live = make_draft(by=chief, headline="Eins"), make_published(headline="Live")
    at_desk(client, chief)
    report = run(client, "trash", [story, live])
    assert outcomes(report)["Eins"] == "Draft → In the trash."
    assert "live or planned" in outcomes(report)["Live"]
    address = reverse(LIST) + "?status=trashed"
    dry = client.post(address, {"action": "restore", "index": "0", "_selected_action": [story.pk]})
    send(client, "restore", dry)
    story.refresh_from_db()
    assert story.status == "draft"


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("add_tag", {"names": " , "}, "Please enter at least one tag."),
        ("add_tag", {"names": "x" * 101}, "is too long for a tag"),
        ("assign", {}, "Please choose somebody or enter a date."),
        ("plan", {"at_0": "2020-01-01", "at_1": "12:00"}, "This time has already passed."),
        ("move", {"category": "999999"}, "Select a valid choice"),
    ],
)
def test_what_is_asked_for_is_judged_before_anything_runs(client, name, typed, said):
    story = make_approved(headline="Eins")
    version = Article.objects.get(pk=story.pk).version
    at_desk(client, make_chief())
    answer = send(client, name, begin(client, name, [story]), **typed)
    assert (answer.status_code, said in answer.content.decode()) == (200, True)
    assert Article.objects.get(pk=story.pk).version == version


def test_foreign_articles_are_neither_named_nor_touched(client):
    foreign = make_draft(by=make_chief(), headline="Kanzleramt")
    at_desk(client, make_writer())
    own = make_draft(by=None, headline="Lieferung")
    dry = begin(client, "submit", [own])
    assert outcomes(begin(client, "trash", [foreign, own])).keys() == {"Lieferung"}
    forged = f"{foreign.pk}:{foreign.version} x:y {'9' * 30}:1 ٣:٣"
    report = client.get(send(client, "submit", dry, items=forged).url)
    assert "Kanzleramt" not in report.content.decode()
    assert tally(report) == ["0 done", "1 failed"]
    foreign.refresh_from_db()
    assert foreign.status == "draft"


def test_reports_belong_to_the_session_that_ran(client):
    chief = make_chief()
    at_desk(client, chief)
    answer = send(client, "trash", begin(client, "trash", [make_draft(by=chief, headline="Kanzleramt")]))
    at_desk(client, make_writer())
    assert client.get(answer.url).status_code == 404


def test_administrators_and_users_without_role_run_nothing(client):

    story = make_draft(by=(chief := make_chief()), headline="Kanzleramt")
    step(story, "trash", chief)
    for user in (make_user(), make_user("Administration")):
        at_desk(client, user)
        address = reverse("admin:articles_article_bulk", args=["restore"])
        answer = client.post(address, {"items": f"{story.pk}:2", "run": "1"})
        assert answer.status_code == 403
    assert client.post(reverse("admin:articles_article_bulk", args=["nonsense"])).status_code == 404
    story.refresh_from_db()
    assert story.status == "trashed"


def test_all_of_the_search_are_taken_up_to_the_cap(client, monkeypatch):
    monkeypatch.setattr(pages, "MOST", 3)
    chief = make_chief()
    stories = [make_draft(by=chief, headline=f"Kran {number}") for number in range(5)]
    make_draft(by=chief, headline="Anderes")
    at_desk(client, chief)
    typed = {"action": "trash", "index": "0", "_selected_action": [stories[0].pk], "select_across": "1"}
    dry = client.post(reverse(LIST) + "?q=kran&o=story", typed)
    assert list(outcomes(dry)) == ["Kran 0", "Kran 1", "Kran 2"]
    assert "More than 3 articles were chosen." in dry.content.decode()
    assert MOST == 1_000


@pytest.mark.parametrize("count", [3, 30])
def test_dry_run_asks_as_often_for_3_as_for_30(client, django_assert_max_num_queries, count):
    category = make_category()
    moderator, writer = make_moderator(category), make_writer()
    stories = [step(make_draft(by=writer, category=category), "submit", writer) for _ in range(count)]
    at_desk(client, moderator)
    with django_assert_max_num_queries(14):
        begin(client, "approve", stories)
