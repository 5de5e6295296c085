"""Carries a renamed section, tag or author to readers: old address, stored words, change log."""

from django.db import transaction

from articles.cachekeys import FEEDS, HOME, SITE, author_key, category_key, tag_key
from articles.models import Publication, Redirect
from articles.publishing.changelog import log_changes
from articles.publishing.rebuild import rebuild_publications

KEYS = {"category": category_key, "tag": tag_key, "author": author_key}
_STORIES = {
    "tag": lambda word: Publication.objects.filter(tagged__tag=word),
    "author": lambda word: Publication.objects.filter(publication_credits__author=word),
}


@transaction.atomic
def save_word(word, *, now):
    """Saves a Category, Tag or Author; a changed slug answers 301, and stored publications get the new words."""
    kind = word._meta.model_name
    before = type(word).objects.filter(pk=word.pk).first()
    word.save()
    around = [SITE] if kind == "category" else []  # sections stand in every navigation, and in the imprint
    if before is None:
        log_changes(around, [now] if around else [])
        return word
    if before.slug != word.slug:
        redirect_slug(kind, before.slug, word.slug)
    if kind in _STORIES:
        rebuild_publications(_STORIES[kind](word).not_ended(now), now=now)
    log_changes([HOME, FEEDS, *around, KEYS[kind](word.pk)], [now])
    return word


@transaction.atomic
def delete_words(words, *, now):
    """Deletes Categories, Tags or Authors nobody uses; ProtectedError for one in use. Sections stood in every navigation."""
    if any(word._meta.model_name == "category" for word in words):
        log_changes([SITE], [now])
    for word in words:
        word.delete()


def redirect_slug(kind, old, new):
    """Chains are shortened, and an address that is in use again is no redirect any more."""
    Redirect.objects.filter(kind=kind, old_slug=new).delete()
    Redirect.objects.filter(kind=kind, new_slug=old).update(new_slug=new)
    Redirect.objects.update_or_create(kind=kind, old_slug=old, defaults={"new_slug": new})
