"""The synonyms of a tag: whoever types one gets the tag, and its address leads there."""

from django.db import transaction

from articles import audit
from articles.models import Redirect, Tag, TagSynonym
from articles.vocabulary import fold, german_slug


@transaction.atomic
def set_synonyms(tag, names, *, by):
    """Makes these the tag's synonyms; the caller has made sure that no other tag bears one. True if they changed."""
    wanted = {fold(name): " ".join(name.split()) for name in names if fold(name) not in ("", tag.key)}
    stored = {synonym.key: synonym for synonym in tag.synonyms.all()}
    gone, new = stored.keys() - wanted.keys(), wanted.keys() - stored.keys()
    if not gone and not new:
        return False
    tag.synonyms.filter(key__in=gone).delete()
    for key in sorted(new):
        TagSynonym.objects.create(tag=tag, name=wanted[key])
        _lead_on(german_slug(wanted[key], 90), tag)
    audit.record(
        "synonyms", tag, by=by, added=[wanted[key] for key in new], removed=[stored[key].name for key in gone]
    )
    return True


def _lead_on(slug, tag):
    """The synonym's address leads to the tag unless another tag stands there."""
    if slug and slug != tag.slug and not Tag.objects.filter(slug=slug).exists():
        Redirect.objects.update_or_create(kind="tag", old_slug=slug, defaults={"new_slug": tag.slug})


def taken(names, *, apart_from=None):
    """{name: the tag that bears it already, as its name or as a synonym} for those that are not free."""
    keys = {fold(name): name for name in names}
    tags = Tag.objects.filter(key__in=keys).exclude(pk=apart_from)
    synonyms = TagSynonym.objects.filter(key__in=keys).exclude(tag=apart_from).select_related("tag")
    return {keys[tag.key]: tag for tag in tags} | {keys[each.key]: each.tag for each in synonyms}
