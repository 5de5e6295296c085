"""Joins two changes of one content three ways: what one side changed is taken, what both changed is to be decided."""

import hashlib
import json
from dataclasses import dataclass
from typing import Any

from articles.body.document import Document
from articles.body.merge import BOTH, CONFLICT, MINE, THEIRS, join, merge_blocks
from articles.body.parse import parse
from articles.body.serialise import serialise


@dataclass(frozen=True)
class Conflict:
    """A place both sides changed differently: values of the field, and HTML for a passage of the text."""

    name: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def key(self):
        """Stays as long as neither side changes here, so that a decision survives until it has to be made anew."""
        said = json.dumps([self.name, self.mine, self.theirs], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def choices(self):
        """What can be decided; of a passage also both, mine first."""
        return (MINE, THEIRS, BOTH) if self.name == "body" else (MINE, THEIRS)

    def choose(self, choices):
        """The side decided for, mine where there is no decision that fits."""
        choice = choices.get(self.key)
        return choice if choice in self.choices else MINE

    def value(self, choices):
        return self.theirs if self.choose(choices) == THEIRS else self.mine


def merge_contents(base, mine, theirs, choices=None):
    """(merged content, conflicts). `choices` says which side a conflict is decided for, by the conflict's key.

    Fields, blocks of the text, and members of lists that one side alone changed are taken from that side. Order of
    the result: as in `mine`.
    """
    merged, conflicts = {}, []
    for name, value in mine.items():
        merge = SPECIAL.get(name, merge_values)
        merged[name], found = merge(name, base[name], value, theirs[name], choices or {})
        conflicts += found
    return merged, conflicts


def merge_values(name, base, mine, theirs, choices):
    """A value that is one thing: it cannot be taken apart."""
    if theirs in (base, mine):
        return mine, []
    if mine == base:
        return theirs, []
    conflict = Conflict(name, base, mine, theirs)
    return conflict.value(choices), [conflict]


def merge_body(name, base, mine, theirs, choices):
    """The text, block by block; untouched by one side it is the other's, letter for letter."""
    if base == mine or theirs in (base, mine):
        return merge_values(name, base, mine, theirs, choices)
    passages = merge_blocks(*(parse(html).blocks for html in (base, mine, theirs)))
    conflicts = [_passage_conflict(name, passage) for passage in passages if passage.who == CONFLICT]
    blocks = join(passages, lambda passage: _passage_conflict(name, passage).choose(choices))
    return serialise(Document(blocks)), conflicts


def _passage_conflict(name, passage):
    sides = (passage.base, passage.mine, passage.theirs)
    return Conflict(name, *(serialise(Document(blocks)) for blocks in sides))


def merge_tags(name, base, mine, theirs, choices):
    """A set: what either side took away is gone, what either side added is there."""
    return _members(base, mine, theirs, first=mine), []


def merge_ordered(name, base, mine, theirs, choices):
    """A row in an order: members as in a set; only when both sides changed the order somebody has to decide."""
    before, ours, others = (_common(each, base, mine, theirs) for each in (base, mine, theirs))
    in_mine, in_theirs = (_members(base, mine, theirs, first=side) for side in (mine, theirs))
    if others in (before, ours):
        return in_mine, []
    if ours == before:
        return in_theirs, []
    conflict = Conflict(name, base, in_mine, in_theirs)
    return conflict.value(choices), [conflict]


def _common(members, *lists):
    """The members all lists have, in the order of the first."""
    return [member for member in members if all(member in each for each in lists)]


def _members(base, mine, theirs, first):
    """Members of both sides without what one of them took away, in the order of `first`; others behind their neighbour."""
    second = theirs if first is mine else mine
    gone = [member for member in base if member not in mine or member not in theirs]
    result = [member for member in first if member not in gone]
    place = 0
    for member in second:
        if member in result:
            place = result.index(member) + 1
        elif member not in gone:
            result.insert(place, member)
            place += 1
    return result


SPECIAL = {"body": merge_body, "tags": merge_tags, "credits": merge_ordered, "links": merge_ordered}
