"""Full text search: keeps an index of publications and finds the public ones. Pages know only these names."""

from articles.search.backends import Silent
from articles.search.desk import newest_with
from articles.search.facets import Choice, Facets
from articles.search.finding import CAP, Results, alike, correct, find
from articles.search.highlight import Piece, marked, passage
from articles.search.hits import moment, time_of
from articles.search.query import parse
from articles.search.suggesting import Suggestions, fits, suggest
from articles.search.writing import index, loading, reindex, remove, shaped_entry, store

__all__ = [
    "CAP",
    "Choice",
    "Facets",
    "Piece",
    "Results",
    "Silent",
    "Suggestions",
    "alike",
    "correct",
    "find",
    "fits",
    "index",
    "loading",
    "marked",
    "moment",
    "newest_with",
    "parse",
    "passage",
    "reindex",
    "remove",
    "shaped_entry",
    "store",
    "suggest",
    "time_of",
]
