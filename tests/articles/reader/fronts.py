"""Fronts written directly, as readers find them."""

from datetime import timedelta

from articles.models.front import Banner, Front, FrontVersion
from articles.vocabulary import FrontKind
from tests.articles.reader.conftest import NOW


def make_front(*slots, subject=None, begins=None, pictures=None, content=None):
    """A version, live since an hour before NOW, of these slots (dictionaries of what differs from the usual), or of a content as it is."""
    kind = FrontKind(subject._meta.model_name) if subject else FrontKind.HOME
    front = Front.objects.of(kind, subject)
    begins = begins or NOW - timedelta(hours=1)
    rows = [{"id": f"slot-{number}", **slot} for number, slot in enumerate(slots, 1)]
    return FrontVersion.objects.create(
        front=front,
        content=content or {"slots": rows},
        pictures=pictures or {},
        begins=begins,
        made_at=begins,
    )


def pin(story, **own):
    return {"article": story.article_id, **own}


def make_banner(text, *, begins=None, ends=None, **fields):
    """A line above every page, by default from half an hour before NOW to an hour after it."""
    begins, ends = begins or NOW - timedelta(minutes=30), ends or NOW + timedelta(hours=1)
    return Banner.objects.create(text=text, begins=begins, ends=ends, made_at=begins, **fields)
