"""Merges tags or authors into one: articles, publications, addresses and old names follow; revisions stay as they are."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from articles import audit
from articles.cachekeys import FEEDS, HOME
from articles.models import (
    Credit,
    Front,
    Publication,
    PublicationCredit,
    TaggedArticle,
    TaggedPublication,
    TagSynonym,
)
from articles.publishing.changelog import log_changes
from articles.publishing.rebuild import rebuild_publications
from articles.publishing.rename import KEYS, redirect_slug
from articles.vocabulary import Refused

# By kind: the rows that bear a word as (model, field of the word, field of the owner).
BEARERS = {
    "tag": [(TaggedArticle, "tag", "content_object"), (TaggedPublication, "tag", "content_object")],
    "author": [(Credit, "author", "article"), (PublicationCredit, "author", "publication")],
}
AT_ONCE = 500  # rows in one statement


@dataclass(frozen=True)
class Outlook:
    """What merging would do: numbers of articles at the desk and of public or planned texts, and the old addresses."""

    articles: int
    publications: int
    addresses: list


def outlook(words, into, *, now):
    kind, ids = into._meta.model_name, [word.pk for word in words if word.pk != into.pk]
    (desk, name, owner), (public, _name, public_owner) = BEARERS[kind]
    published = public.objects.filter(**{f"{name}__in": ids}).values(public_owner)
    return Outlook(
        articles=desk.objects.filter(**{f"{name}__in": ids}).values(owner).distinct().count(),
        publications=Publication.objects.not_ended(now).filter(pk__in=published).count(),
        addresses=[word.get_absolute_url() for word in words if word.pk != into.pk],
    )


@transaction.atomic
def merge_words(words, into, *, by, now):
    """Everything that bore one of `words` bears `into` (all Tags or all Authors); returns `into` as it is afterwards.

    Desk, publications, index, redirects, synonyms, change log and log commit together. Refused when one of them was
    deleted or merged meanwhile, or when two authors belong to different users.
    """
    kind = into._meta.model_name
    gone, into = _locked(words, into)
    if kind == "author":
        _keep_user(gone, into)
    touched = _touched(kind, gone)
    for bearer in BEARERS[kind]:
        _move(*bearer, [word.pk for word in gone], into)
    for word in gone:
        _retire(kind, word, into)
    rebuild_publications(Publication.objects.filter(pk__in=touched).not_ended(now), now=now)
    keys = [KEYS[kind](word.pk) for word in [*gone, into]]
    log_changes([HOME, FEEDS, *keys], [now])
    audit.record("merge", into, by=by, merged=[word.name for word in gone])
    return into


def _locked(words, into):
    """The rows as they are now, in one order, so that crossing merges wait for each other instead of locking up."""
    model, ids = type(into), {word.pk for word in words} | {into.pk}
    rows = model.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True, of=("self",))
    found = {row.pk: row for row in rows}
    if found.keys() != ids or len(ids) < 2:
        raise Refused(
            _("One of them was deleted or merged meanwhile. Please look at the list and choose again.")
        )
    return [row for pk, row in found.items() if pk != into.pk], found[into.pk]


def _keep_user(gone, into):
    """The one user among them stays with the author; two would be two people."""
    users = {author.user_id for author in [*gone, into] if author.user_id}
    if len(users) > 1:
        raise Refused(
            _(
                "They belong to different users, so they are different people. An administrator can take a user away first."
            )
        )
    if users and not into.user_id:
        type(into).objects.filter(pk__in=[author.pk for author in gone]).update(user=None)
        into.user_id = users.pop()
        into.save(update_fields=["user"])


def _touched(kind, gone):
    """Ids of the publications that show one of the words."""
    _desk, (public, name, owner) = BEARERS[kind]
    rows = public.objects.filter(**{f"{name}__in": [word.pk for word in gone]})
    return list(rows.values_list(f"{owner}_id", flat=True).distinct())


def _move(model, name, owner, ids, into):
    """Each owner bears the word once afterwards, at the place of the first."""
    bearing = set(model.objects.filter(**{name: into}).values_list(owner, flat=True))
    keep, spare = [], []
    for pk, own in model.objects.filter(**{f"{name}__in": ids}).order_by("pk").values_list("pk", owner):
        (spare if own in bearing else keep).append(pk)
        bearing.add(own)
    for start in range(0, len(spare), AT_ONCE):
        model.objects.filter(pk__in=spare[start : start + AT_ONCE]).delete()
    for start in range(0, len(keep), AT_ONCE):
        model.objects.filter(pk__in=keep[start : start + AT_ONCE]).update(**{name: into})


def _hand_on_front(tag, into):
    """A topic without a front takes over the one of the topic that goes into it."""
    if not Front.objects.filter(tag=into).exists():
        Front.objects.filter(tag=tag).update(tag=into)


def _retire(kind, word, into):
    """Its address leads on, its name means the other, and its row only answers for old revisions."""
    redirect_slug(kind, word.slug, into.slug)
    everything = type(word)._base_manager
    everything.filter(merged_into=word).update(merged_into=into)
    free = {"merged_into": into, "slug": f"merged-{word.pk}"}
    if kind == "author":
        free["user"] = None
    else:
        free |= {"name": f"#{word.pk}", "key": f"#{word.pk}"}
        TagSynonym.objects.filter(tag=word).update(tag=into)
        _hand_on_front(word, into)
    everything.filter(pk=word.pk).update(**free)
    if kind == "tag":
        TagSynonym.objects.get_or_create(key=word.key, defaults={"tag": into, "name": word.name})
