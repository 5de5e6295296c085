"""Stores a delivery once: a new article, a new revision of the one it belongs to, or nothing."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing.content import EMPTY
from articles.editing.lock import lock_article, refuse_locked
from articles.editing.save import content_of
from articles.exchange.content import delivered_content, merged_content, with_links
from articles.exchange.timing import first_moments, moments
from articles.models import ImportRef, Publication
from articles.vocabulary import Locked, Refused, RevisionKind, Status
from articles.workflow.perform import create_article, perform

CREATED, UPDATED, SKIPPED = "created", "updated", "skipped"


@dataclass(frozen=True)
class Receipt:
    """What became of a delivery: created, updated or skipped, the article's id if it is there, and a reason for the desk if any."""

    outcome: str
    article_id: int | None
    reason: str = ""


def receive(delivery, *, publish=False, dry_run=False):
    """Stores a delivery in one transaction and returns its receipt; a dry run does the same and takes it back.

    Raises Refused with a sentence, and then nothing is stored. Two processes that receive one document at the same
    moment store it once: the second looks again.
    """
    try:
        return _receive_once(delivery, publish, dry_run)
    except IntegrityError:
        return _receive_once(delivery, publish, dry_run)


@transaction.atomic
def _receive_once(delivery, publish, dry_run):
    receipt = _receive(delivery, publish)
    if dry_run:
        transaction.set_rollback(True)
    return receipt


def _receive(delivery, publish):
    ref = find_ref(delivery)
    if ref is None:
        return _create(delivery, publish)
    if ref.article_id is None:
        return Receipt(
            SKIPPED, None, _("The article was deleted for good; a delivery does not bring it back.")
        )
    article = lock_article(ref.article_id)
    ref = find_ref(delivery)  # again: until the lock was ours, another process may have stored it
    if article.status == Status.TRASHED:
        return Receipt(SKIPPED, article.pk, _("The article is in the trash."))
    try:
        refuse_locked(article, None)
    except Locked as refusal:
        return Receipt(SKIPPED, article.pk, str(refusal))
    if delivery.issue and delivery.issue < ref.issue:
        return Receipt(SKIPPED, article.pk, _("A newer version is already here."))
    if ref.digest == delivery.digest:
        return _repeat(article, ref, delivery, publish)
    return _update(article, delivery, publish)


def find_ref(delivery):
    """The delivered document this one is a version of, or None.

    The most trusted name decides; where only a lesser one is known, the same words under any name come first.
    """
    refs = list(ImportRef.objects.filter(_named(delivery) | Q(digest=delivery.digest)).order_by("pk"))
    by_name = {(ref.scheme, ref.key): ref for ref in refs}
    if delivery.keys[0] in by_name:
        return by_name[delivery.keys[0]]
    same = [ref for ref in refs if ref.digest == delivery.digest]
    return next(iter(same), None) or next((by_name[key] for key in delivery.keys if key in by_name), None)


def _named(delivery):
    return reduce(or_, (Q(scheme=scheme, key=key) for scheme, key in delivery.keys))


def _create(delivery, publish):
    content = delivered_content(delivery, EMPTY)
    planning = {"internal_note": delivery.note}
    article = create_article(content, by=None, kind=RevisionKind.IMPORT, planning=planning)
    revision = article.latest
    if publish and not content["category"]:
        raise Refused(_("No subject is one of our categories. Please give the category with --category."))
    if publish:
        _publish(article, delivery, first_moments(delivery, timezone.now()))
    _remember(delivery, article, revision, known=())
    return Receipt(CREATED, article.pk)


def _repeat(article, ref, delivery, publish):
    """The same document again: nothing, unless it now is to be published and nobody has touched it yet."""
    untouched = article.status == Status.DRAFT and article.latest_id == ref.revision_id
    if (ref.scheme, ref.key, ref.issue) != (*delivery.keys[0], delivery.issue):
        _remember(delivery, article, ref.revision)
    if publish and untouched and not article.publications.exists():
        _publish(article, delivery)
        return Receipt(UPDATED, article.pk)
    return Receipt(SKIPPED, article.pk)


def _update(article, delivery, publish):
    """A new revision on the same article. What the desk changed since the last delivery stays."""
    delivered, before = _last_delivered(article), article.latest
    theirs = delivered_content(delivery, delivered.content, article.pk)
    article = _keep_embargo(article, delivery)
    article, delivered = _join(article, delivered, theirs)
    changed = article.latest != before
    published = publish and (changed or not article.publications.exists())
    if published:
        article = _publish(article, delivery)
    _remember(delivery, article, delivered)
    return Receipt(UPDATED if changed or published else SKIPPED, article.pk)


def _last_delivered(article):
    """The revision that says what the last delivery said, the base of the next merge."""
    refs = article.import_refs.select_related("revision").order_by("-revision__number")
    return refs.first().revision


def _join(article, delivered, theirs):
    """(article, revision of what was delivered). An article the desk changed gets the delivery, then what both say."""
    ours = content_of(article)
    if ours == delivered.content:
        article = _edit(article, theirs, RevisionKind.IMPORT)
        return article, article.latest
    merged = merged_content(with_links(delivered.content, article.pk), ours, theirs)
    if merged == ours:
        return article, delivered
    article = _edit(article, theirs, RevisionKind.IMPORT)
    delivered = article.latest
    return _edit(article, merged, RevisionKind.MERGE), delivered


def _edit(article, content, kind):
    return perform(article, "edit", by=None, version=article.version, content=content, kind=kind)


def _keep_embargo(article, delivery):
    """Takes back what is planned for a moment before a prolonged embargo ends."""
    if delivery.embargo_until:
        for publication in Publication.objects.planned().filter(article=article):
            if publication.live_from < delivery.embargo_until:
                typed = {"version": article.version, "publication": publication.pk}
                article = perform(article, "unschedule", by=None, **typed)
    return article


def _publish(article, delivery, times=None):
    times = times or moments(article, delivery, timezone.now())
    return perform(article, "publish_delivery", by=None, version=article.version, **times)


def _remember(delivery, article, revision, known=None):
    """All names of the document lead to the article, except names that already belong to another one."""
    known = ImportRef.objects.filter(_named(delivery)) if known is None else known
    known = {(ref.scheme, ref.key): ref for ref in known}
    facts = {
        "digest": delivery.digest,
        "issue": delivery.issue,
        "revision": revision,
        "received_at": timezone.now(),
    }
    new = [key for key in delivery.keys if key not in known]
    ImportRef.objects.bulk_create(
        ImportRef(scheme=scheme, key=key, article=article, **facts) for scheme, key in new
    )
    own = [ref.pk for ref in known.values() if ref.article_id == article.pk]
    if own:
        ImportRef.objects.filter(pk__in=own).update(**facts)
