"""Entries of the log in the words of the desk: who, what, on which object; told only as far as the reader may see it."""

from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.contrib import admin
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from articles.admin.records.actions import action_words, details_words
from articles.models import Article, AuditEntry, Publication
from articles.rules import is_chief, visible_to

ARTICLE = "article"
OF_ONESELF = {"login", "logout", "password"}  # what is done to no other object than the person who does it
# Kinds whose names tell nothing of what stands in an article; of all others only chiefs read the name.
OPEN_KINDS = {"user", "group", "category", "tag", "author", "auditentry", "redirect", "tagsynonym"}
MOST = 200  # entries on the page of one object


@dataclass(frozen=True)
class Row:
    """One entry as it is shown. `name` and `details` are empty where the reader may not know them."""

    at: datetime
    who: str
    action: str
    kind: str
    number: str
    name: str
    url: str
    details: str
    address: str


def rows_of(entries, user):
    """The rows of some entries for a user; as many queries for many entries as for few."""
    entries = list(entries)
    names, addresses = _headlines(entries, user), _addresses(entries, user)
    sees_all = is_chief(user)
    return [_row(entry, names, addresses, sees_all) for entry in entries]


def object_rows(subject, user):
    """What the log says of one object, newest first."""
    entries = AuditEntry.objects.filter(kind=subject._meta.model_name, object_id=str(subject.pk))
    return rows_of(entries[:MOST], user)


def _row(entry, names, addresses, sees_all):
    key = (entry.kind, entry.object_id)
    known = sees_all or entry.kind in OPEN_KINDS or key in addresses
    named = entry.action not in OF_ONESELF
    return Row(
        at=entry.at,
        who=entry.who or (_("unknown") if entry.action == "login_failed" else _("the newsroom")),
        action=action_words(entry.action),
        kind=kind_words(entry.kind) if named else "",
        number=entry.object_id if named else "",
        name=(entry.label if known else names.get(key, "")) if named else "",
        url=addresses.get(key, ""),
        details=details_words(entry) if known else "",
        address=entry.address or "",
    )


def kind_words(kind):
    """The name of a kind of object, as the desk calls it."""
    for label in ("articles", "auth"):
        try:
            return str(apps.get_model(label, kind)._meta.verbose_name)
        except LookupError:
            continue
    return kind


def _headlines(entries, user):
    """What readers see as the headline of the entries' articles, for those who read no names; by kind and number."""
    if is_chief(user):
        return {}
    ids = _ids(entries, ARTICLE)
    live = Publication.objects.live().filter(article__in=ids) if ids else []
    return {(ARTICLE, str(publication.article_id)): publication.headline for publication in live}


def _ids(entries, kind):
    return {int(entry.object_id) for entry in entries if entry.kind == kind and entry.object_id.isdecimal()}


def _addresses(entries, user):
    """(kind, number): address of each object that is still there and that the user may see; one query a kind."""
    found = {}
    for model in _models({entry.kind for entry in entries}):
        kind, ids = model._meta.model_name, _ids(entries, model._meta.model_name)
        name = f"admin:{model._meta.app_label}_{kind}_change"
        seen = visible_to(user, Article.objects.all()) if kind == ARTICLE else model.objects.all()
        if kind != ARTICLE and not user.has_perm(f"{model._meta.app_label}.view_{kind}"):
            continue
        for pk in seen.filter(pk__in=ids).order_by().values_list("pk", flat=True):
            try:
                found[kind, str(pk)] = reverse(name, args=[pk])
            except NoReverseMatch:
                break
    return found


def _models(kinds):
    """The models of the desk's lists among these kinds."""
    return [
        model
        for model in admin.site._registry
        if model._meta.model_name in kinds
        and model._meta.app_label in ("articles", "auth")
        and model is not AuditEntry
    ]
