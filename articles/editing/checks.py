"""What must be there before a story is submitted or published: each check returns sentences, none when all is well."""

from django.utils.translation import gettext as _

from articles.body.parse import parse
from articles.body.text import plain_text


def missing_head(content):
    return [] if content["headline"] else [_("The headline is missing.")]


def missing_text(content):
    return [] if plain_text(parse(content["body"])).strip() else [_("The text is empty.")]


def missing_category(content):
    return [] if content["category"] else [_("The category is missing.")]


def missing_byline(content):
    if content["credits"] or content["source"]:
        return []
    return [_("The byline is missing. Please add an author or, for agency text, the source.")]


COMPLETENESS = (missing_head, missing_text, missing_category, missing_byline)


def problems(content):
    """Everything that keeps a story from being submitted, one sentence each."""
    return [sentence for check in COMPLETENESS for sentence in check(content)]
