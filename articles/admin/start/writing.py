"""Panels of whoever writes: sent back, in work, on the way to readers, to be looked at again."""

from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.admin.length import length_words
from articles.admin.start.ages import age, due_words, since
from articles.admin.start.facts import last_step
from articles.admin.start.row import row
from articles.rules import in_charge_of, own_to, visible_to
from articles.vocabulary import Status

ON_THEIR_WAY = (Status.IN_REVIEW, Status.APPROVED)


def own(reading):
    """Articles that are the user's and not in the trash."""
    return visible_to(reading.user).filter(own_to(reading.user)).select_related("category", "assignee")


def returned(reading):
    """Sent back, the oldest first."""
    sent_back = own(reading).filter(status=Status.CHANGES_REQUESTED)
    return last_step(sent_back, "request_changes").order_by("step_at", "pk")


def say_returned(article, reading):
    return row(
        article,
        when=since(article.step_at, reading.now),
        quote=article.step_reason,
        quoted=article.step_by or _("the newsroom"),
        facts=[category(article), length_words(article)],
        hints=[due_hint(article, reading.now)],
    )


def mine(reading):
    """In work: what is due first, then what was edited last."""
    return (
        own(reading).filter(status=Status.DRAFT).order_by(F("due").asc(nulls_last=True), "-edited_at", "-pk")
    )


def say_mine(article, reading):
    edited = _("edited %s ago") % age(reading.now - article.edited_at)
    facts = [category(article), assigned(article, reading), length_words(article)]
    return row(article, when=edited, facts=facts, hints=[due_hint(article, reading.now)])


def submitted(reading):
    """With the reviewers or approved; what has waited longest first."""
    on_their_way = own(reading).filter(status__in=ON_THEIR_WAY)
    return last_step(on_their_way, "submit", "approve").order_by("step_at", "pk")


def say_submitted(article, reading):
    return row(
        article,
        when=since(article.step_at, reading.now),
        facts=[category(article), where_it_stands(article, reading)],
        hints=[(article.status, article.get_status_display())],
    )


def where_it_stands(article, reading):
    """With whom a text lies, or who approved it."""
    if article.status == Status.APPROVED:
        return _("approved by %s, not yet published") % (article.step_by or _("the newsroom"))
    names = reading.care.moderators(article.category_id)
    return _("lies with %s") % ", ".join(names[:3]) if names else _("no moderator answers for its category")


def again(reading):
    """The day has come to look at them again."""
    due = visible_to(reading.user).filter(in_charge_of(reading.user), look_again__lte=timezone.localdate())
    return due.exclude(status=Status.TRASHED).select_related("category").order_by("look_again", "pk")


def say_again(article, reading):
    since_day = _("for %s") % date_format(article.look_again, "SHORT_DATE_FORMAT")
    return row(article, when=since_day, facts=[category(article)], quote=article.internal_note, again=True)


def category(article):
    return str(article.category) if article.category else _("no category yet")


def assigned(article, reading):
    """Who else works on the user's own text."""
    if article.assignee_id in (None, reading.user.pk):
        return ""
    return _("assigned to %s") % article.assignee


def due_hint(article, now):
    if not article.due:
        return None
    return ("overdue" if article.due <= now else "due", due_words(article.due, now))
