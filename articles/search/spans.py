"""Stretches of time for an index that keeps no order: the newest stretch is asked first, and older ones while more is wanted.

Each story bears the number of the stretch it falls into on every level; a stretch of a level is four of the one below.
So the whole past is some thirty questions, whatever its length, and none of them reads much more than all before. Pure.
"""

MARK = "#"
SHORTEST = 4  # minutes
LEVELS = 13  # the longest is 128 years
FOUR = 4
TOGETHER = 5  # levels whose stretches are asked for at once; below three days few stories lie


def _length(level):
    return SHORTEST * FOUR**level


def span_marks(moment):
    """The marks of a story of a moment, in minutes since 1970."""
    return [_mark(level, moment // _length(level)) for level in range(LEVELS)]


def spans(first, last):
    """Lists of marks that together cover the moments from the last back to the first, both included.

    Those of a list are asked for at once: the shortest ones, and the longest, before which there is next to nothing.
    """
    found = []
    for level in range(LEVELS):
        length = _length(level)
        number, lowest = last // length, first // length
        end = lowest if level == LEVELS - 1 else max(number // FOUR * FOUR, lowest)
        marks = [_mark(level, each) for each in range(number, end - 1, -1)]
        found += [marks] if level < TOGETHER or level == LEVELS - 1 else [[mark] for mark in marks]
        last = end * length - 1
        if last < first:
            break
    return found


def _mark(level, number):
    return f"{MARK}{level}.{number}"
