"""A page by keyboard alone: Tab reaches all that can be operated, is held by nothing, and shows where it is."""

from pathlib import Path

SCRIPT = Path(__file__).with_suffix(".js").read_text(encoding="utf-8")

PARTS = 40  # stops that are parts of one element, as in a date


def tab_faults(page):
    """Sentences of what Tab does not reach, what holds it, and what does not show that it has the focus."""
    page.evaluate(SCRIPT)
    for _ in range(page.evaluate("tabbing.count") + PARTS):
        page.keyboard.press("Tab")
        if not page.evaluate("tabbing.step()"):
            break
    return page.evaluate("tabbing.end()")
