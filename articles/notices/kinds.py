"""What people are told of, as tables: the default of each kind, and which step tells whom in which sentence."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from articles.notices.whom import followers, owners, reviewers
from articles.vocabulary import MailChoice, NoticeKind

# kind: (stands under the bell, how it is mailed, when it happens), unless the user chose otherwise
KINDS = {
    NoticeKind.REVIEW: (
        True,
        MailChoice.AT_ONCE,
        _("A text of my sections, or of one I follow, was submitted."),
    ),
    NoticeKind.SENT_BACK: (True, MailChoice.AT_ONCE, _("A text of mine needs changes, with the reason.")),
    NoticeKind.APPROVED: (True, MailChoice.NONE, _("A text of mine may be published.")),
    NoticeKind.PUBLISHED: (
        True,
        MailChoice.NONE,
        _("A text of mine, or of a section I follow, went live, was planned, corrected or withdrawn."),
    ),
    NoticeKind.ASSIGNED: (True, MailChoice.AT_ONCE, _("Somebody gave me a text or a task.")),
    NoticeKind.MENTIONED: (
        True,
        MailChoice.AT_ONCE,
        _("A colleague named me in a discussion, or answered me."),
    ),
    NoticeKind.EDITED_LIVE: (
        True,
        MailChoice.DAILY,
        _("Somebody else changed a text of mine that readers see; once an hour for each editor."),
    ),
    NoticeKind.IN_DANGER: (
        True,
        MailChoice.AT_ONCE,
        _("Something stands against a publication that I planned or wrote."),
    ),
    NoticeKind.LOOK_AGAIN: (True, MailChoice.DAILY, _("A text in my charge is due, or its day has come.")),
}


@dataclass(frozen=True)
class Telling:
    """What one step tells: of which kind, to whom (a function of the article), and the subject."""

    kind: NoticeKind
    whom: Callable
    subject: str


def owners_and_followers(article):
    return owners(article) | followers(article)


def reviewers_and_followers(article):
    return reviewers(article) | followers(article)


_urgent = _("Published urgently, review owed: %(headline)s")
# step: what it tells, the most important first; nobody is told twice of one step
STEPS = {
    "submit": [Telling(NoticeKind.REVIEW, reviewers_and_followers, _("Waiting for review: %(headline)s"))],
    "request_changes": [Telling(NoticeKind.SENT_BACK, owners, _("Changes requested: %(headline)s"))],
    "approve": [Telling(NoticeKind.APPROVED, owners, _("Approved: %(headline)s"))],
    "publish": [Telling(NoticeKind.PUBLISHED, owners_and_followers, _("Published or planned: %(headline)s"))],
    "publish_urgently": [
        Telling(NoticeKind.REVIEW, reviewers, _urgent),
        Telling(NoticeKind.PUBLISHED, owners_and_followers, _urgent),
    ],
    "unschedule": [Telling(NoticeKind.PUBLISHED, owners, _("Plan cancelled: %(headline)s"))],
    "reschedule": [Telling(NoticeKind.PUBLISHED, owners, _("Plan moved: %(headline)s"))],
    "withdraw": [Telling(NoticeKind.PUBLISHED, owners_and_followers, _("Withdrawn: %(headline)s"))],
    "correct": [Telling(NoticeKind.PUBLISHED, owners_and_followers, _("Correction published: %(headline)s"))],
}

# A sentence with values, said in the language of whoever it is for.
sentence = lazy(lambda template, **values: str(template) % values, str)
