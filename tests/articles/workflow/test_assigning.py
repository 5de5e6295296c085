"""Whoever gets a text is told: once for each change, and not of what they took on themselves."""

import pytest

from articles.models import Notice
from articles.workflow.perform import create_article
from tests.factories import in_hours, make_approved, make_chief, make_content, make_writer, step

pytestmark = pytest.mark.django_db


def assigned():
    return list(Notice.objects.filter(kind="assigned").order_by("pk").values_list("recipient", "by"))


def test_commissioned_text_tells_its_writer_with_the_planning():
    writer, chief = make_writer(language="en"), make_chief()
    planning = {"assignee": writer, "due": in_hours(4), "target_length": 420, "internal_note": "Mit Zahlen."}
    article = create_article(make_content(), by=chief, planning=planning)
    notice = Notice.objects.get(kind="assigned")
    assert (notice.recipient, notice.by, notice.article) == (writer, chief, article)
    assert notice.subject == f"Assigned to you: {article.headline}"
    assert ["Due:" in notice.text, "420 words" in notice.text, "Mit Zahlen." in notice.text] == [True] * 3


def test_assignment_tells_once_per_change_and_never_oneself():
    chief, first, second = make_chief(), make_writer(), make_writer()
    article = create_article(make_content(), by=chief)
    step(article, "edit", chief, planning={"assignee": first})
    step(article, "edit", chief, planning={"assignee": first, "target_length": 300})
    step(article, "edit", chief, content={"lead": "Neu"}, planning={"assignee": second})
    step(article, "edit", chief, planning={"assignee": None})
    step(article, "edit", chief, planning={"assignee": chief})
    assert assigned() == [(first.pk, chief.pk), (second.pk, chief.pk)]


def test_planning_alone_leaves_the_approval():
    article = make_approved()
    article = step(article, "edit", make_chief(), planning={"assignee": make_writer(), "due": in_hours(3)})
    assert (article.status, article.approved) == ("approved", article.latest)
