"""What each step does, whom it refuses, and what it leaves behind."""

import pytest
from django.core import mail
from django.utils import timezone

from articles.models import Change, Notice, Publication, Transition
from articles.vocabulary import Forbidden, Incomplete, Refused, Stale, Status
from articles.workflow.perform import create_article, perform, possible_steps
from articles.workflow.table import STEPS
from tests.factories import (
    in_hours,
    make_approved,
    make_category,
    make_chief,
    make_content,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def log(article):
    return [(t.step, t.from_status, t.to_status, t.by_id) for t in article.transitions.order_by("pk")]


def test_an_article_goes_from_draft_to_released_and_every_step_is_recorded():
    category = make_category()
    writer, moderator = make_writer(), make_moderator(category)
    article = make_draft(by=writer, category=category)
    step(article, "submit", writer)
    step(article, "approve", moderator)
    article = step(article, "publish", moderator)
    assert log(article) == [
        ("create", Status.DRAFT, Status.DRAFT, writer.pk),
        ("submit", Status.DRAFT, Status.IN_REVIEW, writer.pk),
        ("approve", Status.IN_REVIEW, Status.APPROVED, moderator.pk),
        ("publish", Status.APPROVED, Status.RELEASED, moderator.pk),
    ]
    publication = Publication.objects.live().get()
    assert (publication.article, publication.revision, publication.live_until) == (
        article,
        article.approved,
        None,
    )


def test_a_draft_with_gaps_is_saved_but_not_submitted():
    writer = make_writer()
    article = create_article({"kicker": "Nur eine Idee"}, by=writer)
    with pytest.raises(Incomplete) as refused:
        step(article, "submit", writer)
    assert len(refused.value.problems) == 4
    article.refresh_from_db()
    assert (article.status, article.kicker, log(article)) == (Status.DRAFT, "Nur eine Idee", log(article)[:1])


def test_the_last_editor_of_the_text_cannot_approve_it():
    category = make_category()
    moderator = make_moderator(category)
    article = make_draft(by=moderator, category=category)
    step(article, "submit", moderator)
    with pytest.raises(Forbidden, match=r"zweite Person|second person"):
        step(article, "approve", moderator)
    assert step(article, "approve", make_moderator(category)).status == Status.APPROVED


def test_a_delivery_merged_afterwards_does_not_let_the_last_editor_approve():
    category = make_category()
    moderator = make_moderator(category)
    article = make_draft(category=category)
    step(article, "edit", moderator, content={"lead": "Von der Moderation"})
    step(article, "edit", None, content={"headline": "Von der Agentur"}, kind="merge")
    step(article, "submit", moderator)
    with pytest.raises(Forbidden):
        step(article, "approve", moderator)


def test_a_moderator_of_another_category_cannot_review():
    article = make_draft(by=make_writer())
    step(article, "submit", article.created_by)
    with pytest.raises(Forbidden):
        step(article, "approve", make_moderator(make_category("Sport")))


def test_a_moderator_of_the_section_above_may_review():
    parent = make_category("Regionales")
    article = make_draft(by=make_writer(), category=make_category("Küste", parent=parent))
    step(article, "submit", article.created_by)
    assert step(article, "approve", make_moderator(parent)).status == Status.APPROVED


def test_requesting_changes_needs_a_reason_and_tells_the_author():
    chief = make_chief()
    article = make_draft(by=make_writer())
    step(article, "submit", article.created_by)
    with pytest.raises(Incomplete):
        step(article, "request_changes", chief, reason="  ")
    article = step(article, "request_changes", chief, reason="Bitte eine zweite Quelle.")
    assert article.status == Status.CHANGES_REQUESTED
    notice = Notice.objects.get(recipient=article.created_by)
    assert "Bitte eine zweite Quelle." in notice.text
    assert notice.transition.reason == "Bitte eine zweite Quelle."


def test_an_edit_after_approval_voids_it_and_leaves_the_live_text():
    article = make_published(headline="Alter Titel")
    chief = make_chief()
    article = step(article, "edit", chief, content={"headline": "Neuer Titel"})
    assert (article.status, article.approved) == (Status.DRAFT, None)
    assert Publication.objects.live().get().headline == "Alter Titel"
    with pytest.raises(Refused):
        step(article, "publish", chief)


def test_an_edit_in_review_stays_in_review():
    article = make_draft(by=make_writer())
    step(article, "submit", article.created_by)
    article = step(article, "edit", article.created_by, content={"lead": "Neuer Vorspann."})
    assert (article.status, article.latest.number) == (Status.IN_REVIEW, 2)


def test_saving_the_same_content_writes_nothing():
    article = make_published()
    before = (article.version, article.latest_id, article.status, Transition.objects.count())
    content = {**article.latest.content}
    article = step(article, "edit", make_chief(), content=content)
    assert (article.version, article.latest_id, article.status, Transition.objects.count()) == before


def test_planning_changes_neither_revision_nor_approval():
    article = make_approved()
    revision = article.approved
    article = step(article, "edit", make_chief(), planning={"internal_note": "Foto kommt um 15 Uhr"})
    assert (article.internal_note, article.approved, article.status) == (
        "Foto kommt um 15 Uhr",
        revision,
        Status.APPROVED,
    )


def test_a_stale_write_is_refused_and_names_who_was_faster():
    article = make_draft(by=make_writer(first_name="Anna", last_name="Alster"))
    old = article.version
    step(article, "edit", article.created_by, content={"lead": "Annas Vorspann"})
    with pytest.raises(Stale, match="Anna Alster"):
        perform(article, "edit", by=make_chief(), version=old, content={"lead": "Mein Vorspann"})
    article.refresh_from_db()
    assert article.lead == "Annas Vorspann"


def test_trash_and_restore_keep_the_status_and_refuse_public_stories():
    writer = make_writer()
    article = make_approved(by=writer)
    article = step(article, "trash", writer)
    assert article.status == Status.TRASHED
    with pytest.raises(Forbidden):
        step(article, "edit", writer, content={"lead": "x"})
    article = step(article, "restore", writer)
    assert (article.status, article.approved is not None) == (Status.APPROVED, True)
    for at in (None, in_hours(2)):
        public = make_published(at=at)
        with pytest.raises(Incomplete):
            step(public, "trash", make_chief())


def test_a_writer_cannot_trash_a_colleagues_article():
    article = make_draft(by=make_writer())
    with pytest.raises(Forbidden):
        step(article, "trash", make_writer())


def test_every_step_out_of_place_is_refused_and_writes_nothing():
    """Each pair of a status and a step that does not start there, by a user who may do everything."""
    chief = make_user(is_superuser=True)
    made = {
        Status.DRAFT: make_draft(by=make_writer()),
        Status.IN_REVIEW: make_draft(by=make_writer()),
        Status.CHANGES_REQUESTED: make_draft(by=make_writer()),
        Status.APPROVED: make_approved(),
        Status.RELEASED: make_published(),
        Status.TRASHED: make_draft(by=make_writer()),
    }
    step(made[Status.IN_REVIEW], "submit", chief)
    step(made[Status.CHANGES_REQUESTED], "submit", chief)
    step(made[Status.CHANGES_REQUESTED], "request_changes", chief, reason="Quelle fehlt")
    step(made[Status.TRASHED], "trash", chief)
    for status, article in made.items():
        article.refresh_from_db()
        assert article.status == status
        for name, row in STEPS.items():
            if status in row.sources or name == "publish_delivery":
                continue
            with pytest.raises(Refused):
                step(article, name, chief, reason="x", text="x")
        version = article.version
        article.refresh_from_db()
        assert (article.status, article.version) == (status, version)


def test_possible_steps_follow_role_status_and_facts():
    category = make_category()
    writer, moderator, chief = make_writer(), make_moderator(category), make_chief()
    article = make_draft(by=writer, category=category)

    def names(user):
        return [row.name for row in possible_steps(article, user)]

    assert (names(writer), names(chief)) == (
        ["submit", "trash"],
        ["submit", "publish_urgently", "lock", "trash"],
    )
    article = step(article, "submit", writer)
    assert (names(writer), names(moderator)) == (["trash"], ["request_changes", "approve", "lock"])
    article = step(article, "approve", moderator)
    article = step(article, "publish", moderator, at=in_hours(1))
    assert (names(writer), names(moderator)) == ([], ["unschedule", "reschedule", "plan_end", "lock"])
    article = step(article, "unschedule", moderator)
    article = step(article, "publish", moderator)
    assert (names(moderator), names(chief)) == (
        ["plan_end", "lock"],
        ["plan_end", "withdraw", "correct", "lock"],
    )


def test_notices_leave_after_the_commit(django_capture_on_commit_callbacks):
    category = make_category()
    moderator = make_moderator(category)
    article = make_draft(by=make_writer(), category=category)
    with django_capture_on_commit_callbacks(execute=True):
        step(article, "submit", article.created_by)
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [[moderator.email]]
    assert Notice.objects.get().sent_at <= timezone.now()


def test_a_change_log_entry_names_the_pages_that_change():
    parent = make_category("Oben")
    category = make_category("Unten", parent=parent)
    at = in_hours(2)
    article = make_published(category=category, at=at, until=in_hours(4), tags=["Hafen"])
    moments = [change.visible_from for change in Change.objects.all()]
    tags = set(Change.objects.first().tags)
    publication = Publication.objects.get()
    assert moments == [at, publication.live_until]
    assert {"home", f"article-{article.pk}", f"category-{parent.pk}", f"category-{category.pk}"} <= tags


def test_a_user_without_a_role_may_do_nothing():
    article = make_draft(by=make_writer())
    nobody = make_user()
    assert possible_steps(article, nobody) == []
    with pytest.raises(Forbidden):
        create_article(make_content(), by=nobody)
