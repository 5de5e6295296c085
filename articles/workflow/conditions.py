"""Conditions of steps: each looks at a step in progress and returns sentences, none when all is well."""

from django.utils.translation import gettext as _

from articles.editing import checks
from articles.models import Transition


def fact(condition):
    """Marks a condition that typing cannot change: where it fails, the desk does not offer the step."""
    condition.is_fact = True
    return condition


def complete(doing):
    return checks.problems(doing.said)


def reason_given(doing):
    return [] if doing.reason.strip() else [_("Please give a reason.")]


def text_given(doing):
    return [] if doing.text.strip() else [_("Please write the notice for readers.")]


def time_not_past(doing):
    if doing.at and doing.at < doing.now:
        return [_("This time has already passed. Please choose a later one, or publish now.")]
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


def second_person(doing):
    """The debt is signed off by somebody who neither wrote nor published that revision."""
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


def embargo_before_plan(doing):
    """A planned publication must not begin before a newly entered embargo ends."""
    until = doing.article.embargo_until
    planned = [begin for begin in doing.upcoming if begin > doing.now]
    if until and planned and planned[0] < until:
        return [_("The embargo ends after the planned publication. Please cancel the plan first.")]
    return []
