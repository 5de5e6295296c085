"""Where pictures are used: in working copies, with the revision, and before readers."""

from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import (
    Article,
    Front,
    FrontPicture,
    FrontVersion,
    Picture,
    PictureUsage,
    Publication,
    PublicationPicture,
)
from articles.vocabulary import LicenceState, Status


def with_uses(pictures, now=None):
    """The pictures with `used`, the number of articles that use them at the desk or before readers, and `is_live`."""
    at_desk = Article.objects.filter(picture_usages__picture=OuterRef("pk")).exclude(status=Status.TRASHED)
    return pictures.annotate(used=Coalesce(Subquery(_counted(at_desk)), 0), is_live=is_shown(now))


def _counted(articles):
    alone = articles.order_by().annotate(everything=Count("pk", distinct=True) * 0)
    return alone.values("everything").annotate(number=Count("pk", distinct=True)).values("number")


def is_shown(now=None):
    """The condition that readers see a Picture now: in a story, or on a front instead of a story's own."""
    return Exists(live_rows(now, picture=OuterRef("pk"))) | Exists(on_fronts(now, picture=OuterRef("pk")))


def on_fronts(now=None, **where):
    """Rows of pictures on fronts as they are now and as they are planned, filtered."""
    versions = FrontVersion.objects.not_over(now or timezone.now()).filter(pk=OuterRef("version"))
    return FrontPicture.objects.filter(Exists(versions), **where)


def fronts_of(picture):
    """The fronts that show the picture now or will."""
    rows = on_fronts(picture=picture)
    return Front.objects.filter(pk__in=rows.values("version__front")).select_related("category", "tag")


def live_rows(now=None, **where):
    """Rows of pictures readers see now, filtered."""
    live = Publication.objects.live(now or timezone.now()).filter(pk=OuterRef("publication"))
    return PublicationPicture.objects.filter(Exists(live), **where)


def users_of(picture):
    """The articles that use the picture, at the desk or before readers: those edited last come first."""
    at_desk = Q(pk__in=PictureUsage.objects.filter(picture=picture).values("article"))
    public = PublicationPicture.objects.filter(picture=picture).values("publication__article")
    return Article.objects.filter(at_desk | Q(pk__in=public)).order_by("-edited_at", "-pk")


def publications_of(picture):
    """Publications that show the picture, ended ones too, the newest first."""
    shown = Publication.objects.filter(picture_rows__picture=picture)
    return shown.select_related("revision").order_by("-live_from", "-pk")


def endangered(today, now):
    """Pictures readers see or will see whose licence has ended, ends soon or is missing; what ends first comes first."""
    public = Publication.objects.not_ended(now).filter(pk=OuterRef("publication"))
    shown = PublicationPicture.objects.filter(Exists(public), picture=OuterRef("pk"))
    states = (LicenceState.EXPIRED, LicenceState.ENDING, LicenceState.MISSING)
    doubtful = Picture.objects.none()
    for state in states:
        doubtful |= Picture.objects.with_licence(state, today)
    curated = on_fronts(now, picture=OuterRef("pk"))
    return doubtful.filter(Exists(shown) | Exists(curated)).order_by("licence_until", "pk")
