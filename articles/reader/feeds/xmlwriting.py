"""Elements of XML in a fixed order, written by a parser's own serialiser so that nothing stored becomes markup."""

from datetime import UTC

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
CONTENT = "http://purl.org/rss/1.0/modules/content/"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
MEDIA = "http://search.yahoo.com/mrss/"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def add(parent, name, text=None, **attributes):
    """A child with these words and attributes; `name` may carry its namespace as {namespace}name."""
    child = etree.SubElement(parent, name, attributes)
    child.text = text
    return child


def add_media(parent, media):
    """The picture of a story with its words, by the Media RSS both dialects share."""
    size = {"width": str(media.width), "height": str(media.height)}
    content = add(parent, f"{{{MEDIA}}}content", url=media.source, type=media.kind, medium="image", **size)
    for name, text in (("title", media.caption), ("description", media.alternative)):
        if text:
            add(content, f"{{{MEDIA}}}{name}", text, type="plain")
    if media.credit:
        add(content, f"{{{MEDIA}}}credit", media.credit)


def written(root):
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def moment(when):
    """As RFC 3339 has it, in UTC."""
    return when.astimezone(UTC).isoformat(timespec="seconds")
