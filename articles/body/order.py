"""What of a rearranged row stayed in order: the longest part whose places rise."""

from bisect import bisect_left
from collections.abc import Sequence

__all__ = ["rising"]


def rising(places: Sequence[int]) -> set[int]:
    """The members of the longest rising part of distinct numbers; whatever is not in it was moved."""
    ends: list[int] = []  # the smallest last place of a rising part of each length
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    kept, place = set(), ends[-1] if ends else None
    while place is not None:
        kept.add(place)
        place = before[place]
    return kept
