"""Stories as they stood: versions of then, with what has become of each since. Nothing that is not public now."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q

from articles.conf import conf
from articles.models.correction import Correction
from articles.models.front import FrontVersion
from articles.models.publication import Publication
from articles.reader.home import home_slots, home_standing
from articles.reader.paging import MICROSECOND
from articles.reader.stories import live_stories
from articles.vocabulary import FrontKind


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


def slots_then(then, at, sections):
    """The slots of the front as it stood at a moment: arranged as it was then, with the versions of then.

    Each story knows as `told` what has become of it; what ended in this very moment is left out. Six queries.
    """
    versions = Publication.objects.as_of(then, at)
    slots = home_slots(home_standing(then), then, sections, stories=versions)
    shown = [story for slot in slots for story in slot.stories]
    for told in tell(shown, at, sections):
        told.story.told = told
    kept = [
        replace(slot, stories=[story for story in slot.stories if hasattr(story, "told")]) for slot in slots
    ]
    return [slot for slot in kept if slot.stories]


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


def changes_around(slots, then, at):
    """When the front changed: the beginning of what it shows at a moment, the change before that, and the next.

    A story begun or ended counts if it stands on the front or may find a place there, and so does a front arranged
    anew. Four queries.
    """
    end = then + MICROSECOND
    shown = _with_a_place([story for slot in slots for story in slot.stories], at)
    arranged = _arranged(at)
    since = _latest(shown.filter(published_at__lt=end).changed_before(end), arranged, end)
    earlier = since and _minute(since)
    before = since and _latest(
        shown.filter(published_at__lt=since).changed_before(earlier), arranged, earlier
    )
    later = [shown.changed_since(end, at), *(moment for moment in arranged if moment >= end)]
    return since, before, min(filter(None, later), default=None)


def _with_a_place(stories, at):
    """Versions that may change a front of these stories: of a full one, no older ones but its own."""
    versions = Publication.objects.told(at)
    if len(stories) < conf("HOME_LENGTH"):
        return versions
    oldest = min(story.published_at for story in stories)
    own = [story.article_id for story in stories]
    return versions.filter(Q(published_at__gte=oldest) | Q(article__in=own))


def _arranged(at):
    """When the front was arranged anew, up to now. A house does that some times a day: few enough to read all."""
    versions = FrontVersion.objects.filter(front__kind=FrontKind.HOME).begun(at)
    return list(versions.order_by().values_list("begins", flat=True))


def _latest(moment, arranged, end):
    """The last of these moments before `end`."""
    return max(filter(None, [moment, *(begin for begin in arranged if begin < end)]), default=None)


def _minute(moment):
    return moment.replace(second=0, microsecond=0)
