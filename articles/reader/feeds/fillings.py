"""What full texts of several stories need from elsewhere: linked stories that are live, and public corrections.

One query for both, so that a feed costs the same whatever it holds.
"""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import DateTimeField, TextField, Value

from articles.addresses import path_to
from articles.models.correction import Correction
from articles.models.publication import Publication
from articles.reader.frame import absolute
from articles.vocabulary import CorrectionKind


@dataclass(frozen=True)
class Notice:
    """A public correction of one story."""

    kind: str
    text: str
    before: str
    after: str
    visible_from: datetime

    @property
    def label(self):
        return CorrectionKind(self.kind).label


@dataclass
class Fillings:
    """`targets`: absolute address and headline by a linked article's id; `notices`: by a story's, newest first."""

    targets: dict = field(default_factory=dict)
    notices: dict = field(default_factory=dict)


def read_fillings(stories, at):
    """For these stories at that moment."""
    found = Fillings()
    linked = {pk for story in stories for pk in story.linked_ids}
    for article, *columns in _rows(linked, [story.article_id for story in stories], at):
        if columns[-1] is None:
            category, slug, headline = columns[:3]
            found.targets[article] = absolute(path_to("article", category, slug, article)), headline
        else:
            found.notices.setdefault(article, []).append(Notice(*columns))
    for notices in found.notices.values():
        notices.sort(key=lambda notice: notice.visible_from, reverse=True)
    return found


def _rows(linked, shown, at):
    """Live stories and corrections under each other; the last column, when a correction appeared, tells them apart."""
    nothing = Value("", TextField()), Value(None, DateTimeField())
    targets = Publication.objects.live(at).filter(article__in=linked).order_by()
    targets = targets.values_list("article_id", "category__slug", "slug", "headline", *nothing)
    notices = Correction.objects.public(at).filter(article__in=shown).order_by()
    notices = notices.values_list("article_id", "kind", "text", "before", "after", "visible_from")
    return targets.union(notices, all=True) if linked else notices
