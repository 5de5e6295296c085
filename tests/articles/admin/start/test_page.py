"""The start page: what each role finds, in which order, and that nobody learns of what they may not see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Category
from tests.articles.admin.desk import at_desk, document, told, words
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_weblink,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def panels(client, user):
    """Headlines of each panel on the user's start page."""
    page = document(at_desk(client, user).get(reverse("admin:index")))
    sections = page.xpath("//section[starts-with(@aria-labelledby, 'panel-')]")
    return {
        section.get("aria-labelledby").removeprefix("panel-"): [
            words(head) for head in section.xpath(".//h3")
        ]
        for section in sections
    }


def rows(client, name):
    """Each row of a panel as text."""
    page = document(client.get(reverse("admin:index")))
    return [words(row) for row in page.xpath(f"//section[@aria-labelledby='panel-{name}']//li")]


def submitted(**changes):
    article = make_draft(by=changes.pop("by", None) or make_writer(), **changes)
    return step(article, "submit", article.created_by)


def planning(article, **dates):
    return step(article, "edit", None, planning=dates)


def test_writer_sees_own_texts_by_where_they_stand(client):
    writer, category = make_writer(), make_category()
    moderator = make_moderator(category)
    back = submitted(by=writer, category=category, headline="Zurück")
    step(back, "request_changes", moderator, reason="Bitte eine Quelle nennen.")
    planning(make_draft(by=writer, headline="Später"), due=in_hours(50), target_length=400)
    planning(make_draft(by=writer, headline="Eilig"), due=in_hours(-3))
    make_draft(by=writer, headline="Ohne Termin")
    submitted(by=writer, category=category, headline="Unterwegs")
    make_draft(by=make_writer(), headline="Fremd")
    found = panels(client, writer)
    assert found["returned"] == ["Zurück"]
    assert found["mine"] == ["Eilig", "Später", "Ohne Termin"]
    assert found["submitted"] == ["Unterwegs"]
    assert "review" not in found
    assert "Fremd" not in client.get(reverse("admin:index")).content.decode()
    assert "Bitte eine Quelle nennen." in rows(client, "returned")[0]
    assert "overdue for 3 h" in rows(client, "mine")[0]
    assert "13 / 400 words" in rows(client, "mine")[1]
    assert f"lies with {moderator}" in rows(client, "submitted")[0]


def test_moderator_sees_the_oldest_first_and_only_their_categories(client):
    own, other = make_category(), make_category("Sport")
    moderator = make_moderator(own)
    submitted(category=own, headline="Alt")
    submitted(category=other, headline="Anderswo")
    edited = submitted(category=own, headline="Neu")
    step(edited, "edit", moderator, content={"lead": "Von der Moderation bearbeitet."})
    assert panels(client, moderator)["review"] == ["Alt", "Neu"]
    told_own = ["second person" in row for row in rows(client, "review")]
    assert told_own == [False, True]
    assert panels(client, make_chief())["review"] == ["Alt", "Anderswo", "Neu"]


def test_next_is_what_somebody_waits_for_and_can_be_done(client):
    category = make_category()
    moderator = make_moderator(category)
    step(submitted(category=category, headline="Erste"), "edit", moderator, content={"lead": "Neu."})
    submitted(category=category, headline="Zweite")
    page = document(at_desk(client, moderator).get(reverse("admin:index")))
    assert [words(node) for node in page.find_class("next")[0].iter("a")] == ["Zweite"]
    assert [
        node.tag for node in document(at_desk(client, make_writer()).get("/admin/")).find_class("next")
    ] == []


def test_planned_and_live_stand_in_order_with_newer_drafts(client):
    writer = make_writer()
    make_published(headline="Später", at=in_hours(20))
    make_published(headline="Bald", at=in_hours(2))
    make_published(headline="Übermorgen", at=in_hours(40))
    live = make_published(headline="Läuft")
    step(live, "edit", live.created_by, content={"lead": "Weitergeschrieben."})
    make_published(headline="Unverändert")
    found = panels(client, make_chief())
    assert found["planned"] == ["Bald", "Später"]
    assert found["live"] == ["Unverändert", "Läuft"]
    assert ["newer draft exists" in row for row in rows(client, "live")] == [False, True]
    seen = panels(client, writer)
    assert (seen["planned"], seen["live"]) == ([], ["Unverändert", "Läuft"])


