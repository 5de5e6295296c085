"""The corpus of attacks in xss.txt, and a look at HTML that knows nothing of our parser."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

from articles.body.embeds import MASTODON, PROVIDERS
from articles.body.kinds import LINK_TARGET, accepts_value, allowed_html

__all__ = ["HOST", "VECTORS", "strange_in_page", "strange_in_stored"]

HOST = "evil.example"  # where a request would go; it leads nowhere
SIGN = re.compile(r"\\(x[0-9a-f]{2}|u[0-9a-f]{4}|[tnr\\])")
NAMED = {"t": "\t", "n": "\n", "r": "\r", "\\": "\\"}
STORED = allowed_html()
PAGE_TAGS = set(STORED) | {
    "footer",
    "figcaption",
    "div",
    "thead",
    "tbody",
    "button",
    "span",
    "picture",
    "source",
    "img",
}
PAGE_ATTRIBUTES = {
    "class",
    "rel",
    "start",
    "tabindex",
    "role",
    "aria-label",
    "scope",
    "hidden",
    "type",
    "href",
    "data-provider",
    "data-title",
    "data-ratio",
    "data-embed",
}
HOSTS = {urlsplit(provider.frame).hostname for provider in PROVIDERS} | set(MASTODON)
FRAME = re.compile(rf"https://(?:{'|'.join(re.escape(host) for host in HOSTS if host)})/[^\s<>\"']*$")


def _sign(match):
    return NAMED.get(match[1]) or chr(int(match[1][1:], 16))


def _read_vectors():
    lines = (Path(__file__).parent / "xss.txt").read_text(encoding="utf-8").split("\n")
    return [SIGN.sub(_sign, line).replace("{host}", HOST) for line in lines if line and line[0] != "#"]


VECTORS = _read_vectors()


class _Reader(HTMLParser):
    """Notes every tag, attribute, comment or declaration that `knows` does not expect."""

    def __init__(self, knows):
        super().__init__()
        self.knows, self.strange = knows, []

    def handle_starttag(self, tag, attrs):
        self.strange += [] if self.knows(tag, None, None) else [f"<{tag}>"]
        self.strange += [
            f"<{tag} {name}={value!r}>" for name, value in attrs if not self.knows(tag, name, value)
        ]

    def handle_comment(self, data):
        self.strange.append(f"<!--{data}-->")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _strange(html, knows):
    reader = _Reader(knows)
    reader.feed(html)
    reader.close()
    return reader.strange


def strange_in_stored(html):
    """What stands in a stored text and not in the table of kinds."""
    return _strange(
        html, lambda tag, name, value: tag in STORED and (name is None or accepts_value(tag, name, value))
    )


def strange_in_page(html):
    """What no renderer of ours writes, or a link that leads where none may."""
    return _strange(html, _knows_in_page)


def _knows_in_page(tag, name, value):
    if name == "href":
        return tag == "a" and (value.startswith("/") or LINK_TARGET.fullmatch(value) is not None)
    if name == "id":  # of headings, beginning so that they take none of the page around the text
        return tag in {"h2", "h3"} and re.fullmatch(r"abschnitt(-[a-z0-9-]+)?", value) is not None
    if name == "data-frame":
        return tag == "figure" and FRAME.match(value) is not None
    return tag in PAGE_TAGS and (name is None or name in PAGE_ATTRIBUTES)
