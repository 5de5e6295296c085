"""The library in a browser: pictures chosen, dropped and pasted, the focal point by mouse and keyboard."""

import base64
import re

import pytest
from playwright.sync_api import expect

from articles.models import Picture
from tests.articles.imaging.pictures import file_of, photo
from tests.axe import violations_light_and_dark
from tests.browser import enter, watch
from tests.factories import make_chief, make_picture, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PASTE = """async ([selector, data, event, name]) => {
  const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name, { type: "image/png" }));
  const target = document.querySelector(selector);
  const { left, top, width, height } = target.getBoundingClientRect();
  const init = { bubbles: true, cancelable: true, clientX: left + width / 2, clientY: top + height / 2 };
  if (event === "paste") target.dispatchEvent(new ClipboardEvent("paste", { ...init, clipboardData: transfer }));
  else target.dispatchEvent(new DragEvent("drop", { ...init, dataTransfer: transfer }));
}"""


def png(seed):
    return file_of(photo((120, 90), seed), "PNG").getvalue()


def upload(page, live_server):
    page.goto(live_server.url + "/admin/articles/picture/add/")
    expect(page.locator(".upload-script")).to_be_visible()


def test_files_are_taken_in_as_they_are_chosen_each_with_its_outcome(page, live_server):
    complaints = watch(page)
    make_picture(seed=3, size=(120, 90))
    enter(page, live_server, make_writer())
    upload(page, live_server)
    files = [("a.png", png(1)), ("b.txt", b"x"), ("c.png", png(3))]
    page.set_input_files(
        "#id_files", [{"name": name, "mimeType": "image/png", "buffer": data} for name, data in files]
    )
    states = page.locator(".upload-result")
    expect(states).to_have_count(3)
    expect(states.nth(0)).to_have_attribute("data-state", "stored")
    expect(states.nth(1)).to_have_attribute("data-state", "refused")
    expect(states.nth(2)).to_have_attribute("data-state", "same")
    assert Picture.objects.count() == 2
    assert violations_light_and_dark(page) == []
    assert complaints == []


@pytest.mark.parametrize("event", ["paste", "drop"])
def test_picture_is_taken_in_where_it_is_pasted_or_dropped(page, live_server, event):
    enter(page, live_server, make_writer())
    upload(page, live_server)
    page.evaluate(PASTE, [".upload-zone", base64.b64encode(png(5)).decode(), event, "x.png"])
    expect(page.locator(".upload-result")).to_have_attribute("data-state", "stored")
    assert Picture.objects.get().file_name == "x.png"


def test_picture_dropped_on_the_list_stands_in_it(page, live_server):
    enter(page, live_server, make_writer())
    page.goto(live_server.url + "/admin/articles/picture/")
    page.evaluate(PASTE, ["#changelist", base64.b64encode(png(6)).decode(), "drop", "x.png"])
    expect(page.locator(".tile")).to_have_count(1)


def test_focal_point_is_set_by_click_and_by_arrow_keys_and_the_crops_follow(page, live_server):
    complaints = watch(page)
    picture = make_picture(size=(1200, 400))
    enter(page, live_server, make_writer())
    page.goto(f"{live_server.url}/admin/articles/picture/{picture.pk}/change/")
    stage = page.locator(".focus-stage img")
    expect(stage).to_have_js_property("naturalWidth", 1200)
    box = stage.bounding_box()
    stage.click(position={"x": box["width"] * 0.25, "y": box["height"] * 0.5})
    square = page.locator("[data-crop='1:1']")
    expect(page.locator("#id_focus_x")).to_have_value(re.compile(r"0\.2[45]\d?"))
    page.fill("#id_focus_x", "0.25")
    # a third of the width is shown: from 0.25 - 0.1667, of the two thirds it may begin in
    expect(square).to_have_css("object-position", "12.5% 50%")
    point = page.locator(".focus-point")
    point.focus()
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#id_focus_x")).to_have_value("0.36")
    page.click("[name=_save]")
    page.wait_for_url("**/picture/")
    assert Picture.objects.get().focus_x == 0.36
    assert complaints == []


@pytest.mark.parametrize("width", [320, 1440])
def test_pages_of_the_library_fit_and_have_no_violation(page, live_server, width):
    picture = make_picture(size=(1200, 400), caption="Die Brücke", licence="")
    make_picture(size=(300, 900))
    enter(page, live_server, make_chief())
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("", f"{picture.pk}/change/", "?view=list", "add/", f"{picture.pk}/take-back/"):
        page.goto(f"{live_server.url}/admin/articles/picture/{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations_light_and_dark(page) == [], path
