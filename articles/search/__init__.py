"""Full text search: keeps an index of publications and finds the public ones. Pages know only these names."""

from articles.search.finding import CAP, Results, alike, find
from articles.search.writing import index, reindex, remove

__all__ = ["CAP", "Results", "alike", "find", "index", "reindex", "remove"]
