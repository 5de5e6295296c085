"""Reads the demo's own texts: a header of `key: value` lines, a blank line, then a text in a small markup."""

import configparser
import html
import re
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent
_INLINE = re.compile(r"\*\*(?P<strong>.+?)\*\*|\*(?P<em>.+?)\*|\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)")
_LISTS = {"- ": "ul", "1. ": "ol"}


@dataclass(frozen=True)
class DemoText:
    """One file: its header, the markup of its text, and the references of its closing links."""

    header: dict
    text: str
    closing: tuple

    @property
    def ref(self):
        return self.header["ref"]

    def names(self, key):
        """A comma-separated header as a list."""
        return [part.strip() for part in self.header.get(key, "").split(",") if part.strip()]

    def hours(self, key):
        """A header that counts hours, or None."""
        return float(self.header[key]) if key in self.header else None


def read_texts():
    """All demo texts, the oldest story first, so that the newest is the last to be edited."""
    texts = [read_text(path.read_text("utf-8")) for path in sorted(FOLDER.glob("articles/*.txt"))]
    return sorted(texts, key=lambda text: -(text.hours("hours_ago") or 0))


def read_text(source):
    """One demo text from the content of its file."""
    head, _, text = source.partition("\n\n")
    pairs = (line.partition(":") for line in head.splitlines())
    header = {key.strip(): value.strip() for key, _, value in pairs}
    lines = text.splitlines()
    closing = tuple(line.removeprefix("MEHR: @") for line in lines if line.startswith("MEHR: @"))
    return DemoText(header, "\n".join(line for line in lines if not line.startswith("MEHR: ")), closing)


def read_sections(name, kind):
    """An INI file's sections `[kind:key]` as (key, values)."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(FOLDER / name, "utf-8")
    return [(section.removeprefix(f"{kind}:"), dict(parser[section])) for section in parser.sections()]


def to_body(text, ids):
    """The markup as a body; `ids` maps references to article ids, and links to others are left out."""
    blocks = [block.strip("\n") for block in re.split(r"\n\s*\n", text) if block.strip()]
    return "".join(_block(block, ids) for block in blocks)


def _block(block, ids):
    if block == "---":
        return "<hr>"
    for prefix, tag in (("### ", "h3"), ("## ", "h2")):
        if block.startswith(prefix):
            return f"<{tag}>{_inline(block.removeprefix(prefix), ids)}</{tag}>"
    for prefix, make in _CARDS.items():
        if block.startswith(prefix):
            return make([line.removeprefix(prefix).strip() for line in block.splitlines()], ids)
    for prefix, tag in _LISTS.items():
        if block.startswith(prefix):
            items = [re.sub(r"^(- |\d+\. )", "", line) for line in block.splitlines()]
            return (
                f"<{tag}>" + "".join(f"<li><p>{_inline(item, ids)}</p></li>" for item in items) + f"</{tag}>"
            )
    return f"<p>{_inline(' '.join(block.splitlines()), ids)}</p>"


def _card(lines, ids):
    [target] = lines
    if target.startswith("@"):
        number = ids.get(target[1:])
        return f'<aside data-card="readmore" data-article="{number}"></aside>' if number else ""
    url, _, title = (html.escape(part.strip()) for part in target.partition("|"))
    return f'<aside data-card="readmore" data-url="{url}" data-title="{title}"></aside>'


def _quotation(lines, ids):
    source = lines.pop().removeprefix("— ") if lines[-1].startswith("— ") else ""
    attribute = f' data-source="{html.escape(source)}"' if source else ""
    return f"<blockquote{attribute}><p>{_inline(' '.join(lines), ids)}</p></blockquote>"


def _infobox(lines, ids):
    """A first line with the title, then one paragraph a line."""
    paragraphs = "".join(f"<p>{_inline(line, ids)}</p>" for line in lines[1:])
    return f'<aside data-card="infobox" data-title="{html.escape(lines[0])}">{paragraphs}</aside>'


def _picture(lines, ids):
    """The key of a picture, and a caption of its own after a bar."""
    key, _, caption = (html.escape(part.strip()) for part in lines[0].partition("|"))
    own = f' data-caption="{caption}"' if caption else ""
    return f'<figure data-card="picture" data-picture="{ids[PICTURE + key]}"{own}></figure>'


def _gallery(lines, ids):
    """A first line with the title, then one picture a line."""
    pictures = "".join(_picture([line], ids) for line in lines[1:])
    return f'<section data-card="gallery" data-title="{html.escape(lines[0])}">{pictures}</section>'


PICTURE = "picture:"  # before the key of a picture among the ids


def _table(lines, ids):
    """A first line with the title, a second with the heads of the columns, then a row a line."""
    rows = [[_inline(cell.strip(), ids) for cell in line.split("|")] for line in lines[1:]]
    inner = "".join(_row(row, "td" if number else "th") for number, row in enumerate(rows))
    return f'<table data-title="{html.escape(lines[0])}">{inner}</table>'


def _row(cells, tag):
    return "<tr>" + "".join(f"<{tag}><p>{cell}</p></{tag}>" for cell in cells) + "</tr>"


def _embed(lines, ids):
    [target] = lines
    url, _, title = (html.escape(part.strip()) for part in target.partition("|"))
    return f'<div data-card="embed" data-url="{url}" data-title="{title}"></div>'


_CARDS = {
    "BILD: ": _picture,
    "BILDER: ": _gallery,
    "LESEN SIE MEHR: ": _card,
    "EINBETTEN: ": _embed,
    ">": _quotation,
    "!": _infobox,
    "|": _table,
}


def _inline(words, ids):
    return _INLINE.sub(lambda match: _mark(match, ids), html.escape(words, quote=False))


def _mark(match, ids):
    if match["strong"] or match["em"]:
        tag = "strong" if match["strong"] else "em"
        return f"<{tag}>{match['strong'] or match['em']}</{tag}>"
    target = match["target"]
    if target.startswith("@"):
        number = ids.get(target[1:])
        target = f"article:{number}" if number else ""
    return f'<a href="{target}">{match["words"]}</a>' if target else match["words"]
