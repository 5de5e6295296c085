"""Tokens beside those of the text: what a story is marked with, so that the index can be asked for it directly. Pure.

No word contains the sign a mark begins with, so no word is taken for one.
"""

from articles.search.analysis import beginning, joined, token, words

HEAD, LEAD = "^", "~"  # a word of the head, one of the lead that the head has not
START = "<"  # the first letters of a word of the head, for what is still being typed
SHORTEST_START, LONGEST_START = 2, 4  # letters
SECTION, AUTHOR, TAG, GENRE = "@s", "@a", "@t", "@g"  # what a search can be narrowed to


def place_marks(head, lead):
    """Marks of where words stand, so that a common word is found in heads without reading every story that has it."""
    in_head, in_lead = _tokens(head), _tokens(lead)
    return [*(HEAD + each for each in in_head), *(LEAD + each for each in in_lead if each not in in_head)]


def start_marks(head):
    """Marks of the first two to four letters of each word."""
    pieces = (beginning(piece) for parts in words(head) for piece in parts)
    longest = range(SHORTEST_START, LONGEST_START + 1)
    return list(
        dict.fromkeys(START + letters[:size] for letters in pieces for size in longest if letters[size - 1 :])
    )


def choice_marks(section, genre, authors, tags):
    """Marks of the section (its id), the genre, and the slugs of authors and tags."""
    return [
        f"{SECTION}{section}",
        *([GENRE + genre] if genre else []),
        *(AUTHOR + each for each in authors),
        *(TAG + each for each in tags),
    ]


def _tokens(text):
    """Each token once, also of words with joints written together."""
    found = {}
    for parts in words(text):
        found |= dict.fromkeys([*map(token, parts), *([joined(parts)] if len(parts) > 1 else [])])
    return list(found)
