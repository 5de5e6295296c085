"""Effects of steps: each changes the locked article and what belongs to it, and returns details for the record.

An effect returns None when there was nothing to do; then nothing is written or recorded.
"""

from django.utils.translation import gettext as _

from articles.editing.save import content_of, save_content
from articles.models.article import PLANNING_FIELDS
from articles.publishing.correct import correct as add_correction
from articles.publishing.publish import plan_end as set_end
from articles.publishing.publish import publish_revision
from articles.publishing.publish import unschedule as remove_planned
from articles.publishing.reschedule import reschedule as move_planned
from articles.publishing.withdraw import withdraw as end_now
from articles.vocabulary import Incomplete, RevisionKind
from articles.workflow.conditions import embargo_before_plan


def nothing(doing):
    return {}


def edit(doing):
    """Saves content and planning; only a change of content makes a revision and voids an approval."""
    article = doing.article
    changed = [
        name
        for name in PLANNING_FIELDS
        if name in doing.planning and _plan(article, name, doing.planning[name])
    ]
    kind, before = doing.kind or RevisionKind.SAVE, content_of(article)
    revision = save_content(article, doing.content, by=doing.by, now=doing.now, kind=kind)
    planned = {"planning": changed} if changed else {}
    if revision is None:
        return planned or None
    article.approved = None
    _refuse_embargo_after_plan(doing)
    fields = [name for name, value in revision.content.items() if value != before[name]]
    return {"revision": revision.number, "fields": fields, **planned}


def _refuse_embargo_after_plan(doing):
    if problems := embargo_before_plan(doing):
        raise Incomplete(_("The article was not saved."), problems)


def _plan(article, name, value):
    """Writes a planning field; True when it differs."""
    attname = article._meta.get_field(name).attname
    value = getattr(value, "pk", value)
    differs = getattr(article, attname) != value
    setattr(article, attname, value)
    return differs


def void_approval(doing):
    doing.article.approved = None
    return {}


def bind_revision(doing):
    doing.article.approved = doing.article.latest
    return {"revision": doing.article.latest.number}


def _publish(doing, revision):
    times = {"now": doing.now, "at": doing.at, "until": doing.until, "published_at": doing.published_at}
    publication = publish_revision(doing.article, revision, **times)
    details = {"publication": publication.pk, "live_from": publication.live_from.isoformat()}
    return details | ({"until": doing.until.isoformat()} if doing.until else {})


def publish(doing):
    return _publish(doing, doing.article.approved)


def publish_urgently(doing):
    """Publishes the latest revision unreviewed; the debt stands until a second person signs off."""
    doing.article.debt = doing.article.latest
    return _publish(doing, doing.article.latest)


def publish_delivery(doing):
    return _publish(doing, doing.article.latest)


def sign_off(doing):
    number, doing.article.debt = doing.article.debt.number, None
    return {"revision": number}


def unschedule(doing):
    removed = remove_planned(doing.article, now=doing.now, publication_id=doing.publication)
    return {"publication": removed.pk, "live_from": removed.live_from.isoformat()}


def reschedule(doing):
    """Moves a planned publication; the revision and the planned end stay."""
    before, moved = move_planned(doing.article, now=doing.now, at=doing.at, publication_id=doing.publication)
    times = {"live_from": moved.live_from.isoformat(), "was": before.isoformat()}
    return {"publication": moved.pk, **times}


def plan_end(doing):
    publication = set_end(doing.article, now=doing.now, until=doing.until)
    return {"publication": publication.pk, "until": doing.until.isoformat() if doing.until else None}


def withdraw(doing):
    withdrawal = end_now(doing.article, by=doing.by, now=doing.now, reason=doing.reason.strip())
    return {"publication": withdrawal.publication_id}


def correct(doing):
    words = {
        "kind": doing.kind or "correction",
        "text": doing.text.strip(),
        "before": doing.before,
        "after": doing.after,
    }
    return {"correction": add_correction(doing.article, by=doing.by, now=doing.now, **words).pk}


def lock(doing):
    """Until `doing.until` nobody else takes a step; a lock of one's own is prolonged or shortened."""
    article = doing.article
    article.locked_by, article.locked_until = doing.by, doing.until
    article.lock_reason = " ".join(doing.reason.split())[:300]
    return {"until": doing.until.isoformat()}


def unlock(doing):
    article = doing.article
    article.locked_by, article.locked_until, article.lock_reason = None, None, ""
    return {}


def trash(doing):
    doing.article.status_before_trash = doing.article.status
    return {}
