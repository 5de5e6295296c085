"""The text editor with 3,000 words, 20 cards and 6 pictures: until one can write, and what a key costs.

Opening counts from the beginning of the navigation until the editor says that it is ready, and until text, cards and
pictures are painted; the browser knows scripts and style sheets from a first visit, which is measured apart. A key
counts from its event to the end of the frame that shows it. Words are typed as fast typists do, with a moment after
each, so that counting the words and saving by itself happen in between as they do at work; the first a second after
the click into the text.
"""

import statistics
from pathlib import Path
from types import SimpleNamespace

from articles.body.parse import parse
from articles.body.text import word_count
from benchmarks.chromium import browser
from benchmarks.figures import Figure
from benchmarks.story import card, gallery, hang_paintings, long_text, picture
from tests.browser import enter, open_article, place_cursor
from tests.factories import make_draft, make_published, make_writer

__all__ = ["measure"]

WORDS, CARDS = 3_000, 20
RUNS, KEYS = 7, 200
BETWEEN_KEYS, BETWEEN_WORDS = 80, 300  # milliseconds
AFTER_CLICK = 1_000  # milliseconds until the first key: the window has just jumped to the middle of the text and paints it
WORD = "schreibt "
SCREEN = {"width": 1400, "height": 900}
SCRIPTS = Path(__file__).parent


def measure(address):
    """Figures of opening and typing."""
    user = make_writer()
    article = _make_article(user)
    with browser() as chrome:
        page = chrome.new_page(viewport=SCREEN, locale="de-DE", timezone_id="Europe/Berlin")
        site = SimpleNamespace(url=address)
        enter(page, site, user, language="de")
        page.add_init_script(path=SCRIPTS / "opening.js")
        first, *runs = [_open(page, site, article) for _ in range(RUNS + 1)]
        yield from _opened(runs, first)
        _type(page)
        yield from _typed(sorted(page.evaluate("keys")), page.evaluate("pauses"))


def _make_article(user):
    cards = [card(make_published()) for _ in range(CARDS)]
    inside = hang_paintings("editor", user)
    blocks = [*map(picture, inside[:3]), gallery(inside[3:])]
    for place, block in enumerate(blocks, 1):
        cards.insert(place * 5, block)
    article = make_draft(by=user, body=long_text(WORDS, cards), picture={"picture": inside[0].pk})
    if word_count(parse(article.body)) < WORDS:
        raise RuntimeError("The text is too short.")
    return article


def _open(page, site, article):
    open_article(page, site, article)
    page.wait_for_function("() => opening.drawn")
    return page.evaluate("opening")


def _opened(runs, first):
    for name, words in (("ready", "the editor is ready"), ("drawn", "cards and pictures are painted")):
        times = [run[name] for run in runs]
        yield Figure(f"editor: until {words}, median", statistics.median(times), "ms", 1000)
        yield Figure("  worst", max(times), "ms", 1000)
        yield Figure("  first visit", first[name], "ms")


def _type(page):
    """Keys in the middle of the text; typing.js measures them."""
    paragraphs = page.locator(".ProseMirror > p")
    place_cursor(paragraphs.nth(paragraphs.count() // 2))
    page.evaluate((SCRIPTS / "typing.js").read_text())
    page.wait_for_timeout(AFTER_CLICK)
    for place in range(KEYS):
        key = WORD[place % len(WORD)]
        page.keyboard.press(key)
        page.wait_for_timeout(BETWEEN_WORDS if key == " " else BETWEEN_KEYS)
    page.wait_for_function(f"() => keys.length === {KEYS}")


def _typed(times, pauses):
    yield Figure("editor: from a key to its frame, median", statistics.median(times), "ms", 50)
    yield Figure("  95 of 100 keys", times[round(len(times) * 0.95) - 1], "ms", 50)
    yield Figure("  worst", times[-1], "ms", 50)
    yield Figure("  tasks of over 50 ms meanwhile", len(pauses), "")
