"""What is wrong with a front at a moment, read from the database for the desk."""

from dataclasses import dataclass
from functools import partial

from django.db.models import Exists, OuterRef, Subquery

from articles.admin.front.found import scope_of
from articles.admin.front.versioned import headlines, name_of
from articles.fronts.arrange import Ways, fill
from articles.fronts.warnings import Facts, FrontWarning, key_of, warnings_of
from articles.models import Article, Picture, Publication
from articles.reader.candidates import at_hand, completed
from articles.reader.fronts import below
from articles.reader.sections import Sections


@dataclass(frozen=True)
class Found:
    """A warning with the area and, of a placement, the story it is about."""

    area: str
    story: str
    warning: FrontWarning


def facts_of(ids, at):
    """Facts by id of these articles at a moment; one query."""
    own = Publication.objects.filter(article=OuterRef("pk"))
    planned = own.planned(at).order_by("live_from").values("live_from")
    articles = (
        Article.objects.filter(pk__in=ids)
        .order_by()
        .annotate(
            live=Exists(own.live(at)),
            public=Exists(own.filter(published_at__lte=at)),
            planned=Subquery(planned[:1]),
        )
    )
    rows = articles.values_list("pk", "live", "public", "planned", "embargo_until")
    return {pk: Facts(live, public, planned, embargo) for pk, live, public, planned, embargo in rows}


def lost_pictures(layout):
    """Ids of the layout's own pictures that were taken back."""
    used = [use.picture for use in layout.uses()]
    lost = Picture.objects.filter(pk__in=used, withdrawn_at__isnull=False).order_by()
    return set(lost.values_list("pk", flat=True)) if used else set()


def filled_at(front, layout, at, sections):
    """The areas of a layout of this front with the stories readers would find there at a moment (fronts.arrange.fill)."""
    ways = Ways(below=partial(below, sections), scope=scope_of(front))
    return completed(fill(layout, at, at_hand(layout, at, ways), ways))


def warnings_at(layout, at, filled):
    """Lists of warnings by slot id and by "slot id/article id" for a layout and what fills it at a moment."""
    facts = facts_of(layout.article_ids(), at)
    return warnings_of(layout, at, facts, filled=filled, lost=lost_pictures(layout))


def found_at(front, layout, at, user):
    """What is wrong as Found rows in the order of the page, each area's own first."""
    warnings = warnings_at(layout, at, filled_at(front, layout, at, Sections()))
    names, rows = headlines(layout.article_ids(), user), []
    for slot in layout.slots:
        area = area_name(slot)
        rows += [Found(area, "", each) for each in warnings.get(slot.id, [])]
        for placement in slot.placements:
            story = name_of(placement.article, names)
            rows += [Found(area, story, each) for each in warnings.get(key_of(slot, placement), [])]
    return rows


def area_name(slot):
    """What the desk calls an area: its heading, else how it looks."""
    return slot.title or str(slot.template.label).partition(":")[0]
