"""Embeds before a reader's eyes: nothing is asked of a provider before consent, which lasts as long as they wish."""

import pytest
from playwright.sync_api import expect

from articles.models import Publication
from tests.axe import violations_light_and_dark
from tests.browser import watch
from tests.factories import make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
VIDEO = (
    '<div data-card="embed" data-url="https://youtu.be/dQw4w9WgXcQ?t=90" data-title="Die Probefahrt"></div>'
)
SECOND = '<div data-card="embed" data-url="https://youtu.be/aqz-KE-bpKQ"></div>'
POST = '<div data-card="embed" data-url="https://chaos.social/@redaktion/110000000000000001"></div>'
FRAME = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90"


def refuse_the_world(context, live_server):
    """A list that fills with the addresses of others that are asked for; they get a page of no words."""
    asked = []

    def answer(route):
        if route.request.url.startswith(live_server.url):
            return route.continue_()
        asked.append(route.request.url)
        return route.fulfill(
            status=200, content_type="text/html", body="<title>Fremd</title><button>Los</button>"
        )

    context.route("**/*", answer)
    return asked


@pytest.fixture
def reader(page, live_server):
    """Opens a story of this text; `reader.asked` are the foreign addresses. The browser must not have complained."""
    complaints = watch(page)

    def reader(body):
        story = Publication.objects.get(article=make_published(body=f"<p>Davor</p>{body}<p>Danach</p>"))
        page.goto(live_server.url + story.get_absolute_url())
        return live_server.url + story.get_absolute_url()

    reader.asked = refuse_the_world(page.context, live_server)
    yield reader
    # What the empty page of the provider does without is none of ours.
    assert [words for words in complaints if "Fremd" not in words] == []


def button(page, name, place=0):
    return page.locator("figure.embed").nth(place).get_by_role("button", name=name)


def test_nothing_is_asked_of_anybody_before_the_reader_agrees(page, reader):
    reader(VIDEO + POST)
    expect(button(page, "Einmal laden")).to_be_visible()
    expect(page.locator("figure.embed").first).to_contain_text(
        "Hier steht ein Inhalt von YouTube. Wenn Sie ihn laden, überträgt Ihr Browser Daten an YouTube."
    )
    page.wait_for_load_state("networkidle")
    assert (reader.asked, page.locator("iframe").count()) == ([], 0)
    assert violations_light_and_dark(page) == []


def test_agreeing_once_loads_this_frame_with_few_rights_and_no_other(page, reader):
    address = reader(VIDEO + SECOND)
    button(page, "Einmal laden").click()
    frame = page.locator("iframe")
    expect(frame).to_have_count(1)
    expect(frame).to_be_focused()
    kept = ["src", "sandbox", "allow", "loading", "referrerpolicy", "title"]
    assert [frame.get_attribute(name) for name in kept] == [
        FRAME,
        "allow-scripts allow-same-origin allow-popups allow-presentation",
        "fullscreen",
        "lazy",
        "strict-origin-when-cross-origin",
        "YouTube: Die Probefahrt",
    ]
    expect(page.get_by_role("status").filter(has_text="wird geladen")).to_have_count(1)
    expect(page.frame_locator("iframe").get_by_role("button", name="Los")).to_be_visible()
    assert reader.asked == [FRAME]
    page.goto(address)
    expect(button(page, "Einmal laden")).to_be_visible()
    assert page.locator("iframe").count() == 0


def test_agreeing_for_good_is_remembered_on_other_pages_until_it_is_revoked(page, reader):
    first = reader(VIDEO + SECOND + POST)
    button(page, "Inhalte von YouTube immer laden").click()
    expect(page.locator("iframe")).to_have_count(2)
    expect(button(page, "Inhalte von Mastodon immer laden", 2)).to_be_visible()
    reader(SECOND)
    expect(page.locator("iframe")).to_have_count(1)
    button(page, "Nicht mehr automatisch laden").click()
    expect(page.locator("iframe")).to_have_count(0)
    expect(button(page, "Einmal laden")).to_be_focused()
    page.goto(first)
    expect(button(page, "Einmal laden")).to_be_visible()
    assert page.locator("iframe").count() == 0


def test_frame_takes_exactly_the_room_of_its_preview(page, reader):
    reader(VIDEO + POST)
    heights = "figures => figures.map((figure) => figure.getBoundingClientRect().height)"
    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        page.reload()
        before = page.locator("figure.embed").evaluate_all(heights)
        button(page, "Einmal laden", 0).click()
        button(page, "Einmal laden", 1).click()
        expect(page.locator("iframe")).to_have_count(2)
        assert page.locator("figure.embed").evaluate_all(heights) == before
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_keyboard_is_enough(page, reader):
    reader(VIDEO)
    button(page, "Einmal laden").focus()
    page.keyboard.press("Tab")
    expect(button(page, "Inhalte von YouTube immer laden")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("iframe")).to_be_focused()
    button(page, "Nicht mehr automatisch laden").focus()
    page.keyboard.press("Space")
    expect(button(page, "Einmal laden")).to_be_focused()


def test_browser_that_keeps_nothing_loads_all_the_same(page, reader):
    page.add_init_script(
        'Object.defineProperty(window, "localStorage", { get() { throw new Error("kept nowhere") } })'
    )
    reader(VIDEO)
    button(page, "Inhalte von YouTube immer laden").click()
    expect(page.locator("iframe")).to_have_count(1)


def test_frame_of_another_host_is_stopped_by_the_policy(page, live_server):
    """Even if something got into the page, the browser would not load it."""
    watch(page)
    asked = refuse_the_world(page.context, live_server)
    story = Publication.objects.get(article=make_published(body=VIDEO))
    page.goto(live_server.url + story.get_absolute_url())
    with page.expect_console_message(lambda message: "frame-src" in message.text):
        page.locator("figure.embed").evaluate('figure => { figure.dataset.frame = "https://evil.example/x" }')
        button(page, "Einmal laden").click()
    assert asked == []


def test_without_scripts_there_is_a_link(new_context, live_server):
    context = new_context(java_script_enabled=False)
    asked = refuse_the_world(context, live_server)
    story = Publication.objects.get(article=make_published(body=VIDEO))
    page = context.new_page()
    page.goto(live_server.url + story.get_absolute_url())
    figure = page.locator("figure.embed")
    expect(figure.get_by_role("link", name="Bei YouTube öffnen")).to_have_attribute(
        "href", "https://youtu.be/dQw4w9WgXcQ?t=90"
    )
    expect(figure).to_contain_text("Die Probefahrt")
    expect(figure.get_by_role("button")).to_have_count(0)
    assert (asked, page.locator("iframe").count()) == ([], 0)
