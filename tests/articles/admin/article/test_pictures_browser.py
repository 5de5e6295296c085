"""Pictures in the text editor: chosen, dropped, put into galleries, changed for one place, and stored unchanged."""

import base64

import pytest
from playwright.sync_api import expect

from articles.models import Article, Picture
from tests.articles.admin.library.test_browser import PASTE, png
from tests.axe import violations_light_and_dark
from tests.browser import place_cursor, save
from tests.factories import head_picture, make_picture, picture_in_text

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def stored(article):
    return Article.objects.get(pk=article.pk)


def choose(page, picture, **typed):
    """Takes a picture in the open dialog, with words of its own."""
    page.locator(".picture-tile", has_text=picture.title).click()
    for label, text in typed.items():
        page.locator("dialog.picker").get_by_label(label).fill(text)
    page.locator("dialog.picker [type=submit]").click()


def test_text_with_every_use_of_pictures_comes_back_unchanged(page, desk):
    one, two = make_picture(), make_picture()
    own = picture_in_text(
        one, crop="1:1", focus="0.25 0.5", alternative="Kran", caption="Der „Kran“ &amp; mehr", credit="Weber"
    )
    gallery = f'<section data-card="gallery" data-title="Bilder">{picture_in_text(one)}{picture_in_text(two, caption="Zwei")}</section>'
    body = f"<p>A</p>{own}<p>B</p>{gallery}<p>C</p>"
    article = desk(body=body)
    expect(page.locator(".picture-card img")).to_have_count(3)
    page.locator("#id_headline").fill("Neuer Titel")
    save(page)
    assert stored(article).body == body


def test_picture_is_put_between_the_paragraphs_with_words_of_this_place(page, desk):
    picture = make_picture(caption="Aus dem Archiv")
    article = desk(body="<p>Erster.</p><p>Zweiter.</p>")
    place_cursor(page.locator(".ProseMirror p", has_text="Erster."))
    page.keyboard.press("Control+Alt+b")
    choose(page, picture, Caption="Von hier")
    expect(page.locator(".picture-card figcaption")).to_contain_text("Von hier Foto: Weber")
    save(page)
    assert (
        stored(article).body == f"<p>Erster.</p>{picture_in_text(picture, caption='Von hier')}<p>Zweiter.</p>"
    )
    assert [row.picture_id for row in article.picture_usages.all()] == [picture.pk]


def test_gallery_grows_by_the_button_and_has_a_title(page, desk):
    one, two = make_picture(), make_picture()
    article = desk(body="<p>Erster.</p><p>Zweiter.</p>")
    place_cursor(page.locator(".ProseMirror p", has_text="Erster."))
    page.locator("[data-name=gallery]").click()
    choose(page, one)
    page.locator(".picture-card").click()
    page.locator("[data-name=picture]").click()
    choose(page, two)
    expect(page.locator("section[data-card=gallery] .picture-card")).to_have_count(2)
    page.locator("[data-name=galleryTitle]").click()
    page.locator("dialog.picker input").fill("Der Hafen")
    page.keyboard.press("Enter")
    save(page)
    both = picture_in_text(one) + picture_in_text(two)
    assert stored(article).body == (
        f'<p>Erster.</p><section data-card="gallery" data-title="Der Hafen">{both}</section><p>Zweiter.</p>'
    )


@pytest.mark.parametrize("event", ["paste", "drop"])
def test_file_dropped_or_pasted_into_the_text_is_taken_in_and_stands_there(page, desk, event):
    article = desk(body="<p>Erster.</p><p>Zweiter.</p>")
    place_cursor(page.locator(".ProseMirror p", has_text="Erster."))
    page.evaluate(PASTE, [".ProseMirror p", base64.b64encode(png(5)).decode(), event, "x.png"])
    expect(page.locator(".picture-card img")).to_be_visible()
    save(page)
    assert picture_in_text(Picture.objects.get()) in stored(article).body


def test_file_that_looks_like_one_of_ours_asks_which_is_meant(page, desk):
    known = make_picture(seed=5, size=(240, 180), title="Bekannt")
    article = desk(body="<p>Erster.</p>")
    place_cursor(page.locator(".ProseMirror p", has_text="Erster."))
    page.evaluate(PASTE, [".ProseMirror p", base64.b64encode(png(5)).decode(), "paste", "x.png"])
    expect(page.locator("dialog.picker .picture-tile")).to_have_count(2)
    page.locator("dialog.picker [type=submit]").click()
    expect(page.locator(".picture-card img")).to_be_visible()
    save(page)
    assert picture_in_text(known) in stored(article).body
    assert Picture.objects.count() == 1


def test_head_picture_is_chosen_changed_and_removed(page, desk):
    picture = make_picture(size=(1200, 400))
    article = desk(body="<p>A</p>")
    page.locator(".head-stage button").click()
    page.locator(".picture-tile", has_text=picture.title).click()
    stage = page.locator("dialog.picker .focus-stage img")
    expect(stage).to_have_js_property("naturalWidth", 1200)
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    page.locator("dialog.picker").get_by_label("Crop").select_option("1:1")
    page.locator("dialog.picker [type=submit]").click()
    expect(page.locator(".head-stage img")).to_be_visible()
    save(page)
    use = stored(article).picture
    assert (use["picture"], use["crop"]) == (picture.pk, "1:1")
    assert [
        abs(float(part) - wanted) < 0.01
        for part, wanted in zip(use["focus"].split(), (0.25, 0.5), strict=True)
    ] == [True, True]
    page.locator(".head-tools button", has_text="Remove").click()
    save(page)
    assert stored(article).picture is None


def test_card_says_what_is_missing_before_a_check_does(page, desk):
    bare = make_picture(credit="", licence="")
    desk(body=f"<p>A</p>{picture_in_text(bare)}<p>B</p>", picture=head_picture(bare))
    for place in (".picture-card", ".head-stage"):
        expect(page.locator(f"{place} .card-state")).to_have_text(["no licence", "no credit"])


def test_dialog_is_used_by_keyboard_and_has_no_violation(page, desk):
    picture = make_picture(title="Hafenkran")
    make_picture(title="Segelschiff")
    article = desk(body="<p>Erster.</p>")
    page.locator(".head-stage button").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".picture-tile")).to_have_count(2)
    page.keyboard.type(picture.title)
    expect(page.locator(".picture-tile")).to_have_count(1)
    assert violations_light_and_dark(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".head-stage img")).to_be_visible()
    save(page)
    assert stored(article).picture["picture"] == picture.pk
