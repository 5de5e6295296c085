"""Commissioning from the agenda: a draft with its planning, for whom one may, and the one who gets it is told."""

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, Notice
from tests.articles.admin.desk import at_desk, document, errors
from tests.factories import in_hours, make_category, make_moderator, make_user, make_writer

pytestmark = pytest.mark.django_db
ADDRESS = "/admin/agenda/commission/"


def typed(**changes):
    local = timezone.localtime(in_hours(30))
    due = {"due_0": local.strftime("%Y-%m-%d"), "due_1": "17:00"}
    return {
        "headline": "Was der Rat beschließt",
        "target_length": 400,
        "internal_note": "Kurz.",
        **due,
        **changes,
    }


def test_moderator_commissions_for_a_writer_who_is_told(client):
    category, writer = make_category(), make_writer(is_staff=True)
    at_desk(client, make_moderator(category))
    answer = client.post(ADDRESS, typed(category=category.pk, assignee=writer.pk))
    article = Article.objects.get()
    assert answer.url.endswith(f"#due-{article.pk}-0")
    assert (article.assignee, article.category, article.target_length) == (writer, category, 400)
    assert (article.headline, article.internal_note, article.status) == (
        "Was der Rat beschließt",
        "Kurz.",
        "draft",
    )
    assert timezone.localtime(article.due).strftime("%H:%M") == "17:00"
    assert [notice.recipient for notice in Notice.objects.filter(kind="assigned")] == [writer]
    page = document(client.get(answer.url.partition("#")[0]))
    assert page.get_element_by_id(f"due-{article.pk}-0").get("data-headline") == article.headline


def test_writer_commissions_for_themselves_only(client):
    writer, other = make_writer(), make_writer(is_staff=True)
    at_desk(client, writer)
    answer = client.post(ADDRESS, typed(assignee=other.pk))
    assert (answer.status_code, Article.objects.count()) == (200, 0)
    client.post(ADDRESS, typed(assignee=""))
    assert [article.assignee for article in Article.objects.all()] == [writer]
    assert Notice.objects.filter(kind="assigned").count() == 0


def test_commission_without_date_stands_apart(client):
    at_desk(client, writer := make_writer())
    client.post(ADDRESS, typed(due_0="", due_1=""))
    page = document(client.get(reverse("admin:desk_agenda")))
    assert [node.text_content().strip() for node in page.xpath("//section[@class='undated']//h3")] == [
        "Was der Rat beschließt"
    ]
    assert Article.objects.get().created_by == writer


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"headline": " "}, "Please say in a few words what the text is about."),
        ({"due_1": ""}, "Please add the time as well, such as 06:00."),
        ({"headline": "x" * 301}, "Ensure this value has at most 300 characters (it has 301)."),
    ],
)
def test_commission_asks_again_and_keeps_what_was_typed(client, changes, sentence):
    at_desk(client, make_writer())
    answer = client.post(ADDRESS, typed(**changes))
    assert (errors(answer), Article.objects.count()) == ([sentence], 0)
    assert document(answer).get_element_by_id("id_target_length").value == "400"


def test_form_is_filled_for_its_day_and_nonsense_is_no_day(client):
    at_desk(client, make_writer())
    page = document(client.get(ADDRESS, {"day": "2026-12-01"}))
    assert [page.get_element_by_id(f"id_due_{part}").value for part in (0, 1)] == ["2026-12-01", "17:00"]
    for day in ("2026-99-99", "x", ""):
        assert client.get(ADDRESS, {"day": day}).status_code == 200


def test_commission_is_for_those_who_write(client):
    for user in (make_user(), make_user("Administration")):
        at_desk(client, user)
        assert (client.get(ADDRESS).status_code, client.post(ADDRESS, typed()).status_code) == (403, 403)
    assert Article.objects.count() == 0
