"""Threads: opened, answered, settled; who may, who is told, and passages that stay where they belong."""

import pytest

from articles.discussion.reading import read_discussion
from articles.discussion.threads import add_comment, open_thread, reopen_thread, resolve_thread
from articles.models import Article, AuditEntry, Comment, Notice, Thread
from articles.vocabulary import Forbidden, NoticeKind, Refused
from tests.factories import (
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
BODY = "<p>Die Brücke ist offen. Das sagte die Stadt.</p><p>Die Brücke bleibt offen.</p>"


@pytest.fixture
def article():
    return make_draft(by=make_writer(), category=make_category(), body=BODY)


def at_work(user):
    user.is_staff = True
    user.save()
    return user


def told(user):
    return list(
        Notice.objects.filter(recipient=user, kind=NoticeKind.MENTIONED).values_list("subject", flat=True)
    )


def test_thread_changes_neither_version_nor_status_and_is_logged(article):
    before = Article.objects.filter(pk=article.pk).values().get()
    thread = open_thread(article, by=article.created_by, text="Stimmt das?\r\nWirklich?")
    add_comment(thread, by=make_chief(), text="Ja.")
    assert Article.objects.filter(pk=article.pk).values().get() == before
    assert list(Comment.objects.values_list("text", flat=True)) == ["Stimmt das?\nWirklich?", "Ja."]
    entry = AuditEntry.objects.get(action="open_thread")
    assert (entry.by, entry.object_id, entry.details) == (
        article.created_by,
        str(article.pk),
        {"thread": thread.pk},
    )


@pytest.mark.parametrize("make", [make_writer, make_user, lambda: make_moderator(make_category("Sport"))])
def test_whoever_may_not_see_the_article_neither_opens_nor_answers(article, make):
    thread = open_thread(article, by=article.created_by, text="Intern")
    stranger = make()
    for act in (
        lambda: open_thread(article, by=stranger, text="x"),
        lambda: add_comment(thread, by=stranger, text="x"),
        lambda: resolve_thread(thread, by=stranger),
    ):
        with pytest.raises(Forbidden):
            act()
    assert Comment.objects.count() == 1


def test_reader_of_a_live_story_may_speak_but_not_settle():
    article = make_published(by=make_writer())
    thread = open_thread(article, by=make_writer(), text="Schöner Text")
    with pytest.raises(Forbidden):
        resolve_thread(thread, by=make_writer())


def test_thread_is_settled_once_and_reopened(article):
    moderator = make_moderator(article.category)
    thread = open_thread(article, by=article.created_by, text="?")
    resolve_thread(thread, by=moderator)
    resolve_thread(thread, by=article.created_by)
    thread.refresh_from_db()
    assert thread.resolved_by == moderator
    reopen_thread(thread, by=article.created_by)
    thread.refresh_from_db()
    assert (thread.resolved_at, thread.resolved_by) == (None, None)
    actions = AuditEntry.objects.order_by("pk").values_list("action", flat=True)
    assert [action for action in actions if "thread" in action] == [
        "open_thread",
        "resolve_thread",
        "reopen_thread",
    ]


@pytest.mark.parametrize("text", ["", "  \n ", "\x00", "x" * 4001])
def test_empty_and_endless_words_are_refused_and_leave_nothing(article, text):
    with pytest.raises(Refused):
        open_thread(article, by=article.created_by, text=text)
    assert not Thread.objects.exists()


def test_guest_speaks_by_a_name_and_mentions_nobody(article):
    at_work(make_chief(username="chefin"))
    thread = open_thread(article, by=None, guest="Prof. Maier", text="@chefin bitte lesen")
    comment = thread.comments.get()
    assert (comment.guest, comment.by, comment.mentions.count()) == ("Prof. Maier", None, 0)
    with pytest.raises(Forbidden):
        open_thread(article, by=None, text="Ohne Namen")


def test_mentioned_colleagues_are_told_by_user_name_or_full_name(article):
    chief = at_work(make_chief(username="chefin", first_name="Carla", last_name="Chef"))
    moderator = at_work(make_moderator(article.category, first_name="Özlem", last_name="Derat"))
    text = "@chefin und @Özlem Derat: bitte lesen. Mail an a@chefin.de, @niemand."
    comment = open_thread(article, by=article.created_by, text=text).comments.get()
    assert set(comment.mentions.all()) == {chief, moderator}
    for user in (chief, moderator):
        (subject,) = told(user)
        assert str(article.created_by) in subject
        assert article.headline in subject


def test_mention_of_somebody_who_may_not_see_the_article_is_refused(article):
    at_work(make_writer(username="fremd", first_name="Fred", last_name="Fremd"))
    with pytest.raises(Refused, match="Fred Fremd"):
        open_thread(article, by=article.created_by, text="@fremd was meinst du?")
    assert (Thread.objects.count(), Notice.objects.count()) == (0, 0)


def test_everybody_in_the_thread_is_told_of_an_answer_except_who_wrote_it_and_who_lost_sight(article):
    chief, writer = make_chief(), article.created_by
    moderator = make_moderator(article.category)
    thread = open_thread(article, by=chief, text="Wann?")
    add_comment(thread, by=moderator, text="Morgen")
    moderator.categories.clear()
    add_comment(Thread.objects.get(pk=thread.pk), by=writer, text="Heute")
    assert [len(told(user)) for user in (chief, moderator, writer)] == [2, 0, 0]


def test_passage_must_stand_in_the_stored_text_exactly_once_or_with_its_neighbours(article):
    writer = article.created_by
    thread = open_thread(article, by=writer, text="?", quote="Das  sagte\ndie Stadt")
    assert (thread.quote, thread.before, thread.number) == (
        "Das sagte die Stadt",
        "Die Brücke ist offen. ",
        1,
    )
    for quote in ("Das sagte der Bund", "Die Brücke"):
        with pytest.raises(Refused):
            open_thread(article, by=writer, text="?", quote=quote)
    second = open_thread(
        article, by=writer, text="?", quote="Die Brücke", before="sagte die Stadt. ", after=" bleibt"
    )
    assert second.before.endswith("Das sagte die Stadt. ")


def test_passage_stays_with_its_words_follows_rewording_and_is_shown_as_lost(article):
    writer = article.created_by
    open_thread(article, by=writer, text="?", quote="Das sagte die Stadt")

    def talk(body):
        after = step(article, "edit", writer, content={"body": body})
        (talk,) = read_discussion(after).open
        return talk.passage, talk.is_changed, talk.is_lost

    assert talk(f"<p>Neu davor.</p>{BODY}") == ("Das sagte die Stadt", False, False)
    assert talk(BODY.replace("Das sagte", "Das sagte gestern")) == (
        "Das sagte gestern die Stadt",
        True,
        False,
    )
    assert talk("<p>Die Brücke ist offen.</p><p>Die Brücke bleibt offen.</p>") == ("", False, True)
    assert talk(BODY) == ("Das sagte die Stadt", False, False)


def test_threads_are_read_by_the_same_queries_for_one_as_for_ten(article, django_assert_num_queries):
    writer = article.created_by
    for number in range(2):
        for _more in range(1 if number == 0 else 9):
            open_thread(article, by=writer, text="?", quote="Das sagte die Stadt")
        with django_assert_num_queries(1):
            assert read_discussion(article).count in (1, 10)
    changed = step(article, "edit", writer, content={"body": BODY.replace("Das sagte", "Das sagte gestern")})
    with django_assert_num_queries(2):
        read_discussion(changed)


def test_administrators_see_the_trash_and_do_not_talk_there(article):
    trashed = step(article, "trash", make_chief())
    admin = make_user("Administration")
    thread = open_thread(trashed, by=make_chief(), text="Warum?")
    with pytest.raises(Forbidden):
        open_thread(trashed, by=admin, text="Weg damit")
    with pytest.raises(Forbidden):
        add_comment(thread, by=admin, text="Weg damit")
    assert Comment.objects.count() == 1
