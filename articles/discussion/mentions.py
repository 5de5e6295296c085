"""Colleagues named in a comment by @ and their user name or full name."""

import re
from itertools import islice

from django.db.models import Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext as _

from articles.models import User
from articles.rules import can_view
from articles.vocabulary import Refused

# What may follow an @ that begins a word: up to three words of a name.
MENTION = re.compile(r"(?<![\w@.])@([\w.+-]+)((?: [\w.-]+){0,2})")
MOST_OFFERED = 8  # colleagues found by typing
MOST_ASKED = 40  # users looked at for that; each costs questions about what they may see


def mentioned_in(text, article, *, by):
    """The users a comment names; Refused, with the name, for one who may not see the article.

    A guest (`by` is None) mentions nobody: names of colleagues are none of a guest's business. An @ that is nobody's
    name is a word like any other.
    """
    names = _possible_names(text) if by is not None else set()
    found = list(_at_desk(_named(names))) if names else []
    blind = [user for user in found if not can_view(user, article)]
    if blind:
        listed = ", ".join(map(str, blind))
        raise Refused(
            _("%s may not see this article and cannot be mentioned. Please ask somebody else.") % listed
        )
    return found


def colleagues(term, article):
    """Up to eight users whose name begins with or contains the term and who may see the article."""
    words = term.split()
    users = User.objects.all()
    for word in words:
        users = users.filter(
            Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
    found = _at_desk(users).order_by("last_name", "first_name", "username")[:MOST_ASKED]
    return list(islice((user for user in found if can_view(user, article)), MOST_OFFERED))


def _possible_names(text):
    """Every name that could be meant, as typed and in lower case: “Anna”, “Anna Weber”, “Anna Weber schrieb”."""
    names = set()
    for first, rest in MENTION.findall(text):
        words = [first.rstrip(".-"), *(word.rstrip(".-") for word in rest.split())]
        names |= {" ".join(words[:number]) for number in range(1, len(words) + 1)}
    return names | {name.lower() for name in names}


def _named(names):
    """Users of these names. SQLite folds the case of ASCII letters only, so the spelling typed counts as well."""
    users = User.objects.annotate(whole=Concat("first_name", Value(" "), "last_name"))
    users = users.annotate(login_folded=Lower("username"), whole_folded=Lower("whole"))
    return users.filter(
        Q(login_folded__in=names) | Q(whole_folded__in=names) | Q(username__in=names) | Q(whole__in=names)
    )


def _at_desk(users):
    return users.filter(is_active=True, is_staff=True)
