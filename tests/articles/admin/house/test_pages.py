"""Pages about the house at the desk: chiefs write them, nobody overwrites anybody, old versions come back."""

import pytest
from django.urls import reverse

from articles.models import AuditEntry, Page
from tests.articles.admin.desk import at_desk, document, errors, fields, words
from tests.factories import make_chief, make_page, make_user, make_writer

pytestmark = pytest.mark.django_db
LIST, ADD = reverse("admin:articles_page_changelist"), reverse("admin:articles_page_add")


def change(page):
    return reverse("admin:articles_page_change", args=[page.pk])


def version(page, number):
    return reverse("admin:articles_page_version", args=[page.pk, number])


def opened(client, address):
    return fields(client.get(address), "page_form")


def save(client, address, typed, **changes):
    return client.post(address, {**typed, **changes, "_save": "Save"})


def test_chief_writes_a_page_that_readers_see(client):
    at_desk(client, make_chief())
    answer = save(client, ADD, opened(client, ADD), title="Über uns", body="<p>Wir</p>")
    assert (answer.status_code, answer["Location"]) == (302, LIST)
    page = Page.objects.get()
    assert (page.slug, page.version, page.body) == ("ueber-uns", 1, "<p>Wir</p>")
    assert "Wir" in client.get("/seite/ueber-uns/").content.decode()
    assert [entry.action for entry in AuditEntry.objects.filter(kind="page")] == ["add"]


def test_late_save_is_refused_and_both_texts_are_offered(client):
    page = make_page(title="Seite", body="<p>Erst</p>")
    at_desk(client, make_chief())
    typed = opened(client, change(page))
    save(client, change(page), typed, body="<p>Schneller</p>")
    late = save(client, change(page), typed, body="<p>Mein später Text</p>")
    assert late.status_code == 200
    assert len(errors(late)) == 1
    assert fields(late, "page_form")["body"] == ["<p>Mein später Text</p>"]
    assert words(document(late).xpath("//*[@class='house-text']")[0]) == "Schneller"
    page.refresh_from_db()
    assert (page.version, page.body) == (2, "<p>Schneller</p>")
    save(client, change(page), fields(late, "page_form"))
    page.refresh_from_db()
    assert (page.version, page.body) == (3, "<p>Mein später Text</p>")
    assert [each.body for each in page.versions.all()][1] == "<p>Schneller</p>"


def test_second_late_save_is_refused_as_well(client):
    page = make_page(body="<p>Erst</p>")
    at_desk(client, make_chief())
    typed = opened(client, change(page))
    save(client, change(page), typed, body="<p>Zwei</p>")
    seen = fields(save(client, change(page), typed, body="<p>Spät</p>"), "page_form")
    save(client, change(page), opened(client, change(page)), body="<p>Drei</p>")
    assert errors(save(client, change(page), seen)) != []
    assert Page.objects.get().body == "<p>Drei</p>"


@pytest.mark.parametrize("sent", ["", "0", "-1", "1.5", "x", "9" * 30, "\x00"])
def test_forged_version_stores_nothing(client, sent):
    page = make_page(body="<p>Erst</p>")
    at_desk(client, make_chief())
    answer = save(client, change(page), opened(client, change(page)), body="<p>Neu</p>", version=sent)
    assert answer.status_code == 200
    assert errors(answer) != []
    assert Page.objects.get().body == "<p>Erst</p>"


@pytest.mark.parametrize(
    "body",
    [
        "<script>x</script>",
        '<figure data-card="picture" data-picture="1"></figure>',
        "<p><a href='javascript:x'>y</a></p>",
    ],
)
def test_what_a_page_cannot_hold_is_named_and_nothing_typed_is_lost(client, body):
    at_desk(client, make_chief())
    answer = save(client, ADD, opened(client, ADD), title="Seite", body=body)
    assert (answer.status_code, len(errors(answer)) > 0, Page.objects.count()) == (200, True, 0)
    assert fields(answer, "page_form")["title"] == ["Seite"]


def test_second_imprint_is_refused(client):
    make_page("imprint")
    at_desk(client, make_chief())
    answer = save(client, ADD, opened(client, ADD), title="Noch eins", kind="imprint")
    assert "There is a page of this kind already" in " ".join(errors(answer))
    assert Page.objects.count() == 1


@pytest.mark.parametrize("slug", ["impressum", "Groß", "a b", "x" * 200, "../x"])
def test_word_that_cannot_be_an_address_is_refused(client, slug):
    at_desk(client, make_chief())
    assert errors(save(client, ADD, opened(client, ADD), title="Seite", slug=slug)) != []
    assert Page.objects.count() == 0


def test_same_title_twice_gets_two_addresses(client):
    at_desk(client, make_chief())
    for _each in range(2):
        save(client, ADD, opened(client, ADD), title="Kontakt", body="<p>x</p>")
    assert sorted(Page.objects.values_list("slug", flat=True)) == ["kontakt", "kontakt-2"]


def test_old_version_is_read_and_taken_into_the_form(client):
    page = make_page(title="Seite", body="<p>Erst</p>")
    at_desk(client, make_chief())
    save(client, change(page), opened(client, change(page)), body="<p>Zwei</p>")
    shown = client.get(version(page, 1))
    assert words(document(shown).xpath("//*[@class='house-text']")[0]) == "Erst"
    (link,) = document(shown).xpath("//a[@class='button']/@href")
    typed = opened(client, link)
    assert typed["body"] == ["<p>Erst</p>"]
    save(client, change(page), typed)
    assert [each.body for each in page.versions.all()] == ["<p>Erst</p>", "<p>Zwei</p>", "<p>Erst</p>"]


def test_version_that_is_not_there_is_404(client):
    page = make_page()
    at_desk(client, make_chief())
    for number in (0, 2, 2**40):
        assert client.get(version(page, number)).status_code == 404
    assert client.get("/admin/articles/page/x/versions/1/").status_code == 404


@pytest.mark.parametrize("maker", [make_writer, lambda: make_user("Moderation"), make_user])
def test_nobody_else_reaches_pages(client, maker):
    page = make_page()
    at_desk(client, maker())
    for address in (LIST, ADD, change(page), version(page, 1)):
        assert client.get(address).status_code == 403
    assert client.post(change(page), {"title": "x"}).status_code == 403


def test_pages_are_hidden_and_never_deleted(client):
    page = make_page(title="Seite")
    at_desk(client, make_user("Administration"))
    assert (
        client.post(reverse("admin:articles_page_delete", args=[page.pk]), {"post": "yes"}).status_code == 403
    )
    typed = opened(client, change(page))
    typed.pop("is_shown")
    save(client, change(page), typed)
    assert client.get(page.get_absolute_url()).status_code == 404
    assert Page.objects.count() == 1


def test_address_of_a_page_stays(client):
    page = make_page(title="Alt")
    at_desk(client, make_chief())
    save(client, change(page), opened(client, change(page)), title="Neu", slug="neu", kind="imprint")
    page.refresh_from_db()
    assert (page.title, page.slug, page.kind) == ("Neu", "alt", "other")
