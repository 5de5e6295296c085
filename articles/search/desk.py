"""What the index says of words typed at the desk: the newest publications that have them all, public or not."""

from django.utils import timezone

from articles.models import Publication
from articles.search.analysis import as_part, beginning, is_stop_word, joined, token, words
from articles.search.backends import backend
from articles.search.facets import BEGINNING
from articles.search.hits import moment
from articles.search.levels import PREFIX
from articles.search.marks import HEAD, LONGEST_START, SHORTEST_START, START


def newest_with(typed, most):
    """Ids of at most so many publications, the newest first, that have every word typed: in whatever form, as part of a
    compound; the last one, which may go on, also as the beginning of a word of the headline, a tag or a name. None when no
    word is typed.
    """
    pieces = [parts for parts in words(typed) if parts]
    wanted = [parts for parts in pieces if len(parts) > 1 or not is_stop_word(parts[0])] or pieces
    if not wanted:
        return None
    clauses = [*map(_alternatives, wanted[:-1]), _alternatives(wanted[-1], goes_on=True)]
    hits = backend().hits(Publication.objects.all(), [(1.0, clauses)], (BEGINNING, _last()), most)
    return [hit.pk for hit in hits]


def _last():
    """The moment of the newest story, planned or not: an index looks for the newest from there."""
    newest = Publication.objects.order_by("-published_at").values_list("published_at", flat=True).first()
    return moment(newest or timezone.now())


def _alternatives(parts, *, goes_on=False):
    if len(parts) > 1:
        return [tuple(map(token, parts)), (joined(parts),)]
    (word,) = parts
    begun = _begun(beginning(word)) if goes_on else None
    return [(each,) for each in (token(word), as_part(word), begun) if each]


def _begun(letters):
    """The mark of a word of the head that begins so."""
    if len(letters) < SHORTEST_START:
        return None
    return START + letters if len(letters) <= LONGEST_START else HEAD + letters + PREFIX
