"""Stories as they stood: versions of then, with what has become of each since. Nothing that is not public now."""

from dataclasses import dataclass
from datetime import datetime

from articles.conf import conf
from articles.models.correction import Correction
from articles.models.publication import Publication
from articles.reader.paging import MICROSECOND
from articles.reader.stories import TEASER, live_stories


@dataclass(frozen=True)
class Told:
    """A version of then: `story` has its words of then and its address of today.

    `today` is what the story says now, None when it is still this version; `corrected` is when it was last corrected
    after this version began.
    """

    story: Publication
    today: Publication | None
    corrected: datetime | None

    @property
    def corrections(self):
        """Where the story's corrections are read: on its page."""
        return self.story.get_absolute_url() + "#notices"


def front_at(then, at, *, length):
    """The stories of the front as it stood at a moment, as versions of then; the newest first."""
    versions = Publication.objects.as_of(then, at).only(*TEASER)
    return list(versions.order_by("-published_at", "-pk")[:length])


def tell(versions, at, sections):
    """What became of versions that may be told, in their order. Two queries.

    A story that ended in this very moment is left out, like everything that is not public now.
    """
    ids = [version.article_id for version in versions]
    today = {
        story.article_id: story for story in sections.attach(list(live_stories(at).filter(article__in=ids)))
    }
    corrected = last_corrections(ids, at)
    return [
        _told(version, today[version.article_id], corrected.get(version.article_id))
        for version in versions
        if version.article_id in today
    ]


def last_corrections(ids, at):
    """When each of these stories was last corrected, by the article's id."""
    notices = Correction.objects.public(at).filter(article__in=ids).order_by("visible_from")
    return dict(notices.values_list("article", "visible_from"))


def _told(version, today, corrected):
    """The address is the one of today: the one of then may not even exist any more."""
    version.category, version.slug = today.category, today.slug
    changed = version.pk != today.pk
    late = corrected is not None and corrected > version.live_from
    return Told(version, today if changed else None, corrected if late else None)


def changes_around(stories, then, at):
    """When the front changed: the beginning of what it shows at a moment, the change before that, and the next.

    `stories` are those of the front and one more, so that the one that left it last is among them. Three queries.
    """
    end = then + MICROSECOND
    shown = Publication.objects.told(at)
    if len(stories) == home_length():  # older ones find no place on it
        shown = shown.filter(published_at__gte=stories[-1].published_at)
    since = shown.filter(published_at__lt=end).changed_before(end)
    before = since and shown.filter(published_at__lt=since).changed_before(_minute(since))
    return since, before, shown.changed_since(end, at)


def _minute(moment):
    return moment.replace(second=0, microsecond=0)


def home_length():
    """How many stories the front shows, and one more."""
    return conf("HOME_LENGTH") + 1
