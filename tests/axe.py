"""Accessibility of a page in the browser, as axe-core judges it: a list of sentences, empty when nothing is wrong."""

from pathlib import Path

import axe_playwright_python

SOURCE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
# Without fetching the style sheets again: none of these rules needs them, and axe would put them in as inline styles.
# Colours fade over; a fade that is taken back never ends, so no longer than a second.
FADED = """Promise.race([
  Promise.allSettled(document.getAnimations().map(each => each.finished)).then(() => true),
  new Promise(resolve => setTimeout(resolve, 1000, false)),
])"""
RUN = "rules => axe.run({runOnly: rules, preload: false, resultTypes: ['violations']})"


def violations(page, rules=TAGS):
    """“rule: what is wrong [selector]” for each fault in the page as it is shown now."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(SOURCE)
    found = page.evaluate(RUN, rules)["violations"]
    return [f"{each['id']}: {each['help']} {node['target']}" for each in found for node in each["nodes"]]


def violations_light_and_dark(page):
    """In both colour schemes, each sentence with the scheme before it; in dark, the rules that look at colours."""
    sentences = []
    for scheme, rules in (("light", TAGS), ("dark", COLOURS)):
        page.emulate_media(color_scheme=scheme)
        page.evaluate(FADED)
        sentences += [f"{scheme}: {sentence}" for sentence in violations(page, rules)]
    return sentences