def test_debts_put_those_first_that_the_user_may_sign_off(client):
    category = make_category()
    moderator, chief = make_moderator(category), make_chief()
    mine = make_draft(by=moderator, category=category, headline="Selbst geschrieben")
    step(mine, "publish_urgently", chief, reason="Es eilte.")
    other = make_draft(by=make_writer(), category=category, headline="Von anderen")
    step(other, "publish_urgently", chief, reason="Sehr.")
    foreign = make_draft(by=make_writer(), headline="Anderes Ressort")
    step(foreign, "publish_urgently", chief, reason="Auch.")
    assert panels(client, moderator)["debts"] == ["Von anderen", "Selbst geschrieben"]
    assert "debts" not in panels(client, make_writer())


def test_evergreens_come_back_to_whoever_is_in_charge(client):
    today, category = timezone.localdate(), make_category()
    writer, other, moderator = make_writer(), make_writer(), make_moderator(category)
    planning(make_draft(by=other, headline="Zugewiesen"), look_again=today, assignee=writer)
    planning(make_draft(by=other, headline="Nicht heute"), look_again=today + timedelta(days=1))
    planning(make_draft(by=None, category=category, headline="Niemandes"), look_again=today)
    assert panels(client, writer)["again"] == ["Zugewiesen"]
    assert "again" not in panels(client, other)
    assert panels(client, moderator)["again"] == ["Niemandes"]


def look(client, article, **typed):
    return client.post(
        reverse("admin:desk_look_again", args=[article.pk]), {"version": article.version, **typed}
    )


@pytest.mark.parametrize(("months", "days"), [("3", 88), ("12", 364), ("0", None)])
def test_looked_at_comes_back_later_and_keeps_status(client, months, days):
    writer = make_writer()
    article = planning(make_published(by=writer), look_again=timezone.localdate())
    status = article.status
    at_desk(client, writer)
    look(client, article, months=months)
    article.refresh_from_db()
    later = article.look_again and (article.look_again - timezone.localdate()).days
    assert article.status == status
    assert (later is None) == (days is None)
    assert days is None or days <= later <= days + 5


def test_looked_at_refuses_foreign_stale_and_nonsense(client):
    writer, today = make_writer(), timezone.localdate()
    article = planning(make_draft(by=writer), look_again=today)
    assert look(at_desk(client, make_writer()), article, months="3").status_code == 404
    at_desk(client, writer)
    for typed in (
        {"months": "5"},
        {"months": "3", "version": article.version - 1},
        {"months": "3", "version": "x"},
    ):
        assert told(look(client, article, **typed))
    article.refresh_from_db()
    assert article.look_again == today


def test_dead_links_open_links_and_overdue_texts_are_problems(client):
    category = make_category()
    make_moderator(category)
    chief, writer = make_chief(), make_writer()
    target = make_published(headline="Ziel", category=category)
    make_published(by=writer, headline="Verweist", category=category, links=[{"target": target.pk}])
    assert "problems" not in panels(client, chief)
    step(target, "withdraw", chief, reason="Falsch.")
    planning(make_draft(by=writer, headline="Zu spät", category=category), due=in_hours(-30))
    open_link = '<p>A</p><aside data-card="readmore" data-wanted="Fehlt"></aside>'
    make_draft(by=writer, category=category, body=open_link)
    assert panels(client, chief)["problems"] == [
        "Zu spät",
        "Verweist",
        "To the list of open links",
    ]
    assert "“Ziel”" in rows(client, "problems")[1]
    assert panels(client, writer)["problems"] == ["Verweist", "To the list of open links"]
    assert "problems" not in panels(client, make_moderator(make_category("Sport")))


