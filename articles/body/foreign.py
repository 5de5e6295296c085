"""Elements of HTML that are no kind of ours: what becomes of their text when an importer brings them."""

__all__ = ["DROPPED_WITH_CONTENT", "TRANSPARENT", "UNKNOWN_IN_LINE", "fate"]

# Always there, because the parser supplies them.
DOCUMENT_TAGS = {"html", "head", "body"}
# Between a table and its rows, without a meaning that would be lost.
PARTS_OF_TABLES = {"thead", "tbody", "tfoot", "colgroup", "col"}
TRANSPARENT = frozenset(DOCUMENT_TAGS | PARTS_OF_TABLES)

CODE = {"script", "style", "template", "noscript", "noframes", "noembed", "title", "xmp", "plaintext"}
PLAYERS = {
    "iframe",
    "object",
    "embed",
    "applet",
    "audio",
    "video",
    "canvas",
    "frameset",
    "svg",
    "math",
    "map",
}
FORM_FIELDS = {"textarea", "select", "button", "datalist"}
# What stands inside these is not the text of the story.
DROPPED_WITH_CONTENT = frozenset(CODE | PLAYERS | FORM_FIELDS)

LOOKS = {"span", "font", "u", "s", "strike", "small", "big", "mark", "tt", "nobr", "blink", "o:p"}
MEANING = {"del", "ins", "q", "cite", "abbr", "acronym", "dfn", "time", "data", "label", "bdi", "bdo", "wbr"}
TYPED = {"code", "kbd", "samp", "var", "ruby", "rt", "rp", "rb", "img", "input"}
# Part of a line: no paragraph ends where one of these begins or ends.
UNKNOWN_IN_LINE = frozenset(LOOKS | MEANING | TYPED)

EMPTY_IN_HTML = frozenset(
    ("img", "input", "meta", "link", "base", "area", "col", "param", "source", "track", "wbr")
)


def fate(tag: str) -> str:
    """What becomes of the content of this element, as the end of the words that report it."""
    if tag in DROPPED_WITH_CONTENT:
        return " with its content"
    return "" if tag in EMPTY_IN_HTML else " (text kept)"
