"""The block of JSON-LD as it stands in the page."""

import json

from django.utils.safestring import mark_safe

# Nothing in the data can end the script element or begin another.
ESCAPED = {"<": "\\u003C", ">": "\\u003E", "&": "\\u0026"}


def written(nodes):
    """The nodes of one page under one context; empty without any."""
    if not nodes:
        return ""
    data = {"@context": "https://schema.org", "@graph": nodes}
    # Read as data, never run; the characters that could leave the script element are escaped.
    text = json.dumps(data, ensure_ascii=False)
    for character, spelt in ESCAPED.items():
        text = text.replace(character, spelt)
    return mark_safe(text)  # noqa: S308  escaped just here


def filled(values):
    """Without what is empty: schema.org knows no empty values."""
    return {name: value for name, value in values.items() if value not in ("", None, [], {})}
