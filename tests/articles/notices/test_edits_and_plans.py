"""Edits of live texts, and plans in danger: told to those concerned, once for each cause."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Notice, Publication
from articles.notices.danger import CAUSES, watch_plans
from articles.vocabulary import NoticeKind
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_moderator,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def told(kind):
    return list(Notice.objects.filter(kind=kind).order_by("pk").values_list("recipient", flat=True))


def test_an_edit_of_my_live_text_is_told_once_an_hour_for_each_editor():
    writer, chief, other = make_writer(), make_chief(), make_chief()
    article = make_published(by=writer)
    for number, editor in enumerate([chief, chief, other, writer]):
        article = step(article, "edit", editor, content={"lead": f"Stand {number}"})
    assert told(NoticeKind.EDITED_LIVE) == [writer.pk, writer.pk]
    Notice.objects.filter(by=chief).update(created_at=timezone.now() - timedelta(hours=2))
    step(article, "edit", chief, content={"lead": "Später"})
    assert told(NoticeKind.EDITED_LIVE) == [writer.pk] * 3


def test_what_is_not_live_or_no_text_is_not_told():
    writer, chief = make_writer(), make_chief()
    planned = make_published(by=writer, at=in_hours(3))
    step(planned, "edit", chief, content={"lead": "Neu"})
    step(make_published(by=writer), "edit", chief, planning={"internal_note": "Foto kommt"})
    assert told(NoticeKind.EDITED_LIVE) == []


def test_an_edit_after_planning_tells_writer_and_planner_once():
    writer, planner, editor = make_writer(), make_chief(), make_chief()
    article = step(make_approved_by(writer), "publish", planner, at=in_hours(3))
    article = step(article, "edit", editor, content={"lead": "Neu"})
    step(article, "edit", editor, content={"lead": "Noch neuer"})
    assert sorted(told(NoticeKind.IN_DANGER)) == sorted([writer.pk, planner.pk])
    assert watch_plans(timezone.now() + timedelta(hours=2, minutes=45)) == 0  # the same cause


def make_approved_by(writer):
    article = step(
        make_published(by=writer, at=in_hours(5), category=moderated()), "unschedule", make_chief()
    )
    Notice.objects.all().delete()
    return article


def moderated():
    category = make_category()
    make_moderator(category)
    return category


def test_requested_changes_endanger_the_plan():
    writer, chief = make_writer(), make_chief()
    article = step(make_approved_by(writer), "publish", chief, at=in_hours(3))
    article = step(article, "edit", writer, content={"lead": "Neu"})
    article = step(article, "submit", writer)
    step(article, "request_changes", make_chief(), reason="Quelle")
    causes = sorted(
        cause.partition("-")[0] for cause in Notice.objects.values_list("cause", flat=True) if cause
    )
    assert causes == [
        "changes",
        "changes",
        "newer",
    ]  # the writer made the text newer, so only the planner heard of it


def test_shortly_before_the_beginning_the_plan_is_looked_at_once_more():
    writer = make_writer()
    article = step(make_approved_by(writer), "publish", make_chief(), at=in_hours(3))
    soon = timezone.now() + timedelta(hours=2, minutes=45)
    assert watch_plans(soon) == 0
    Article.objects.filter(pk=article.pk).update(locked_until=in_hours(9))
    article.category.moderators.clear()
    assert watch_plans(timezone.now()) == 0  # too early
    assert watch_plans(soon) == 2
    assert watch_plans(soon) == 0  # once for each cause
    words = set(Notice.objects.filter(recipient=writer).values_list("cause", flat=True))
    plan = Publication.objects.get(article=article)
    assert {f"locked-{plan.pk}", f"orphan-{plan.pk}"} <= words
    assert set(CAUSES) == {"newer", "changes", "locked", "orphan"}
