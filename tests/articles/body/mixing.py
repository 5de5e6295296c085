"""Attacks as hypothesis mixes them: with each other, with good text, at any place of it."""

from hypothesis import strategies as st

from articles.body.serialise import serialise
from tests.articles.body import strategies
from tests.articles.body.vectors import VECTORS

__all__ = ["mixed_attacks"]

CARRIERS = st.sampled_from(("title", "data-title", "data-source", "href", "data-url"))
pieces = st.one_of(st.sampled_from(VECTORS), strategies.documents.map(serialise), strategies.known_soup)


def insert(outer, at, inner):
    place = at % (len(outer) + 1)
    return outer[:place] + inner + outer[place:]


def nested(inner):
    """Two in a row, one within the other at any place, or within an element or an attribute."""
    return st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds(insert, inner, st.integers(0, 400), inner),
        st.builds("<{0}>{1}</{0}>".format, st.sampled_from(strategies.TAGS), inner),
        st.builds("<{} {}='{}'>".format, st.sampled_from(strategies.KNOWN_TAGS), CARRIERS, inner),
    )


mixed_attacks = st.recursive(pieces, nested, max_leaves=6)
