"""Who is told of what: the step's table, the reader's choice, never oneself, never what one may not see."""

import pytest

from articles.models import Notice, NoticeChoice, User
from articles.notices.compose import notify
from articles.notices.kinds import KINDS, STEPS
from articles.rules import can_view, viewers
from articles.vocabulary import MailChoice, NoticeKind
from articles.workflow.table import STEPS as WORKFLOW
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
SECRET = "Geheimplan Kanzleramt"


def told(**which):
    """(kind, recipient) of the notices written, sorted."""
    return sorted(Notice.objects.filter(**which).values_list("kind", "recipient"))


def take(article, name, by, **typed):
    """The step, and what it told."""
    Notice.objects.all().delete()
    article = step(article, name, by, **typed)
    return article, told()


def test_every_kind_has_a_default_and_every_step_that_tells_is_in_the_workflow():
    assert set(KINDS) == set(NoticeKind)
    assert set(STEPS) <= set(WORKFLOW)


def test_each_step_tells_those_it_concerns():
    parent = make_category("Oben")
    category = make_category("Unten", parent=parent)
    above, here, elsewhere = make_moderator(parent), make_moderator(category), make_moderator(make_category())
    writer, chief, credited = make_writer(), make_chief(), make_writer()
    author = make_author("Berta", user=credited)
    article = make_draft(by=writer, category=category, credits=[author.pk])
    owners = [writer.pk, credited.pk]

    def of(kind, *people):
        return sorted((kind, pk) for pk in people)

    article, found = take(article, "submit", writer)
    assert found == of("review", above.pk, here.pk)
    article, found = take(article, "request_changes", here, reason="Quelle fehlt")
    assert found == of("sent_back", *owners)
    article, _found = take(article, "submit", writer)
    article, found = take(article, "approve", here)
    assert found == of("approved", *owners)
    article, found = take(article, "publish", here, at=in_hours(2))
    assert found == of("published", *owners)
    article, found = take(article, "reschedule", here, at=in_hours(3))
    assert found == of("published", *owners)
    article, found = take(article, "unschedule", here)
    assert found == of("published", *owners)
    article, _found = take(article, "publish", here)
    article, found = take(article, "correct", chief, text="Der Betrag war falsch.")
    assert found == of("published", *owners)
    article, found = take(article, "withdraw", chief, reason="Irrtum")
    assert found == of("published", *owners)
    assert elsewhere.pk not in {pk for _kind, pk in told()}


def test_an_urgent_publication_tells_moderators_and_owners_and_nobody_twice():
    category = make_category()
    both, writer = make_moderator(category), make_writer()
    article = make_draft(by=both, category=category, credits=[make_author("Berta", user=writer).pk])
    _article, found = take(article, "publish_urgently", make_chief(), reason="Eilig")
    assert found == sorted([("review", both.pk), ("published", writer.pk)])


def test_nobody_is_told_of_what_they_did_nor_anybody_who_left():
    category = make_category()
    chief = make_chief()
    writer = make_writer(is_active=False)
    make_moderator(category, is_active=False)
    article = make_draft(by=chief, category=category)
    _article, found = take(article, "submit", chief)
    assert found == []
    assert notify(NoticeKind.MENTIONED, [writer, chief], subject="x", article=article, by=chief) == []


def test_followers_hear_of_sections_below_theirs_once_they_may_see_the_text():
    parent = make_category("Oben")
    category = make_category("Unten", parent=parent)
    follower, chief = make_writer(), make_chief()
    for user in (follower, chief):
        user.follows.add(parent)
    article = make_draft(by=make_writer(), category=category, headline=SECRET, embargo_until=in_hours(2))
    article, found = take(article, "submit", article.created_by)
    assert found == [("review", chief.pk)]  # the writer who follows may not see a colleague's draft
    article = step(article, "edit", article.created_by, content={"embargo_until": None})
    article = step(article, "approve", make_moderator(category))
    article, found = take(article, "publish", make_chief(), at=in_hours(2))
    assert follower.pk not in {pk for _kind, pk in found}
    article = step(article, "unschedule", chief)
    _article, found = take(article, "publish", make_chief())
    assert {pk for _kind, pk in found} == {article.created_by_id, follower.pk, chief.pk}


