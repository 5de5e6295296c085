"""Who sees and does what: each role against each kind of article, and predicates that combine."""

import pytest

from articles import rules
from articles.models import Article
from articles.vocabulary import Role
from articles.workflow.perform import possible_steps
from tests.factories import (
    in_hours,
    make_approved,
    make_author,
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


@pytest.fixture
def section():
    return make_category("Stadt")


@pytest.fixture
def stories(section):
    """One article of each kind, all but the desk's own begun by somebody else."""
    below = make_category("Hafen", parent=section)
    other = make_category("Kultur")
    trashed = make_published(category=other)
    step(trashed, "withdraw", make_chief(), reason="Falsch.")
    return {
        "desk": make_draft(by=None, category=other),
        "draft": make_draft(by=make_writer(), category=other),
        "draft of the section": make_draft(by=make_writer(), category=section),
        "draft below the section": make_draft(by=make_writer(), category=below),
        "without a section": make_draft(by=make_writer(), category=other, headline=""),
        "in review": step(
            article := make_draft(by=make_writer(), category=other), "submit", article.created_by
        ),
        "approved": make_approved(category=other),
        "planned": make_published(category=other, at=in_hours(5)),
        "live": make_published(category=other),
        "withdrawn": trashed,
    }


def seen_by(user, stories):
    visible = set(rules.visible_to(user).values_list("pk", flat=True))
    return {name for name, article in stories.items() if article.pk in visible}


def test_writer_sees_the_desk_and_what_is_live(stories):
    assert seen_by(make_writer(), stories) == {"desk", "live"}


def test_moderator_sees_the_section_and_all_below_it_as_well(stories, section):
    expected = {"desk", "live", "draft of the section", "draft below the section"}
    assert seen_by(make_moderator(section), stories) == expected


def test_chief_sees_everything(stories):
    assert seen_by(make_chief(), stories) == set(stories)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, None])
def test_who_does_not_write_sees_nothing(stories, role):
    assert seen_by(make_user(role), stories) == set()


def test_inactive_chief_sees_nothing(stories):
    assert seen_by(make_chief(is_active=False), stories) == set()


def test_trashed_live_story_cannot_be_and_trashed_draft_is_its_writers(stories):
    writer = make_writer()
    article = step(make_draft(by=writer), "trash", writer)
    assert rules.can_view(writer, article)
    assert not rules.can_view(make_writer(), article)


def test_own_are_created_assigned_and_credited_articles():
    writer, author = make_writer(), make_author()
    author.user = writer
    author.save()
    created = make_draft(by=writer)
    assigned = make_draft(by=make_writer())
    step(assigned, "edit", assigned.created_by, planning={"assignee": writer})
    credited = make_draft(by=make_writer(), credits=[author.pk])
    foreign = make_draft(by=make_writer())
    articles = Article.objects.filter(pk__in=[created.pk, assigned.pk, credited.pk, foreign.pk])
    assert set(rules.visible_to(writer, articles)) == {created, assigned, credited}
    assert {each for each in articles if rules.is_own(writer, each)} == {created, assigned, credited}


def test_seeing_and_viewing_agree_for_every_role(stories, section):
    users = [make_writer(), make_moderator(section), make_chief(), make_user(Role.ADMINISTRATOR), make_user()]
    for user in users:
        seen = seen_by(user, stories)
        assert {name for name, article in stories.items() if rules.can_view(user, article)} == seen


def test_what_can_be_edited_can_be_seen(stories, section):
    for user in (make_writer(), make_moderator(section), make_chief()):
        editable = {name for name, article in stories.items() if rules.can_edit(user, article)}
        assert editable <= seen_by(user, stories)


def test_writer_edits_the_desk_and_not_what_is_merely_live(stories):
    writer = make_writer()
    assert {name for name, article in stories.items() if rules.can_edit(writer, article)} == {"desk"}


def test_last_editor_does_not_approve(section):
    moderator = make_moderator(section)
    article = make_draft(by=make_writer(), category=section)
    assert rules.can_approve(moderator, article)
    article = step(article, "edit", moderator, content={"lead": "Neu."})
    assert (rules.can_moderate(moderator, article), rules.can_approve(moderator, article)) == (True, False)


def test_newsroom_itself_moderates_and_never_approves():
    article = make_draft()
    assert rules.can_edit(None, article)
    assert (rules.can_moderate(None, article), rules.can_approve(None, article)) == (True, False)


def test_rules_combine():
    yes, no = rules.Rule(lambda _user, _article: 1), rules.Rule(lambda _user, _article: None)
    assert [(yes & no)(None), (yes | no)(None), (~no)(None), (no | no)(None)] == [False, True, True, False]


def test_steps_offered_to_each_role_on_a_submitted_article(section):
    article = make_draft(by=(writer := make_writer()), category=section)
    article = step(article, "submit", writer)

    def offered(user):
        return {each.name for each in possible_steps(article, user)}

    moderation, directing = {"request_changes", "approve", "lock"}, {"publish_urgently", "trash"}
    assert offered(writer) == {"trash"}
    assert offered(make_moderator(section)) == moderation
    assert offered(make_moderator(make_category("Kultur"))) == set()
    assert offered(make_chief()) == moderation | directing
    assert offered(make_user(Role.ADMINISTRATOR)) == set()
