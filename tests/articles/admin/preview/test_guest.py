"""The page under a shared link: one revision, for whoever has the link, without account, cookie, cache or trace."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Comment, GuestAnswer, PreviewVisit, SharedPreview
from articles.sharing import revoke, share_revision
from tests.articles.admin.desk import at_desk, document, words
from tests.factories import in_hours, make_draft, make_published, make_writer, step

pytestmark = pytest.mark.django_db
SECRET = "Geheimplan Kanzleramt"


@pytest.fixture
def preview():
    return make_preview()


def make_preview(**rights):
    article = make_draft(by=(writer := make_writer()), headline=SECRET, lead="Erste Fassung.")
    return share_revision(article.latest, by=writer, recipient="A", expires_at=in_hours(1), **rights)


def addresses(token):
    return [reverse("shared_preview", args=[token]), reverse("shared_preview_page", args=[token])]


def test_guest_sees_the_frame_and_in_it_the_readers_page(client, preview):
    frame, page = (client.get(address) for address in addresses(preview.token))
    tree = document(frame)
    assert tree.xpath("//iframe/@src") == [addresses(preview.token)[1]]
    assert tree.xpath("//iframe/@sandbox") == [
        "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    ]
    assert f'<span class="headline">{SECRET}</span>' in page.content.decode()
    assert "(Europe/Berlin)" in words(tree.xpath("//header")[0])
    assert not tree.xpath("//form")


def test_guest_pages_are_kept_and_traced_by_nobody(client, preview):
    client.get(addresses(preview.token)[0])
    for address in addresses(preview.token):
        answer = client.get(address)
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert not answer.cookies
    assert not client.cookies
    assert preview.token not in document(client.get(addresses(preview.token)[0])).findtext(".//title")


def test_link_keeps_showing_its_revision(client, preview):
    article, writer = preview.article, preview.created_by
    step(article, "edit", writer, content={"headline": "Neuer Titel", "lead": "Zweite Fassung."})
    text = "".join(client.get(address).content.decode() for address in addresses(preview.token))
    assert "Erste Fassung." in text
    assert "Neuer Titel" not in text
    assert "Zweite Fassung." not in text
    assert client.get(addresses(preview.token)[1] + "?revision=2").content.decode().count("Zweite") == 0


@pytest.mark.parametrize(("seconds", "status"), [(1, 410), (-30, 200)])
def test_link_ends_to_the_second(client, preview, seconds, status):
    SharedPreview.objects.update(expires_at=timezone.now() - timedelta(seconds=seconds))
    assert {client.get(address).status_code for address in addresses(preview.token)} == {status}


@pytest.mark.parametrize("state", ["expired", "revoked", "trashed"])
def test_link_that_has_ended_says_so_and_nothing_of_the_text(client, preview, state):
    if state == "expired":
        SharedPreview.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    if state == "revoked":
        revoke(preview, by=preview.created_by)
    if state == "trashed":
        step(preview.article, "trash", preview.created_by)
    answers = [client.get(address) for address in addresses(preview.token)]
    assert [answer.status_code for answer in answers] == [410, 410]
    assert answers[0].content == answers[1].content
    assert "Kanzleramt" not in answers[0].content.decode()
    assert not PreviewVisit.objects.exists()


def test_unknown_token_is_like_any_unknown_address(client, preview):
    other = preview.token.swapcase()
    for token in (other, preview.token[:-1], preview.token + "x", "x", "%00" + preview.token[1:]):
        for address in addresses("TOKEN"):
            answer = client.get(address.replace("TOKEN", token))
            assert (answer.status_code, answer.content) == (404, client.get("/gibt-es-nicht/").content)
            assert answer.headers["Cache-Control"] == "no-store"


def test_guest_reaches_nothing_else(client, preview):
    client.get(addresses(preview.token)[0])
    article = preview.article
    names = ["preview", "preview_page", "live_preview", "shares", "change", "history"]
    for name in names:
        answer = client.get(reverse(f"admin:articles_article_{name}", args=[article.pk]))
        assert answer.url.startswith(reverse("admin:login"))
    assert client.get(article.get_absolute_url()).status_code == 404


def test_opening_is_logged_with_a_shortened_address_and_only_opening(client, preview):
    page, inner = addresses(preview.token)
    client.get(page, REMOTE_ADDR="203.0.113.77")
    client.head(page)
    client.get(inner)
    client.post(page, {"name": "A"})
    assert list(PreviewVisit.objects.values_list("preview", "address")) == [(preview.pk, "203.0.113.0")]


def test_visits_of_the_desk_are_not_counted(client, preview):
    at_desk(client, make_writer()).get(addresses(preview.token)[0])
    assert not PreviewVisit.objects.exists()


def test_other_methods_are_refused(client, preview):
    assert [client.put(address).status_code for address in addresses(preview.token)] == [405, 405]
    assert client.post(addresses(preview.token)[1]).status_code == 405


def test_guest_leaves_a_remark_without_any_cookie(client):
    preview = make_preview(may_comment=True)
    answer = client.post(addresses(preview.token)[0], {"name": " Jens\nJansen ", "text": "<b>So nicht.</b>"})
    assert (answer.status_code, answer.cookies) == (200, {})
    assert document(answer).xpath("//*[@class='guest-sent']")
    assert list(Comment.objects.values_list("guest", "text")) == [("Jens Jansen", "<b>So nicht.</b>")]


@pytest.mark.parametrize(("answer", "text"), [("approved", ""), ("objected", "Das Zitat stimmt nicht.")])
def test_guest_agrees_or_objects(client, answer, text):
    preview = make_preview(may_approve=True)
    client.post(addresses(preview.token)[0], {"name": "Jens", "answer": answer, "text": text})
    found = GuestAnswer.objects.values_list("preview", "name", "verdict", "text")
    assert list(found) == [(preview.pk, "Jens", answer, text)]


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "", "answer": "remark", "text": "Mein langer Text"},
        {"name": "Jens", "text": "Mein langer Text"},
        {"name": "Jens", "answer": "released", "text": "Mein langer Text"},
        {"name": "x" * 121, "answer": "approved", "text": "Mein langer Text"},
        {"name": "Jens", "answer": "remark", "text": "Mein langer Text" + "x" * 4000},
    ],
)
def test_what_was_typed_stays_after_an_error(client, typed):
    preview = make_preview(may_comment=True, may_approve=True)
    answer = client.post(addresses(preview.token)[0], typed)
    tree = document(answer)
    assert tree.xpath("//*[@class='guest-error']")
    assert "Mein langer Text" in tree.xpath("//textarea")[0].text
    assert tree.xpath("//input[@name='name']/@value") in ([], [typed["name"]])
    assert not Comment.objects.exists()
    assert not GuestAnswer.objects.exists()


@pytest.mark.parametrize("answer", ["remark", "objected"])
def test_words_are_asked_for_where_they_are_needed(client, answer):
    preview = make_preview(may_comment=True, may_approve=True)
    page = client.post(addresses(preview.token)[0], {"name": "Jens", "answer": answer, "text": " "})
    assert document(page).xpath("//*[@id='id_text_error']")


def test_link_without_rights_takes_no_answer(client, preview):
    sent = {"name": "Jens", "answer": "approved", "text": "Ja"}
    assert client.post(addresses(preview.token)[0], sent).status_code == 200
    assert not Comment.objects.exists()
    assert not GuestAnswer.objects.exists()


def test_right_to_agree_is_not_the_right_to_remark(client):
    preview = make_preview(may_approve=True)
    client.post(addresses(preview.token)[0], {"name": "Jens", "answer": "remark", "text": "Ja"})
    assert not Comment.objects.exists()


def test_guest_sees_links_to_public_stories_only(client):
    hidden = make_draft(by=make_writer(), headline="Noch geheim")
    public = make_published(headline="Längst zu lesen")
    cards = "".join(
        f'<aside data-card="readmore" data-article="{pk}"></aside>' for pk in (hidden.pk, public.pk)
    )
    article = make_draft(by=(writer := make_writer()), body=f"<p>A</p>{cards}")
    preview = share_revision(article.latest, by=writer, recipient="A", expires_at=in_hours(1))
    text = client.get(addresses(preview.token)[1]).content.decode()
    assert "Längst zu lesen" in text
    assert "Noch geheim" not in text


def test_queries_of_a_visit_do_not_grow(client, django_assert_num_queries, preview):
    page = addresses(preview.token)[0]
    with django_assert_num_queries(3):  # the link, the visit, the sections
        client.get(page)
    for _visit in range(10):
        client.get(page)
    with django_assert_num_queries(3):
        client.get(page)