def test_a_mention_of_somebody_who_may_not_see_the_article_tells_nobody():
    secret = make_draft(by=make_writer(), headline=SECRET)
    insider, outsider = make_chief(), make_writer()
    notify(NoticeKind.MENTIONED, [insider, outsider, make_user()], subject=SECRET, article=secret)
    assert told() == [("mentioned", insider.pk)]


def test_the_two_sides_of_who_sees_what_agree():
    """`viewers` and `can_view` for every kind of user and article."""
    category = make_category(parent=make_category())
    writer, credited = make_writer(), make_writer()
    people = [
        *(writer, credited, make_writer(), make_user(), make_chief(), make_writer(is_active=False)),
        *(make_moderator(category), make_moderator(category.parent), make_moderator(make_category())),
        *(make_user("Administration"), make_user(is_superuser=True), make_user(categories=[category])),
        make_chief(is_active=False),
    ]
    byline = {"credits": [make_author("Berta", user=credited).pk]}
    delivery = make_draft(category=category)
    edited = step(make_draft(category=category), "edit", writer, content={"lead": "Neu"})
    articles = [
        *(
            delivery,
            step(edited, "submit", writer),
            make_draft(by=writer, category=category, **byline),
        ),
        *(
            make_draft(by=credited, category=None),
            make_published(by=writer),
            make_published(by=writer, at=in_hours(1)),
        ),
        *(
            step(make_draft(by=writer, **byline), "trash", writer),
            make_approved(by=credited, category=category),
        ),
    ]
    for article in articles:
        expected = {user for user in people if can_view(User.objects.get(pk=user.pk), article)}
        assert set(viewers(article).filter(pk__in=[user.pk for user in people])) == expected, article


@pytest.mark.parametrize(
    ("chosen", "email", "expected"),
    [
        (None, "a@example.org", [(True, "at_once")]),
        ((True, "daily"), "a@example.org", [(True, "daily")]),
        ((False, "at_once"), "a@example.org", [(False, "at_once")]),
        ((True, "none"), "a@example.org", [(True, "none")]),
        ((False, "none"), "a@example.org", []),
        ((False, "at_once"), "", []),
        (None, "", [(True, "none")]),
    ],
)
def test_each_is_told_as_they_chose(chosen, email, expected):
    article = make_draft(by=make_writer(email=email))
    if chosen:
        NoticeChoice.objects.create(
            user=article.created_by, kind=NoticeKind.SENT_BACK, in_desk=chosen[0], mail=chosen[1]
        )
    step(article, "submit", article.created_by)
    step(article, "request_changes", make_chief(), reason="Quelle")
    found = Notice.objects.filter(kind=NoticeKind.SENT_BACK)
    assert list(found.values_list("in_desk", "mail")) == expected


def test_each_reads_their_own_language():
    german, english = make_chief(language="de"), make_chief(language="en")
    for user in (german, english):
        user.follows.add(category := make_category())
    article = make_draft(by=make_writer(), category=category, headline="Hafen")
    german.follows.set([category])
    step(article, "submit", article.created_by)
    subjects = dict(Notice.objects.values_list("recipient", "subject"))
    assert subjects == {german.pk: "Wartet auf Prüfung: Hafen", english.pk: "Waiting for review: Hafen"}


def test_telling_many_asks_as_often_as_telling_few(django_assert_num_queries):
    article = make_draft(by=make_writer())
    for number in (1, 20):
        users = [make_chief() for _each in range(number)]
        with django_assert_num_queries(3):  # sections above, recipients, notices
            notices = notify(NoticeKind.MENTIONED, users, subject="x", article=article)
        assert len(notices) == number


def test_a_choice_of_mail_has_the_words_of_the_vocabulary():
    assert {mail for _desk, mail, _words in KINDS.values()} <= set(MailChoice)
