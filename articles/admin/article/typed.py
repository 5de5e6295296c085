"""Between what people type at the desk and what an article's content is made of."""

import csv
import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from articles.body.kinds import ARTICLE_ID
from articles.body.parse import BodyError
from articles.body.serialise import canonical

WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
HOST = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")


def read_id(text):
    """The id typed or sent, or None for anything that is none, such as a number no table could hold."""
    return int(text) if ARTICLE_ID.fullmatch(str(text or "")) else None


def canonical_body(html):
    """The text in its stored form; ValidationError with a sentence for the editor."""
    try:
        return canonical(html)
    except BodyError as error:
        # The sentence was marked for the catalogue where it stands, in articles.body.errors.
        raise ValidationError(gettext(error.template) % error.values, code="body") from error


def join_names(names):
    """Names on one line, separated by commas; one that holds a comma or quotation marks is quoted."""
    return ", ".join(
        '"' + name.replace('"', '""') + '"' if re.search('[,"]', name) else name for name in names
    )


def split_names(text):
    """The names on a line in order, each trimmed, none of them empty; a line longer than any list is one name."""
    line = " ".join(text.split())
    try:
        fields = next(csv.reader([line], skipinitialspace=True), [])
    except csv.Error:
        fields = [line]
    return [name for name in map(str.strip, fields) if name]


def web_address(text):
    """The address with its scheme, https where none was typed; ValidationError for anything else."""
    text = f"https://{text}" if HOST.fullmatch(text) else text
    if text and not WEB_ADDRESS.fullmatch(text):
        sentence = gettext("“%s” is not a web address. It begins with https://.")
        raise ValidationError(sentence % text, code="address")
    return text
