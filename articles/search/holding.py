"""What the index says of one word, for whoever looks for stories by other means as well: all that have it, public or not."""

from django.db.models.expressions import RawSQL

from articles.models import Publication
from articles.search.analysis import as_part, beginning, joined, token, words
from articles.search.backends import backend
from articles.search.levels import PREFIX

SHORTEST_BEGINNING = 3  # letters of a word that may go on


def holding(typed):
    """Publications whose text has what was typed, as a word, its beginning, or a part of a compound.

    None when there is no word in it, or the index stands elsewhere and cannot be asked within a query.
    """
    select = getattr(backend(), "holding", None)
    clauses = [_alternatives(parts) for parts in words(typed) if parts]
    if select is None or not clauses:
        return None
    return Publication.objects.filter(pk__in=RawSQL(*select(clauses))).order_by()  # noqa: S611  constant text


def _alternatives(parts):
    if len(parts) > 1:
        return [tuple(map(token, parts)), (joined(parts),)]
    (word,) = parts
    begun = beginning(word) + PREFIX if len(word) >= SHORTEST_BEGINNING else None
    return [(each,) for each in (token(word), as_part(word), begun) if each]
