"""The tools of a story in a reader's browser: share, listen, text size, contents; nothing moves, nothing is asked of others."""

import pytest
from playwright.sync_api import expect

from articles.models import Publication
from tests.axe import violations, violations_light_and_dark
from tests.browser import watch
from tests.factories import head_picture, make_author, make_category, make_picture, make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SENTENCE = "Die Brücke über den Hafen ist wieder offen, und der Verkehr rollt in beide Richtungen wie zuvor. "
BODY = "".join(
    f"<h2>Kapitel {number}</h2><p>Beginn {number}. {SENTENCE * 6}</p><p>{SENTENCE * 6}</p>"
    for number in range(1, 5)
)
# A device with voices of its own and one that asks the maker of the browser; the test says when a piece is spoken.
VOICES = """() => {
  const spoken = [];
  let current = null;
  const speech = {
    voices: [
      { lang: "de-DE", localService: false, name: "Netz", default: true },
      { lang: "en-US", localService: true, name: "Sam", default: false },
      { lang: "de-DE", localService: true, name: "Anna", default: false },
    ],
    getVoices() { return this.voices; },
    speak(piece) { current = piece; spoken.push(piece); },
    cancel() { const ended = current; current = null; ended?.onend?.(); },
    addEventListener() {},
  };
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, "speechSynthesis", { value: speech, configurable: true });
  window.spoken = spoken;
  window.finish = () => { const ended = current; current = null; ended.onend(); };
}"""
SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts.push([entry.value, entry.sources.map((each) => each.node?.className)]);
  }).observe({ type: "layout-shift", buffered: true });
}"""


def run_first(page, function):
    page.add_init_script(f"({function})()")


@pytest.fixture
def story(live_server):
    """The address of a long story with a picture, beside another one of its section."""
    category = make_category("Regionales")
    make_published(category=category)
    article = make_published(
        category=category,
        headline="Brücke offen",
        body=BODY,
        picture=head_picture(make_picture(size=(1280, 720))),
        credits=[make_author("Anna Berg").pk],
    )
    return live_server.url + Publication.objects.get(article=article).get_absolute_url()


def test_page_is_accessible_moves_nothing_and_asks_nobody_else(new_context, live_server, story):
    for width in (320, 768, 1440):
        context = new_context(viewport={"width": width, "height": 900})
        page = context.new_page()
        complaints, asked = watch(page), []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        run_first(page, SHIFTS)
        run_first(page, VOICES)
        page.goto(story)
        expect(page.locator("[data-listen]")).to_be_visible()
        page.mouse.wheel(0, 5000)
        expect(page.locator(".more")).to_be_in_viewport()
        assert page.evaluate("shifts") == [], width
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
        assert violations_light_and_dark(page) == []
        assert complaints == []
        assert [url for url in asked if not url.startswith((live_server.url, "data:"))] == []
        assert context.cookies() == []


def test_link_is_copied_where_the_browser_has_no_dialog(new_context, live_server, story):
    context = new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(story)
    button = page.locator("[data-share]")
    expect(button).to_have_text("Link kopieren")
    button.click()
    expect(page.get_by_role("status")).to_have_text("Der Link ist kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(
        "link[rel=canonical]"
    ).get_attribute("href")


def test_link_is_shown_where_nothing_can_be_copied(page, story):
    run_first(page, "() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.goto(story)
    page.locator("[data-share]").click()
    expect(page.get_by_role("status")).to_contain_text("/bruecke-offen-")


def test_dialog_of_the_system_shares_headline_and_address(page, story):
    run_first(
        page,
        "() => { navigator.canShare = () => true; window.shared = []; navigator.share = async (story) => { shared.push(story); }; }",
    )
    page.goto(story)
    page.get_by_role("button", name="Teilen").click()
    [shared] = page.evaluate("shared")
    assert shared == {
        "title": "Brücke offen",
        "url": page.locator("link[rel=canonical]").get_attribute("href"),
    }
    expect(page.get_by_role("status")).to_have_text("")


def test_voice_of_the_device_reads_the_story_and_marks_where_it_is(page, story):
    run_first(page, VOICES)
    page.goto(story)
    page.get_by_role("button", name="Vorlesen").click()
    spoken = "spoken.map((each) => [each.text, each.lang, each.voice.name])"
    assert page.evaluate(spoken) == [["Brücke offen", "de", "Anna"]]
    expect(page.locator(".spoken")).to_have_text("Brücke offen")
    for _piece in range(3):
        page.evaluate("finish()")
    last = page.evaluate(spoken)[-1]
    assert last[0].startswith("Beginn 1. Die Brücke")
    assert len(last[0]) <= 220
    expect(page.locator(".spoken")).to_have_count(1)
    expect(page.locator(".spoken")).to_contain_text("Beginn 1.")
    page.get_by_role("button", name="Anhalten").click()
    count = page.evaluate("spoken.length")
    page.get_by_role("button", name="Weiter vorlesen").click()
    assert page.evaluate("[spoken.length, spoken.at(-1).text]") == [count + 1, last[0]]
    page.get_by_role("button", name="Beenden").click()
    expect(page.locator(".spoken")).to_have_count(0)
    expect(page.get_by_role("button", name="Vorlesen")).to_be_focused()
    assert page.evaluate("spoken.length") == count + 1


def test_story_that_is_read_to_its_end_is_read_whole_and_only_once(page, story):
    run_first(page, VOICES)
    page.goto(story)
    page.get_by_role("button", name="Vorlesen").click()
    page.evaluate("() => { for (let n = 0; n < 999 && document.querySelector('.spoken'); n += 1) finish(); }")
    read = " ".join(" ".join(page.evaluate("spoken.map((each) => each.text)")).split())
    words = page.evaluate(
        "[...document.querySelectorAll('h1 .headline, .lead, .text > *')].map((each) => each.textContent)"
    )
    assert read == " ".join(" ".join(words).split())
    expect(page.get_by_role("button", name="Vorlesen")).to_be_visible()


def test_browser_without_a_voice_of_its_own_offers_none(page, story):
    run_first(page, VOICES)
    run_first(page, "() => { speechSynthesis.voices = speechSynthesis.voices.slice(0, 2); }")
    page.goto(story)
    expect(page.locator("[data-share]")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_size_of_the_text_is_kept_and_there_before_the_first_paint(page, live_server, story):
    size = "parseFloat(getComputedStyle(document.querySelector('.text')).fontSize)"
    page.goto(story)
    usual = page.evaluate(size)
    page.get_by_role("button", name="Sehr groß").click()
    larger = page.evaluate(size)
    assert larger > usual * 1.2
    # Module scripts run after the first paint; without them the size has to stand all the same.
    page.route("**/story*.js", lambda route: route.abort())
    page.goto(story)
    assert page.evaluate(size) == larger
    page.unroute("**/story*.js")
    page.goto(story)
    expect(page.locator("[data-size=larger]")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Normal").click()
    page.reload()
    assert page.evaluate(size) == usual
    assert page.evaluate("localStorage.length") == 0


def test_size_nobody_knows_is_the_usual_one(page, story):
    run_first(page, "() => localStorage.setItem('text-size', 'riesig')")
    page.goto(story)
    expect(page.locator("[data-size=normal]")).to_have_attribute("aria-pressed", "true")
    assert violations(page) == []


def test_keyboard_leads_from_the_head_through_the_tools_to_the_chapter(page, story):
    run_first(page, VOICES)
    page.goto(story)
    page.locator(".byline a").focus()
    reached = []
    for _step in range(12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim().split('\\n')[0]"))
        if reached[-1] == "Kapitel 3":
            break
    assert reached[:2] == ["Link kopieren", "Vorlesen"]
    assert reached[-4:] == ["ASehr groß", "Kapitel 1", "Kapitel 2", "Kapitel 3"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Kapitel 3")).to_be_in_viewport()
    assert page.url.endswith("#abschnitt-kapitel-3")
    expect(page.locator(".contents [aria-current]")).to_have_text("Kapitel 3")


def test_page_without_scripts_is_complete_and_has_no_dead_button(new_context, story):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(story)
    expect(page.locator(".tools")).to_be_hidden()
    expect(page.get_by_role("heading", name="Kapitel 4")).to_be_visible()
    expect(page.locator(".contents a")).to_have_count(4)
    expect(page.locator(".more h3")).to_have_count(1)


def test_paper_has_the_text_and_the_address_and_no_tools(page, story):
    page.goto(story)
    page.emulate_media(media="print")
    for part in (".tools", ".contents", ".more", ".tags", ".breadcrumb"):
        assert [each for each in page.locator(part).all() if each.is_visible()] == [], part
    expect(page.locator(".on-paper")).to_have_text(page.locator("link[rel=canonical]").get_attribute("href"))
    expect(page.locator(".story-picture img").last).to_be_visible()
