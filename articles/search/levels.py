"""What a story is worth by where it has the words: each level is a question of its own to the index. Pure.

Of each level the index gives the newest only, as many as a search shows at most. As age lowers all that is worth the
same alike, the best of all stories are among them, however many there are, and no question reads much more than it
gives. The exception are words that are frequent each and seldom found together, and rare phrases of such words: then all
stories that have one of them are looked through.
"""

from articles.search.analysis import PART, beginning, token
from articles.search.marks import HEAD, LEAD, LONGEST_START, START

# All words in the head, in head or lead, one of them in the head, all in the text, and as parts of other words only.
IN_HEAD, IN_FRONT, ONE_IN_HEAD, IN_TEXT, IN_PARTS = 8.0, 3.0, 2.0, 1.0, 0.5
PREFIX = "*"  # ends a token that may go on


def levels(clauses):
    """[(worth, clauses)] of the clauses of a query, the best first."""
    whole = [[each for each in clause if not each[0].startswith(PART)] for clause in clauses]
    some = [each for clause in whole for each in _single(HEAD, clause)]
    found = [(IN_HEAD, _placed(HEAD, whole)), (IN_FRONT, _placed(HEAD + LEAD, whole))]
    if len(clauses) > 1 and some:
        found.append((ONE_IN_HEAD, [*clauses, some]))
    found.append((IN_TEXT, whole))
    return found if whole == clauses else [*found, (IN_PARTS, clauses)]


def sharing(clauses):
    """[(worth, clauses)] of stories that have single words of the clauses in their heads; what they are worth adds up."""
    return [(1.0, [found]) for clause in clauses if (found := _single(HEAD, clause))]


def completing(clauses, word):
    """[(worth, clauses)] of stories whose heads have the clauses, and a word that begins so or is the same."""
    letters = beginning(word)
    started = START + letters if len(letters) <= LONGEST_START else HEAD + letters + PREFIX
    return [(1.0, [*_placed(HEAD, clauses), [(started,), (HEAD + token(word),)]])]


def _placed(places, clauses):
    """The clauses in one of the places. Of a phrase, every word is there."""
    return [found for clause in clauses for found in _in_places(places, clause)]


def _in_places(places, clause):
    single = _single(places, clause)
    return [single] if single else [clause, *([(place + each,) for place in places] for each in clause[0])]


def _single(places, clause):
    """The alternatives of one word, marked; marks know no order."""
    words = [each[0] for each in clause if len(each) == 1 and not each[0].startswith(PART)]
    return [(place + word,) for word in words for place in places]
