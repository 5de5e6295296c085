"""The discussion at the desk: who reaches it, what it shows, and that nothing typed becomes a page's code."""

import pytest
from django.urls import reverse

from articles.discussion.threads import open_thread
from articles.models import Article, Comment, Thread
from tests.articles.admin.desk import at_desk, change_url, document, step_url, words
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
SECRET = "Nur unter uns"


def url(article):
    return reverse("admin:articles_article_discussion", args=[article.pk])


def secret(category):
    article = make_draft(by=make_writer(), category=category)
    return open_thread(article, by=article.created_by, text=SECRET)


STRANGERS = {
    "no role": make_user,
    "other writer": make_writer,
    "moderator elsewhere": lambda: make_moderator(make_category("Sport")),
    "administrator": lambda: make_user("Administration"),
}


@pytest.mark.parametrize("who", STRANGERS)
def test_discussion_of_a_foreign_draft_does_not_exist(client, who):
    thread = secret(make_category())
    user = at_desk(client, STRANGERS[who]())
    sent = [
        {"new": "1", "text": "x"},
        {"answer": thread.pk, f"text-{thread.pk}": "x"},
        {"resolve": thread.pk},
    ]
    answers = [user.get(url(thread.article)), *(user.post(url(thread.article), each) for each in sent)]
    answers.append(user.get(url(thread.article) + "colleagues/?term=a"))
    assert {answer.status_code for answer in answers} <= {404, 403}
    assert not any(SECRET in answer.content.decode() for answer in answers)
    assert (Comment.objects.count(), Thread.objects.get().resolved_at) == (1, None)


@pytest.mark.parametrize("who", ["writer", "moderator", "chief"])
def test_those_who_see_the_article_read_answer_and_settle(client, who):
    category = make_category()
    thread = secret(category)
    article = thread.article
    users = {"writer": article.created_by, "moderator": make_moderator(category), "chief": make_chief()}
    at_desk(client, users[who])
    assert SECRET in client.get(url(article)).content.decode()
    answer = client.post(url(article), {"answer": thread.pk, f"text-{thread.pk}": "Gut"})
    assert answer.url == f"{url(article)}#thread-{thread.pk}"
    client.post(url(article), {"resolve": thread.pk})
    thread.refresh_from_db()
    assert (thread.resolved_by, list(thread.comments.values_list("text", flat=True))) == (
        users[who],
        [SECRET, "Gut"],
    )
    client.post(url(article), {"reopen": thread.pk})
    assert Thread.objects.get().resolved_at is None


def test_reader_of_a_live_story_finds_the_discussion_and_no_button_to_settle(client):
    article = make_published(by=make_writer())
    thread = open_thread(article, by=article.created_by, text="Frage")
    at_desk(client, make_writer())
    page = document(client.get(change_url(article)))
    assert "Frage" in words(page.get_element_by_id("threads"))
    assert page.xpath("//*[@name='resolve']") == []
    assert client.post(url(article), {"resolve": thread.pk}).status_code == 403
    client.post(url(article), {"new": "1", "text": "Noch eine"})
    assert Thread.objects.count() == 2


def test_thread_of_another_article_is_not_found(client):
    writer = make_writer()
    mine, thread = make_draft(by=writer), secret(make_category())
    at_desk(client, writer)
    for name in ("answer", "resolve", "reopen"):
        for number in (thread.pk, "0", "x", "99999999999999999999"):
            sent = {name: number, f"text-{number}": "x"}
            assert client.post(url(mine), sent).status_code == 404
    assert Comment.objects.count() == 1


def test_panel_answers_in_place_with_what_was_refused(client):
    article = make_draft(by=(writer := make_writer()))
    at_desk(client, writer)
    sent = {"new": "1", "text": "Stimmt das?", "quote": "steht nicht da"}
    answer = client.post(url(article), sent, headers={"X-Panel": "1"})
    text = answer.content.decode()
    assert "These words do not stand in the stored text" in text
    assert "Stimmt das?" in text
    assert "<html" not in text
    answer = client.post(url(article), sent | {"quote": "Das teilte die Stadt mit"}, headers={"X-Panel": "1"})
    (thread,) = document(answer).xpath("//*[@data-passage]")
    assert thread.get("data-passage") == "Das teilte die Stadt mit"


