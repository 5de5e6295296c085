"""Carries out a step of the table: lock, re-read, check, write, record, all in one transaction."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.audit import record
from articles.editing.lock import lock_article, refuse_locked, refuse_stale
from articles.editing.save import save_content
from articles.models import Article, Transition
from articles.notices.compose import compose_notices
from articles.rules import is_last_editor, is_newsroom, is_writer
from articles.vocabulary import Forbidden, Incomplete, Refused, RevisionKind, Status
from articles.workflow.checking import ask, stopping
from articles.workflow.doing import Doing
from articles.workflow.picturing import prepare_pictures
from articles.workflow.table import STEPS, TABLE
from articles.workflow.telling import tell


def perform(article, name, *, by, version, **typed):
    """Carries out the step `name` on an article (or its id) and returns the article as it is afterwards.

    `version` is the version the decision was based on; `typed` are the fields of `Doing` the step asks for.
    Status, transition, publication, change log and notices commit together; mail leaves after the commit.
    Soft checks are asked only where `accepted` says what was answered: the desk passes a set of names, everybody
    else nothing, and then their findings stand in nobody's way.
    Raises Stale, Forbidden, Locked, Incomplete, Unanswered or Refused, each with a sentence, and then writes nothing.
    """
    prepare_pictures(name, getattr(article, "pk", article))
    return _perform(STEPS[name], article, by=by, version=version, **typed)


@transaction.atomic
def _perform(step, article, *, by, version, **typed):
    article = lock_article(getattr(article, "pk", article))
    refuse_stale(article, version)
    doing = Doing(article=article, by=by, now=timezone.now(), **typed)
    refuse(step, doing)
    return _carry_out(step, doing)


def refuse(step, doing):
    """Raises the reason why a step cannot be taken now, if there is one."""
    article = doing.article
    if not step.who(doing.by, article):
        raise Forbidden(_forbidden(step, doing))
    if step.heeds_lock:
        refuse_locked(article, doing.by)
    if article.status not in step.sources:
        words = {"step": step.label, "status": article.get_status_display()}
        raise Refused(_("“%(step)s” is not possible while the article is “%(status)s”.") % words)
    problems = [problem for condition in step.conditions for problem in condition(doing)]
    if problems := [*stopping(step, doing), *problems]:
        raise Incomplete(_("“%(step)s” is not possible yet.") % {"step": step.label}, problems)
    ask(step, doing)


def _forbidden(step, doing):
    article = doing.article
    if step.name == "approve" and is_last_editor(doing.by, article):
        return _("You edited this text last. A second person has to approve it.")
    return _("You may not take the step “%(step)s” on this article. Please ask its moderators.") % {
        "step": step.label
    }


def _carry_out(step, doing):
    article, before = doing.article, doing.article.status
    details = step.effect(doing)
    if details is None:
        return article
    if doing.overridden:
        details["overridden"] = doing.overridden
    # Planning alone leaves a text where it is.
    article.status = before if "planning" in details else step.next_status(article, before)
    article.version += 1
    article.save()
    if step.in_desk or article.status != before or not details.keys() & {"revision", "planning"}:
        _record(step.name, doing, before, details)
    _log(step.name, doing, before, details)
    tell(step.name, doing, details)
    return article


def _log(name, doing, before, details):
    """The entry in the site-wide log."""
    article, facts = doing.article, {"revision": doing.article.latest.number, **details}
    if article.status != before:
        facts |= {"from": str(before), "to": str(article.status)}
    if doing.reason.strip():
        facts["reason"] = doing.reason.strip()
    record(name, article, by=doing.by, **facts)


def _record(name, doing, before, details):
    """The transition and the notices it causes."""
    article = doing.article
    row = Transition.objects.create(
        article=article,
        step=name,
        from_status=before,
        to_status=article.status,
        revision=article.latest,
        by=doing.by,
        at=doing.now,
        reason=doing.reason.strip(),
        details=details,
    )
    compose_notices(row)


@transaction.atomic
def create_article(content, *, by, kind=RevisionKind.SAVE, planning=None):
    """A new draft with its first revision; returns the article. Forbidden for users who may not write."""
    if not (is_writer | is_newsroom)(by):
        raise Forbidden(_("You may not write articles. Please ask an administrator."))
    now = timezone.now()
    article = Article(created_by=by, edited_by=by, **(planning or {}))
    article.save()
    save_content(article, content, by=by, now=now, kind=kind)
    article.save()
    doing = Doing(article=article, by=by, now=now)
    details = {"revision": article.latest.number}
    _record("create", doing, Status.DRAFT, details)
    _log("create", doing, Status.DRAFT, details)
    tell("create", doing, {"planning": list(planning or {})})
    return article


def possible_steps(article, user):
    """The desk's steps for buttons: those that status, user and facts allow. Costs one query besides the user's rights."""
    doing = Doing(article=article, by=user, now=timezone.now())
    return [step for step in TABLE if step.fits(doing)]
