"""Conditions of steps: each looks at a step in progress and returns sentences, none when all is well.

What is asked of the content itself stands in the table of checks, see `checking`.
"""

from datetime import timedelta

from django.utils.translation import gettext as _

from articles.models import Transition
from articles.rules import is_locked

LONGEST_LOCK = timedelta(days=1)


def fact(condition):
    """Marks a condition that typing cannot change: where it fails, the desk does not offer the step."""
    condition.is_fact = True
    return condition


def reason_given(doing):
    return [] if doing.reason.strip() else [_("Please give a reason.")]


def text_given(doing):
    return [] if doing.text.strip() else [_("Please write the notice for readers.")]


def time_not_past(doing):
    if doing.at and doing.at < doing.now:
        return [_("This time has already passed. Please choose a later one, or publish now.")]
    return []


def time_given(doing):
    return [] if doing.at else [_("Please enter the date and the time.")]


def time_not_before_embargo(doing):
    """What the working copy says counts too: the embargo may have been entered after the plan."""
    until = doing.article.embargo_until
    if until and doing.at and doing.at < until:
        return [_("An embargo stands until then. Please choose a time after its end.")]
    return []


@fact
def nothing_public(doing):
    """Neither live nor planned."""
    if doing.upcoming:
        return [_("This article is live or planned. Please withdraw it or cancel the plan first.")]
    return []


@fact
def something_public(doing):
    return [] if doing.upcoming else [_("This article is neither live nor planned, so it has no end.")]


@fact
def is_live(doing):
    return [] if any(begin <= doing.now for begin in doing.upcoming) else [_("This article is not live.")]


@fact
def is_planned(doing):
    if any(begin > doing.now for begin in doing.upcoming):
        return []
    return [_("Nothing is planned for this article any more; it may have gone live just now.")]


@fact
def in_debt(doing):
    return [] if doing.article.debt_id else [_("This article owes no review.")]


@fact
def second_person(doing):
    """The debt is signed off by somebody who neither wrote nor published that revision. One query where one is owed."""
    article = doing.article
    if doing.by is None:
        return [_("A second person has to sign off.")]
    published = Transition.objects.filter(article=article, step="publish_urgently", revision=article.debt_id)
    involved = (
        {article.debt.created_by_id, *published.values_list("by", flat=True)} if article.debt else set()
    )
    if doing.by.pk in involved:
        return [_("You wrote or published this text yourself. A second person has to sign off.")]
    return []


def lock_end_given(doing):
    """A lock is for hours; whoever forgets it blocks nobody the next day."""
    if doing.until is None or doing.until <= doing.now:
        return [_("Please say how long the article is to be locked.")]
    if doing.until - doing.now > LONGEST_LOCK:
        return [_("An article can be locked for one day at most.")]
    return []


@fact
def lock_standing(doing):
    return [] if is_locked(None, doing.article) else [_("The article is not locked.")]


def embargo_before_plan(doing):
    """A planned publication must not begin before a newly entered embargo ends."""
    until = doing.article.embargo_until
    planned = [begin for begin in doing.upcoming if begin > doing.now]
    if until and planned and planned[0] < until:
        return [_("The embargo ends after the planned publication. Please cancel the plan first.")]
    return []
