"""Starts and ends the lines above every page: each one transaction, with change log and log."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext as _

from articles import audit
from articles.cachekeys import SITE
from articles.models import Article, Banner, Front
from articles.publishing.changelog import log_changes
from articles.vocabulary import BannerKind, FrontKind, Incomplete, Refused

MOST = 3  # at one moment
TEXT_LENGTH = 200
WEB_ADDRESS = URLValidator(schemes=["https", "http"])


@transaction.atomic
def start_banner(*, text, kind, ends, by, now, begins=None, story=None, link=""):
    """Shows a line from `begins` (default: now) until `ends`; returns the Banner.

    `story` is the id of one of our articles: the line leads there while readers may see it, and heals when they may
    later. Or `link`, a web address. Incomplete with one sentence for everything that is wrong; Refused when there are
    too many at once.
    """
    begins = begins or now
    banner = Banner(
        kind=kind, text=" ".join(text.split()), story=story, link=link.strip(), begins=begins, ends=ends
    )
    banner.made_at, banner.made_by = now, by
    if problems := [sentence for sentence in _problems(banner, now) if sentence]:
        raise Incomplete(_("The line cannot be shown like this:"), problems)
    _hold()
    if _at_once(banner) >= MOST:
        raise Refused(_("There are %d lines already at this time. Please end one of them first.") % MOST)
    banner.save()
    log_changes([SITE], [begins, ends])
    audit.record("banner_start", banner, by=by, begins=begins.isoformat(), ends=ends.isoformat())
    return banner


@transaction.atomic
def end_banner(banner, *, by, now):
    """Takes a line away at once, or before it begins; Refused when it is over already."""
    _hold()
    found = Banner.objects.filter(pk=banner.pk).first()
    if found is None or found.ends <= now:
        raise Refused(_("This line is over already; readers do not see it any more."))
    audit.record("banner_end", found, by=by, planned=found.ends.isoformat())
    log_changes([SITE], [now])
    if found.begins >= now:  # nobody saw it
        found.delete()
        return None
    found.ends = now
    found.save(update_fields=["ends"])
    return found


def _hold():
    """Lines are few: whoever writes one holds them all, by the row of the home page."""
    Front.objects.select_for_update(of=("self",)).get(pk=Front.objects.of(FrontKind.HOME).pk)


def _problems(banner, now):
    """What is wrong with a line, in sentences; empty where nothing is."""
    yield not banner.text and _("Please write what readers should be told.")
    yield len(banner.text) > TEXT_LENGTH and _("The line is longer than %d characters.") % TEXT_LENGTH
    yield bool(re.search(r"[\x00-\x1f]", banner.text)) and _("The text cannot be read. Please type it again.")
    yield banner.kind not in BannerKind.values and _("Please choose what kind of line it is.")
    yield banner.ends is None and _("A line needs an end. Please choose when it disappears.")
    yield (
        banner.ends is not None
        and banner.ends <= max(banner.begins, now)
        and _("The end must lie after the beginning and in the future. Please choose a later end.")
    )
    yield bool(banner.story and banner.link) and _("Please choose a story or a web address, not both.")
    yield (
        bool(banner.link)
        and not _is_address(banner.link)
        and _("“%s” is no web address. Please begin with https://.") % banner.link[:60]
    )
    yield (
        bool(banner.story)
        and not Article.objects.filter(pk=banner.story).exists()
        and _("There is no such story. Please choose it again.")
    )


def _is_address(link):
    try:
        WEB_ADDRESS(link)
    except ValidationError:
        return False
    return len(link) <= Banner._meta.get_field("link").max_length


def _at_once(banner):
    return Banner.objects.filter(begins__lt=banner.ends, ends__gt=banner.begins).count()
