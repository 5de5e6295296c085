"""Publishes a revision now or at a time, takes planned publications back, and plans an end.

Each function expects the caller's transaction to hold the article's lock; everything it writes commits with it.
"""

from datetime import timedelta

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles import search
from articles.models import Publication, PublicationCredit, PublicationPicture, TaggedPublication
from articles.publishing.changelog import keys_of_all, log_changes
from articles.publishing.pictures import hold_pictures
from articles.publishing.project import hold_words, project, uses_shown
from articles.publishing.timeline import discard, settle, upcoming
from articles.vocabulary import Refused

TICK = timedelta(microseconds=1)


def publish_revision(article, revision, *, now, at=None, until=None, published_at=None):
    """Makes a revision public from `at` (default now) until `until` (default open); returns the publication.

    It replaces what is live from that moment on, and whatever was planned for that moment or later. Refused when an
    embargo stands against it or the end does not lie after the beginning.
    """
    begin = at or now
    siblings = upcoming(article, now)
    begin = _after_beginning(begin, siblings, now)
    refuse_times(revision, begin, until, now)
    replaced = [sibling for sibling in siblings if sibling.live_from > now and sibling.live_from >= begin]
    kept = [sibling for sibling in siblings if sibling not in replaced]
    first = published_at or _first_published(article) or begin
    hold_words(revision.content)
    hold_pictures(uses_shown(revision.content))
    publication = project(article, revision, live_from=begin, published_at=min(first, begin), ends_at=until)
    keys = keys_of_all(replaced + kept[-1:])
    discard(replaced)
    settle([*kept, publication])
    _store(publication)
    log_changes(keys | keys_of_all([publication]), [begin, *([until] if until else [])])
    return publication


def _after_beginning(begin, siblings, now):
    """Two publications of one article cannot begin in the same microsecond."""
    begun = {sibling.live_from for sibling in siblings if sibling.live_from <= now}
    while begin in begun:
        begin += TICK
    return begin


def refuse_times(revision, begin, until, now):
    embargo = revision.content["embargo_until"]
    if embargo and begin < parse_datetime(embargo):
        when = date_format(localtime(parse_datetime(embargo)), "DATETIME_FORMAT")
        raise Refused(
            _("An embargo stands until %s. Please choose a later time or clear the embargo with its source.")
            % when
        )
    if until and (until <= begin or until <= now):
        raise Refused(_("The end must lie after the beginning and in the future. Please choose a later end."))


def _first_published(article):
    return article.publications.order_by("published_at").values_list("published_at", flat=True).first()


def _store(publication):
    publication.save()
    PublicationCredit.objects.bulk_create(
        PublicationCredit(publication=publication, author=author, position=place)
        for place, author in enumerate(publication.credited)
    )
    TaggedPublication.objects.bulk_create(
        TaggedPublication(content_object=publication, tag=tag) for tag in publication.tagged_with
    )
    _store_pictures(publication)
    _join_translations(publication)
    search.index([publication])


def _join_translations(publication):
    """What translates an article that turns out to be a translation itself goes back to the same original."""
    if publication.translation_group:
        followers = Publication.objects.filter(translation_group=publication.article_id)
        followers.update(translation_group=publication.translation_group)


def _store_pictures(publication):
    """Rows for the pictures of a new publication; with another text it is another publication."""
    PublicationPicture.objects.bulk_create(
        PublicationPicture(publication=publication, picture_id=pk) for pk in publication.pictured
    )


def unschedule(article, *, now, publication_id=None):
    """Removes a planned publication (default: the last one) before it begins; returns it as it was."""
    siblings = upcoming(article, now)
    planned = [sibling for sibling in siblings if sibling.live_from > now]
    chosen = [sibling for sibling in planned if publication_id in (None, sibling.pk)]
    if not chosen:
        raise Refused(_("Nothing is planned for this article any more; it may have gone live just now."))
    removed = chosen[-1]
    log_changes(keys_of_all([removed]), [removed.live_from])
    discard([removed])
    settle([sibling for sibling in siblings if sibling.pk != removed.pk])
    return removed


def plan_end(article, *, now, until):
    """Sets or clears (None) the end of the article's last live or planned publication; returns it."""
    siblings = upcoming(article, now)
    if not siblings:
        raise Refused(_("This article is neither live nor planned, so it has no end."))
    last = siblings[-1]
    if until and until <= max(now, last.live_from):
        raise Refused(_("The end must lie after the beginning and in the future. Please choose a later end."))
    moments = [end for end in (last.ends_at, until) if end]
    last.ends_at = until
    last.save(update_fields=["ends_at"])
    settle(siblings)
    log_changes(keys_of_all([last]), moments)
    return last
