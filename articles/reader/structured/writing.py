"""schema.org data of a story as it stands in the page."""

import json
from urllib.parse import urljoin

from django.urls import reverse
from django.utils.safestring import mark_safe

from articles.reader.frame import absolute

# Nothing in the data can end the script element or begin another.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def structured_data(publication, section):
    """The stored JSON-LD with the address and section of today; empty for a draft without a section."""
    if not publication.structured or not section:
        return ""
    address = absolute(reverse("article", args=[section.slug, publication.slug, publication.article_id]))
    data = {
        **publication.structured,
        "url": address,
        "mainEntityOfPage": address,
        "articleSection": section.name,
    }
    if "image" in data:
        data["image"] = [urljoin(absolute("/"), source) for source in data["image"]]
    # Read as data, never run; the characters that could leave the script element are escaped.
    return mark_safe(json.dumps(data, ensure_ascii=False).translate(ESCAPED))  # noqa: S308  escaped just here
