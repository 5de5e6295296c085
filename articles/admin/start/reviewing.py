"""Panels of whoever reviews: what waits, the oldest first, and what was published before it was reviewed."""

from django.db.models import F
from django.utils.translation import gettext as _

from articles.admin.length import length_words
from articles.admin.start.ages import since
from articles.admin.start.facts import involved, last_editor, last_step
from articles.admin.start.row import row
from articles.admin.start.writing import category, due_hint
from articles.rules import moderated_by, visible_to
from articles.vocabulary import Status


def moderated(reading):
    user = reading.user
    return visible_to(user).filter(moderated_by(user)).select_related("category")


def waiting(reading):
    in_review = last_editor(moderated(reading).filter(status=Status.IN_REVIEW))
    return last_step(in_review, "submit").order_by(F("step_at").asc(nulls_last=True), "pk")


def say_waiting(article, reading):
    """Four eyes: who edited a text last does not approve it, and is told before opening it."""
    submitted = _("submitted by %s") % article.step_by if article.step_by else ""
    own = article.last_editor == reading.user.pk
    return row(
        article,
        when=since(article.step_at, reading.now),
        facts=[category(article), submitted, length_words(article)],
        hints=[
            due_hint(article, reading.now),
            own and ("own", _("you edited it last: a second person has to approve")),
        ],
    )


def debts(reading):
    """Published without review; those the user may sign off first, then by age."""
    owed = involved(moderated(reading).exclude(debt=None), reading.user)
    owed = last_step(owed, "publish_urgently").exclude(status=Status.TRASHED)
    return owed.order_by("involved", "step_at", "pk")


def say_debt(article, reading):
    return row(
        article,
        when=since(article.step_at, reading.now),
        quote=article.step_reason,
        quoted=article.step_by or _("the newsroom"),
        facts=[category(article)],
        hints=[article.involved and ("own", _("you took part: a second person has to sign off"))],
    )
