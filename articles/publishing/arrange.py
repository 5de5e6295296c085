"""Moves sections within their tree: all that moved in one transaction, refused when the tree changed meanwhile."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from articles import audit
from articles.cachekeys import category_key
from articles.models import Category
from articles.publishing.changelog import log_changes
from articles.publishing.rename import save_word
from articles.vocabulary import Refused, Stale


def tree_version(sections):
    """A short text that differs whenever a section was added, removed or moved."""
    places = sorted((section.pk, section.parent_id or 0, section.position) for section in sections)
    return hashlib.sha256(repr(places).encode()).hexdigest()[:16]


@transaction.atomic
def arrange_sections(wanted, *, version, by, now):
    """Gives sections the places of `wanted`, {id: (parent id or None, position)}; returns those that moved.

    Stale when somebody else changed the tree since `version`; Refused for a loop or a section that is not there.
    """
    # The whole tree is held, so that two people cannot close a loop between them.
    sections = {
        section.pk: section
        for section in Category.objects.without_tree_fields().select_for_update(no_key=True).order_by("pk")
    }
    if tree_version(sections.values()) != version:
        raise Stale(
            _("Somebody else changed the order meanwhile. Here is how it is now; please arrange it again.")
        )
    _refuse_impossible(wanted, sections)
    moved = [
        section
        for pk, section in sections.items()
        if pk in wanted and (section.parent_id, section.position) != wanted[pk]
    ]
    keys = {category_key(pk) for section in moved for pk in _above(section.pk, sections)}
    for section in moved:
        section.parent_id, section.position = wanted[section.pk]
        # The tree's own cache of the parent would be written back.
        section._state.fields_cache.pop("parent", None)
    for section in moved:
        save_word(section, now=now)
    keys |= {category_key(pk) for section in moved for pk in _above(section.pk, sections)}
    if moved:
        log_changes(keys, [now])
        audit.record("arrange", moved[0], by=by, moved=[section.name for section in moved])
    return moved


def _refuse_impossible(wanted, sections):
    parents = {pk: section.parent_id for pk, section in sections.items()}
    parents |= {pk: parent for pk, (parent, _position) in wanted.items()}
    if parents.keys() != sections.keys() or not {*parents.values()} - {None} <= sections.keys():
        raise Refused(_("One of the categories does not exist any more. Please look at the list again."))
    for pk, section in sections.items():
        seen, above = {pk}, parents[pk]
        while above is not None:
            if above in seen:
                raise Refused(
                    _("“%s” cannot stand below itself. Please choose another parent.") % section.name
                )
            seen.add(above)
            above = parents[above]


def _above(pk, sections):
    """The section and all above it; the tree has no loop."""
    while pk is not None:
        yield pk
        pk = sections[pk].parent_id
