"""Full text search: keeps an index of publications and finds the public ones. Pages know only these names."""

from articles.search.finding import CAP, Results, find
from articles.search.writing import index, reindex, remove

__all__ = ["CAP", "Results", "find", "index", "reindex", "remove"]