def test_plans_that_no_longer_pass_are_problems(client):
    category = make_category()
    moderator = make_moderator(category)
    fine, edited = (
        make_published(at=in_hours(5), category=category, headline=name) for name in ("Gut", "Bearbeitet")
    )
    step(edited, "edit", edited.created_by, content={"lead": "Neu."})
    embargoed = make_published(at=in_hours(5), category=category, headline="Gesperrt")
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=in_hours(9))
    assert panels(client, moderator)["problems"] == ["Bearbeitet", "Gesperrt"]
    Category.moderators.through.objects.all().delete()
    assert panels(client, make_chief())["problems"] == ["Gut", "Bearbeitet", "Gesperrt", category.name]
    assert fine.status == "released"


def test_administrator_sees_the_installation_and_no_stories(client):
    category = make_category("Ohne Moderation")
    make_draft(by=make_writer(), headline="Geheim", category=category)
    make_user(is_staff=True, first_name="Rolf", last_name="Los")
    found = panels(client, make_user("Administration"))
    assert found == {"problems": ["Ohne Moderation", "Rolf Los"]}


def test_user_without_role_is_told_whom_to_ask(client):
    page = at_desk(client, make_user()).get("/admin/").content.decode()
    assert "Your account has no role yet" in page
    assert client.get(reverse("admin:desk_panel", args=["mine"])).status_code == 404


def test_panel_pages_show_every_row(client):
    writer = make_writer()
    for number in range(35):
        make_draft(by=writer, headline=f"Text {number}")
    make_draft(by=make_writer(), headline="Fremd")
    found = panels(client, writer)
    assert len(found["mine"]) == 8
    address = reverse("admin:desk_panel", args=["mine"])
    assert address in client.get(reverse("admin:index")).content.decode()
    pages = [document(client.get(f"{address}?page={number}")) for number in (1, 2)]
    heads = [words(head) for page in pages for head in page.xpath("//li//h3")]
    assert (len(heads), len(set(heads)), "Fremd" in heads) == (35, 35, False)


def test_panels_of_other_roles_do_not_exist(client):
    at_desk(client, make_writer())
    for name in ("review", "debts", "none"):
        assert client.get(reverse("admin:desk_panel", args=[name])).status_code == 404
    assert client.get(reverse("admin:desk_panel", args=["problems"])).status_code == 200


def test_html_in_names_stays_text(client):
    writer = make_writer()
    make_draft(by=writer, headline="<script>alert(1)</script>")
    assert "<script>alert" not in at_desk(client, writer).get("/admin/").content.decode()


def test_approved_text_says_who_approved_it(client):
    writer, chief = make_writer(), make_chief()
    make_approved(by=writer, reviewer=chief, headline="Fertig")
    assert panels(client, writer)["submitted"] == ["Fertig"]
    assert f"approved by {chief}" in rows(client, "submitted")[0]


def test_dead_link_names_a_text_of_the_trash_only_to_those_who_may_see_it(client):
    chief, writer, category = make_chief(), make_writer(), make_category()
    target = make_draft(by=chief, category=make_category(), headline="Geheimplan")
    step(
        make_published(by=writer, category=category, links=[{"target": target.pk}]), "edit", chief, content={}
    )
    step(target, "trash", chief)
    address = reverse("admin:desk_panel", args=["problems"])
    seen = at_desk(client, chief).get(address).content.decode()
    told = at_desk(client, writer).get(address).content.decode()
    assert "Geheimplan" in seen
    assert f"#{target.pk}" in told
    assert "Geheimplan" not in told


def test_dead_web_link_of_a_live_story_is_a_problem_of_those_who_can_mend_it(client):
    writer, link = make_writer(), '<p>A <a href="{}">dort</a></p>'
    dead, failing = make_weblink("https://tot.example/a", state="dead"), make_weblink("https://weg.example/a")
    make_published(by=writer, headline="Live", body=link.format(dead.url))
    make_published(by=writer, headline="Erst seit gestern", body=link.format(failing.url))
    make_draft(by=writer, headline="Entwurf", body=link.format(dead.url))
    at_desk(client, writer)
    assert rows(client, "problems") == [
        "Dead web link Live leads to a page of tot.example that has not answered for days"
    ]
    at_desk(client, make_writer())
    assert rows(client, "problems") == []
    at_desk(client, make_chief())
    assert [row for row in rows(client, "problems") if "tot.example" in row] != []
