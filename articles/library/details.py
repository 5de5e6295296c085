"""What is said about a picture, changed under its version: a change based on an older one is refused."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import audit
from articles.models import Picture, Tag
from articles.rules import is_writer
from articles.vocabulary import Forbidden, Refused, Stale

# What people write; the file and what was measured of it never change.
DETAILS = (
    *("title", "alternative", "decorative", "caption", "credit", "source", "taken_at", "people", "release"),
    *("category", "licence", "licence_until", "licence_terms", "cost_note", "focus_x", "focus_y"),
)


@transaction.atomic
def change_picture(picture_id, changes, *, by, version, tags=None):
    """Writes some of DETAILS and, unless None, the names in `tags`; returns the picture as it is afterwards.

    Details, tags and log entry commit together; nothing is written when nothing differs. Stale when somebody else
    changed the picture since `version`; Forbidden for users who do not write.
    """
    if not is_writer(by):
        raise Forbidden(_("You may not change pictures. Please ask an administrator."))
    picture = Picture.objects.select_for_update().filter(pk=picture_id).first()
    if picture is None:
        raise Refused(_("This picture is not in the library any more."))
    if picture.version != version:
        raise Stale(
            _(
                "Somebody else has changed this picture meanwhile. Please look at it again and repeat your change."
            )
        )
    changed = [name for name in DETAILS if name in changes and _differs(picture, name, changes[name])]
    if tags is not None and _write_tags(picture, tags):
        changed.append("tags")
    if changed:
        picture.fold_words(picture.tagged.values_list("tag__name", flat=True))
        picture.version += 1
        picture.save()
        audit.record("describe", picture, by=by, fields=changed)
    return picture


def _differs(picture, name, value):
    """Sets the value; True when it is another one."""
    before = getattr(picture, name)
    setattr(picture, name, value)
    return before != value


def _write_tags(picture, names):
    tags = {tag.pk: tag for tag in Tag.objects.by_key(names).values()} if names else {}
    before = set(picture.tagged.values_list("tag", flat=True))
    if before == tags.keys():
        return False
    picture.tags.set(tags.values())
    return True
