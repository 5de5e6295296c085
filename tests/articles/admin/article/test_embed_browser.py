"""Embeds in the text editor of a real browser: named while the address is typed, refused when nobody knows it, never loaded."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.body.embed_addresses import KNOWN, UNKNOWN
from tests.axe import violations_light_and_dark
from tests.browser import place_cursor, save, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIDEO = '<div data-card="embed" data-url="https://youtu.be/dQw4w9WgXcQ" data-title="Die Probefahrt"></div>'


def saved(page, article):
    save(page)
    return Article.objects.get(pk=article.pk).body


def test_provider_is_named_while_the_address_is_typed(page, desk):
    article = desk(body="<p>Davor</p>")
    place_cursor(page.locator(".ProseMirror p"))
    page.get_by_title("Embed: video").click()
    address, told = page.get_by_label("Address of the page"), page.locator(".picker-told")
    expect(told).to_contain_text("YouTube, Vimeo, X")
    address.fill("https://example.org/film")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Please enter the address of a single video")
    address.fill("youtu.be/dQw4w9WgXcQ")
    expect(told).to_have_text("YouTube. Readers see it once they have agreed to load it.")
    assert violations_light_and_dark(page) == []
    page.get_by_label("Own title (may stay empty)").fill("Die Probefahrt")
    page.keyboard.press("Enter")
    card = page.locator(".ProseMirror .card-embed")
    expect(card).to_contain_text("YouTube")
    expect(card.locator(".card-title")).to_have_text("Die Probefahrt")
    assert saved(page, article) == f"<p>Davor</p>{VIDEO}"


def test_slash_opens_the_dialog_and_the_card_takes_the_empty_line(page, desk):
    article = desk(body="<p>Davor</p>")
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("/embed")
    page.keyboard.press("Enter")
    page.get_by_label("Address of the page").fill("https://chaos.social/@redaktion/110000000000000001")
    page.keyboard.press("Enter")
    card = '<div data-card="embed" data-url="https://chaos.social/@redaktion/110000000000000001"></div>'
    expect(page.locator(".ProseMirror .card-embed")).to_contain_text("Mastodon")
    assert saved(page, article) == f"<p>Davor</p>{card}"


def test_card_is_changed_and_removed(page, desk):
    article = desk(body=f"<p>Davor</p>{VIDEO}")
    card = page.locator(".ProseMirror .card-embed")
    card.get_by_role("button", name="Change").click()
    page.get_by_label("Own title (may stay empty)").fill("")
    page.get_by_label("Address of the page").fill("https://vimeo.com/76979871")
    page.keyboard.press("Enter")
    expect(card).to_contain_text("Vimeo")
    expect(card.locator(".card-title")).to_have_text("vimeo.com/76979871")
    new = '<div data-card="embed" data-url="https://vimeo.com/76979871"></div>'
    assert saved(page, article) == f"<p>Davor</p>{new}"
    page.locator(".prose-menubar").wait_for()
    card.get_by_role("button", name="Remove").click()
    settle(page)
    assert saved(page, article) == "<p>Davor</p>"


def test_python_and_the_browser_know_the_same_addresses(page, desk):
    """The patterns come from Python and have to mean the same to JavaScript."""
    desk(body="")
    found = page.evaluate(
        """(addresses) => { const { embeds } = JSON.parse(document.querySelector("[data-desk-editor]").dataset.deskEditor);
        return addresses.map((address) => embeds.find(({ pattern }) => new RegExp(pattern).test(address))?.name ?? null) }""",
        [*KNOWN, *UNKNOWN],
    )
    assert found == [*[provider for provider, _frame in KNOWN.values()], *[None] * len(UNKNOWN)]
