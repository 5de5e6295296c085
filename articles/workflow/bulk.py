"""One step taken on many articles: what would become of each, and taking it, one transaction per article."""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editing.save import content_of
from articles.models import Article, Credit, Publication
from articles.publishing.publish import refuse_times
from articles.rules import visible_to
from articles.vocabulary import Refused, Status, fold
from articles.workflow.doing import Doing
from articles.workflow.perform import perform, refuse
from articles.workflow.table import STEPS

DONE, UNCHANGED, FAILED = "done", "unchanged", "failed"
MOST = 1_000  # articles of one run
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class BulkAction:
    """A step of the table for many articles. `plan` turns what was typed into what `perform` takes, for one article.

    It returns (fields of `Doing`, sentence), with None for the fields where there is nothing to do.
    """

    name: str
    label: str
    step: str
    plan: Callable


@dataclass(frozen=True)
class Outcome:
    """What became of one article, or would: done, unchanged, or failed with the reason."""

    article_id: int
    state: str
    sentence: str


def chosen(articles, by, now=None):
    """The articles with all that judging them asks for, in a number of queries that does not depend on them."""
    byline = Prefetch("credits", Credit.objects.select_related("author"))
    upcoming = Publication.objects.not_ended(now or timezone.now()).only("article", "live_from")
    read = visible_to(by, articles).select_related("latest", "approved", "category", "assignee", "locked_by")
    return read.prefetch_related(byline, "tags", Prefetch("publications", upcoming, to_attr="upcoming"))


def foresee(article, action, by, typed, now=None):
    """The outcome if the action were taken on an article read by `chosen`; writes nothing.

    `typed` is None as long as what the action asks for is not known; then only what it does not depend on is judged.
    """
    now = now or timezone.now()
    try:
        fields, sentence = action.plan(article, typed) if typed is not None else ({}, "")
        doing = Doing(article=article, by=by, now=now, **(fields or {}))
        doing.upcoming = [publication.live_from for publication in article.upcoming]
        refuse(STEPS[action.step], doing)
        if action.step == "publish" and doing.at:
            refuse_times(article.approved, doing.at, doing.until, now)
    except Refused as error:
        return Outcome(article.pk, FAILED, str(error))
    return Outcome(article.pk, UNCHANGED if fields is None else DONE, sentence)


def take(items, action, by, typed):
    """Takes the action on (article id, version seen) pairs, one after the other, and yields each outcome.

    Each is a transaction of its own: whatever stops the run, what is done is done, and no article is half done.
    """
    seen = set(visible_to(by).filter(pk__in=[pk for pk, _version in items]).values_list("pk", flat=True))
    for pk, version in items:
        if pk in seen:
            yield Outcome(pk, *_take_one(pk, version, action, by, typed))
        else:
            yield Outcome(pk, FAILED, _("There is no article of this number, or you may not see it."))


def _take_one(pk, version, action, by, typed):
    """(state, sentence) of one article."""
    try:
        # Read without a lock: whoever writes between here and `perform` makes the version stale.
        article = Article.objects.select_related("latest", "category", "assignee").get(pk=pk)
        fields, sentence = action.plan(article, typed)
        if fields is None:
            return UNCHANGED, sentence
        after = perform(article, action.step, by=by, version=version, **fields)
    except Article.DoesNotExist:
        return FAILED, _("There is no article of this number, or you may not see it.")
    except Refused as error:
        return FAILED, str(error)
    except Exception as error:
        log.exception("%s was not possible on article %s", action.name, pk)
        return FAILED, _("An unexpected mistake; the log says more: %s.") % type(error).__name__
    return (DONE, sentence) if after.version != version else (UNCHANGED, _("There was nothing to change."))


def _edited(article, content, sentence):
    """Fields and sentence of a change of content; it says so when an approval is lost by it."""
    if article.approved_id and article.status in (Status.APPROVED, Status.RELEASED):
        sentence = _("%s The approval becomes void.") % sentence
    return {"content": content}, sentence


def _add_tags(article, typed):
    have = {tag.key for tag in article.tags.all()}
    new = [name for name in typed["names"] if fold(name) not in have]
    if not new:
        return None, _("Has these tags already.")
    content = {"tags": [*content_of(article)["tags"], *new]}
    return _edited(article, content, _("Gets: %s.") % ", ".join(new))


def _remove_tags(article, typed):
    unwanted = {fold(name) for name in typed["names"]}
    lost = [tag for tag in article.tags.all() if tag.key in unwanted]
    if not lost:
        return None, _("Has none of these tags.")
    gone = {tag.pk for tag in lost}
    content = {"tags": [pk for pk in content_of(article)["tags"] if pk not in gone]}
    return _edited(article, content, _("Loses: %s.") % ", ".join(tag.name for tag in lost))


def _move(article, typed):
    category = typed["category"]
    if article.category_id == category.pk:
        return None, _("Is in this category already.")
    words = {"old": article.category or _("no category"), "new": category}
    return _edited(article, {"category": category.pk}, _("%(old)s → %(new)s.") % words)


def _assign(article, typed):
    """Only what was given is changed: whoever enters a date alone leaves the person in charge."""
    given = {name: typed[name] for name in ("assignee", "due") if typed[name]}
    changed = {name: value for name, value in given.items() if getattr(article, name) != value}
    if not changed:
        return None, _("Is planned like this already.")
    said = [
        str(value) if name == "assignee" else _("due %s") % _time(value) for name, value in changed.items()
    ]
    return {"planning": changed}, ", ".join(said) + "."


def _step(name):
    def plan(article, typed):
        step = STEPS[name]
        if article.status not in step.sources:
            return {}, ""  # `refuse` says why
        words = {
            "before": article.get_status_display(),
            "after": Status(step.next_status(article, article.status)).label,
        }
        return {}, _("%(before)s → %(after)s.") % words

    return plan


def _publish(article, typed):
    return {"at": typed["at"]}, _("Goes live: %s.") % _time(typed["at"])


def _time(when):
    return date_format(localtime(when, get_default_timezone()), "SHORT_DATETIME_FORMAT")


ACTIONS = {
    action.name: action
    for action in (
        BulkAction("add_tag", gettext_lazy("Add tags"), "edit", _add_tags),
        BulkAction("remove_tag", gettext_lazy("Remove tags"), "edit", _remove_tags),
        BulkAction("move", gettext_lazy("Move to a category"), "edit", _move),
        BulkAction("assign", gettext_lazy("Assign"), "edit", _assign),
        BulkAction("submit", STEPS["submit"].label, "submit", _step("submit")),
        BulkAction("approve", STEPS["approve"].label, "approve", _step("approve")),
        BulkAction("plan", gettext_lazy("Plan the publication"), "publish", _publish),
        BulkAction("unschedule", STEPS["unschedule"].label, "unschedule", _step("unschedule")),
        BulkAction("trash", STEPS["trash"].label, "trash", _step("trash")),
        BulkAction("restore", STEPS["restore"].label, "restore", _step("restore")),
    )
}