def test_nothing_typed_becomes_code_and_addresses_become_links(client):
    writer = make_writer(first_name="<b>Eva</b>")
    article = make_draft(by=writer, body="<p>A &lt;script&gt;1&lt;/script&gt; B</p>")
    text = (
        '<script>alert(1)</script> javascript:alert(1) https://example.org/?a="><img src=x onerror=1>\nZwei'
    )
    open_thread(article, by=writer, text=text, quote="<script>1</script>")
    open_thread(article, by=None, guest='"><script>2</script>', text="Gast")
    at_desk(client, writer)
    for page in (url(article), change_url(article), step_url(article, "submit")):
        panel = document(client.get(page)).get_element_by_id("threads")
        assert panel.xpath(".//script | .//img | .//b | .//@onerror") == []
        assert panel.xpath(".//a[contains(@class, 'x') or starts-with(@href, 'javascript')]") == []
        (link,) = panel.xpath(".//*[@class='comment-text']//a")
        assert (link.get("href")[:20], link.get("rel")) == ("https://example.org/", "nofollow")
        assert len(panel.xpath(".//*[@class='comment-text']//br")) == 1


def test_form_on_the_page_of_a_step_leads_back_to_it(client):
    article = make_draft(by=(writer := make_writer()))
    at_desk(client, writer)
    answer = client.post(url(article), {"new": "1", "text": "Frage", "back": "submit"})
    assert answer.url == f"{step_url(article, 'submit')}#thread-{Thread.objects.get().pk}"
    answer = client.post(url(article), {"new": "1", "text": "Frage", "back": "//evil.example"})
    assert answer.url.startswith(url(article))


def test_nothing_pressed_writes_nothing(client):
    article = make_draft(by=(writer := make_writer()))
    assert at_desk(client, writer).post(url(article), {"text": "x"}).status_code == 422
    assert client.put(url(article)).status_code == 405
    client.handler.enforce_csrf_checks = True
    assert client.post(url(article), {"new": "1", "text": "x"}).status_code == 403
    assert not Thread.objects.exists()


def test_typing_a_name_finds_only_colleagues_who_may_see_the_article(client):
    category = make_category()
    article = make_draft(by=(writer := make_writer(last_name="Hansen")), category=category)
    users = [
        make_moderator(category, username="hansa", last_name="Hansen A"),
        make_writer(username="hansb", last_name="Hansen B"),
        make_chief(username="hansc", last_name="Hansen C"),
    ]
    for user in users:
        user.is_staff = True
        user.save()
    found = at_desk(client, writer).get(url(article) + "colleagues/?term=hansen").json()["results"]
    assert found == [
        {"name": "Vera Hansen A", "mention": "hansa"},
        {"name": "Vera Hansen C", "mention": "hansc"},
    ]


def test_discussion_goes_on_while_the_article_is_in_the_trash_or_live(client):
    writer = make_writer()
    article = step(make_draft(by=writer), "trash", writer)
    at_desk(client, writer)
    before = Article.objects.filter(pk=article.pk).values().get()
    client.post(url(article), {"new": "1", "text": "Warum?"})
    assert Thread.objects.filter(article=article).count() == 1
    assert Article.objects.filter(pk=article.pk).values().get() == before


def test_sending_back_names_the_open_threads_and_common_reasons(client):
    category = make_category()
    article = make_draft(by=make_writer(), category=category)
    thread = open_thread(article, by=make_chief(), text="Wer sagt das?", quote="Das teilte die Stadt mit")
    article = step(article, "submit", article.created_by)
    at_desk(client, make_moderator(category))
    sent = {
        "version": article.version,
        "reasons": ["source", "law"],
        "threads": [thread.pk],
        "reason": "Bitte heute.",
    }
    assert client.post(step_url(article, "request_changes"), sent).status_code == 302
    assert article.transitions.first().reason == (
        "Source missing\nLegal question\n“Das teilte die Stadt mit”: Wer sagt das?\nBitte heute."
    )
