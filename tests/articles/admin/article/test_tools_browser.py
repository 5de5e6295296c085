"""The tools of the text editor in a browser: find and replace, typography by choice, outline, only the text."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.axe import violations_light_and_dark
from tests.browser import place_cursor, save, settle
from tests.factories import make_published

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIXED = "\u00a0"
TYPESET = """async ([address, line]) => {
  const { offers, taken } = await import(address);
  const set = taken(line, offers(line));
  return [set, offers(set).length];
}"""
LINES = {
    '"Wir sind dabei", sagte er. Das "Aus" kam.': "„Wir sind dabei“, sagte er. Das „Aus“ kam.",
    "Sie rief: \"Er sagte 'nein' und ging.\"": "Sie rief: „Er sagte ‚nein‘ und ging.“",
    "Geht's noch? Hans' Hut und '90er.": "Geht’s noch? Hans’ Hut und ’90er.",
    '“English” und „deutsch“ ("so")': "„English“ und „deutsch“ („so“)",
    "»Wir sind dabei«, sagte er. Das »Aus« kam (»so«).": "„Wir sind dabei“, sagte er. Das „Aus“ kam („so“).",
    "»Er rief: ›Geht's nicht‹, und ging.« Und ›nein‹.": "„Er rief: ‚Geht’s nicht‘, und ging.“ Und ‚nein‘.",
    '»›Halt‹, rief sie. "Aus!"«': "„‚Halt‘, rief sie. „Aus!““",
    "«Grüezi», sagte sie: «‹Merci›». Start » Politik, « Salut », »offen": (
        "«Grüezi», sagte sie: «‹Merci›». Start » Politik, « Salut », »offen"
    ),
    "Das - so sagt er - ist -- gut.": "Das – so sagt er – ist – gut.",
    "Von 10-12 Uhr, 2019-2023, am 2026-11-23, Tel. 0431-1234, E-Mail": (
        f"Von 10–12{FIXED}Uhr, 2019–2023, am 2026-11-23, Tel. 0431-1234, E-Mail"
    ),
    "Bei -5 Grad ...": f"Bei −5{FIXED}Grad …",
    "ein  Wort , und": "ein Wort, und",
    "50 km/h, 3 Prozent, 20 %, 4 mal, 3 Mio. Euro": f"50{FIXED}km/h, 3{FIXED}Prozent, 20{FIXED}%, 4 mal, 3{FIXED}Mio. Euro",
    "am 3. Oktober, z.B. Dr. Wolf, z. B. so, i.d.R. Nr. 7, § 5": (
        f"am 3.{FIXED}Oktober, z.{FIXED}B. Dr.{FIXED}Wolf, z.{FIXED}B. so, i.{FIXED}d.{FIXED}R. Nr.{FIXED}7, §{FIXED}5"
    ),
    "6 x 4 Meter": f"6 × 4{FIXED}Meter",
    "Wort.... und": "Wort.... und",
    "": "",
}
BODY = '<p>Der "Rat" tagt - <strong>bis 3 Uhr</strong>.</p><h2>Der Rat</h2><p>Rat und rat.</p><h3>Klein</h3>'


def press(page, title):
    page.locator(f".prose-menubar button[title='{title}']").click()


def body_of(article):
    return Article.objects.get(pk=article.pk).body


def test_each_line_is_set_as_german_newspapers_do_and_needs_no_second_time(page, desk):
    desk()
    address = (
        page.locator("script[src*='word_facts']").get_attribute("src").replace("word_facts", "typography")
    )
    found = {line: page.evaluate(TYPESET, [address, line]) for line in LINES}
    assert found == {line: [wanted, 0] for line, wanted in LINES.items()}


def test_typography_changes_what_was_chosen_in_head_and_text_and_nothing_by_itself(page, desk):
    article = desk(body=BODY, headline='Das "Aus" - fast')
    press(page, "Typography")
    groups = page.locator(".typeset-rule legend")
    expect(groups).to_have_text(
        [
            " Quotation marks and apostrophes (4)",
            " Dashes (2)",
            " Blanks at which no line ends (⍽) (1)",
        ]
    )
    page.get_by_label("Dashes (2)").uncheck()
    page.keyboard.press("Enter")
    expect(page.locator(".picker")).to_have_count(0)
    expect(page.locator("#id_headline")).to_have_value("Das „Aus“ - fast")
    save(page)
    first = f"<p>Der „Rat“ tagt - <strong>bis 3{FIXED}Uhr</strong>.</p>"
    assert body_of(article) == BODY.replace(BODY[: BODY.index("<h2>")], first)
    press(page, "Typography")
    page.get_by_role("button", name="Cancel").click()
    save(page)
    assert body_of(article) == BODY.replace(BODY[: BODY.index("<h2>")], first)


def test_typography_is_taken_back_with_one_undo(page, desk):
    article = desk(body=BODY)
    press(page, "Typography")
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror p").first).to_have_text(f"Der „Rat“ tagt – bis 3{FIXED}Uhr.")
    page.keyboard.press("Control+z")
    expect(page.locator(".ProseMirror p").first).to_have_text('Der "Rat" tagt - bis 3 Uhr.')
    save(page)
    assert body_of(article) == BODY


def test_words_are_found_and_replaced_by_keyboard_with_their_marks(page, desk):
    article = desk(body=BODY)
    place_cursor(page.locator(".ProseMirror p").first)
    page.keyboard.press("Home")
    settle(page)
    page.keyboard.press("Control+f")
    page.keyboard.type("rat")
    told = page.locator(".find-told")
    expect(told).to_have_text("1 of 4")
    expect(page.locator(".find-hit")).to_have_count(4)
    page.keyboard.press("Shift+Enter")
    expect(told).to_have_text("4 of 4")
    page.get_by_label("Match capitals").check()
    expect(told).to_have_text("1 of 1")
    page.get_by_label("Match capitals").uncheck()
    page.get_by_role("searchbox", name="Find in the text").fill("3 Uhr")
    page.get_by_label("Replace with").fill("4 Uhr")
    page.get_by_label("Replace with").press("Enter")
    expect(told).to_have_text("not found")
    page.get_by_role("searchbox", name="Find in the text").fill("Rat")
    page.get_by_label("Replace with").fill("Ausschuss")
    page.get_by_role("button", name="Replace all").click()
    expect(told).to_have_text("4 replaced")
    page.keyboard.press("Escape")
    expect(page.locator(".find-bar")).to_be_hidden()
    expect(page.locator(".find-hit")).to_have_count(0)
    expect(page.locator(".ProseMirror")).to_be_focused()
    save(page)
    wanted = BODY.replace("3 Uhr", "4 Uhr").replace("Rat", "Ausschuss").replace("rat.", "Ausschuss.")
    assert body_of(article) == wanted


def test_outline_leads_to_a_headline(page, desk):
    desk(body=BODY)
    press(page, "Outline")
    lines = page.locator(".outline-line")
    expect(lines).to_have_text([" Der Rat", " Klein"])
    lines.nth(1).locator("input").check()
    page.keyboard.press("Enter")
    expect(page.locator(".picker")).to_have_count(0)
    settle(page)
    page.keyboard.type("Ganz ")
    expect(page.locator(".ProseMirror h3")).to_have_text("Ganz Klein")


def test_only_the_text_is_shown_until_escape(page, desk):
    desk(body=BODY)
    press(page, "Only the text")
    side = page.locator(".desk-side")
    expect(side).to_be_hidden()
    expect(page.locator("#header")).to_be_hidden()
    expect(page.locator("#id_headline")).to_be_visible()
    expect(page.locator(".save-bar")).to_be_visible()
    page.keyboard.press("Escape")
    expect(side).to_be_visible()


def test_words_of_the_selection_are_counted(page, desk):
    desk(body="<p>Eins zwei drei.</p><p>Vier</p>")
    place_cursor(page.locator(".ProseMirror p").first)
    chosen = page.locator("[data-fact=chosen]")
    expect(chosen).to_be_hidden()
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    expect(chosen).to_have_text("3 chosen")
    page.keyboard.press("Control+a")
    expect(chosen).to_have_text("4 chosen")


def test_tools_are_accessible_when_opened(page, desk):
    desk(body=BODY)
    found = {}
    for title in ("Typography", "Outline", "Find and replace", "Only the text"):
        press(page, title)
        found[title] = violations_light_and_dark(page)
        page.keyboard.press("Escape")
    assert found == {title: [] for title in found}


def test_slash_in_an_empty_line_lists_what_can_stand_there(page, desk):
    article = desk(body="<p>Eins</p>")
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    options = page.get_by_role("listbox", name="What shall stand here?").get_by_role("option")
    expect(options).to_have_count(12)
    assert violations_light_and_dark(page) == []
    page.keyboard.type("head")
    expect(options).to_have_text(["Sub-headline", "Small sub-headline"])
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.keyboard.type("Titel")
    page.keyboard.press("Enter")
    page.keyboard.type("/quot")
    options.first.click()
    page.keyboard.type("Zitat")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("/kein")
    expect(options).to_have_count(0)
    page.keyboard.press("Home")
    page.keyboard.type("so ")
    save(page)
    assert body_of(article) == (
        "<p>Eins</p><h3>Titel</h3><blockquote><p>Zitat</p></blockquote><p>so /kein</p>"
    )


def test_slash_opens_the_search_for_a_card_and_escape_leaves_it_as_typed(page, desk):
    story = make_published(headline="Werften melden volle Bücher", tags=["Werft"])
    article = desk(body="<p>Eins</p>", tags=["Werft"])
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("/lesen")
    page.keyboard.press("Enter")
    page.locator(".picker-result", has_text="Werften").locator("input").check()
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror .card-title")).to_have_text("Werften melden volle Bücher")
    # Elsewhere in the line than before: two clicks at one place within half a second would count as a double click.
    place_cursor(page.locator(".ProseMirror p").first, position={"x": 600, "y": 8})
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("/")
    expect(page.locator(".slash")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".slash")).to_be_hidden()
    page.keyboard.type("km")
    save(page)
    card = f'<aside data-card="readmore" data-article="{story.pk}"></aside>'
    assert body_of(article) in (f"<p>Eins</p><p>/km</p>{card}", f"<p>Eins</p><p>/km</p>{card}<p></p>")
