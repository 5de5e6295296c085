"""Fronts as the desk has arranged and shown them."""

from django.urls import reverse
from django.utils import timezone

from articles.models import Front
from articles.publishing.fronts import go_live, save_draft


def layout(*slots):
    """Content of a layout: each slot a title and the articles placed in it, or a dictionary of what differs."""
    rows = []
    for number, slot in enumerate(slots, 1):
        given = (
            slot if isinstance(slot, dict) else {"title": slot[0], "placements": list(map(placed, slot[1:]))}
        )
        rows.append({"id": f"slot-{number}", "min": 0, **given})
    return {"slots": rows}


def placed(article, **own):
    return {"article": article.pk, **own}


def home():
    return Front.objects.of("home")


def draft(content, by, front=None):
    front = front or home()
    front.refresh_from_db()
    return save_draft(front, content, version=front.version, by=by, now=timezone.now())


def live(content, by, front=None, **more):
    """The version that went live."""
    front = front or home()
    front.refresh_from_db()
    return go_live(front, content, based_on=front.version, by=by, now=timezone.now(), **more)


def page(name, thing=None):
    return reverse(f"admin:{name}", args=[thing.pk] if thing else [])
