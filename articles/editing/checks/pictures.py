"""Checks of pictures: whether they may be shown at all, to whom they are owed, and what readers are told who see none."""

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.editing.checks.finding import Finding
from articles.vocabulary import LicenceState, PicturePlace, Release


def rights(content, facts):
    """Shown by no right on the day the story appears, or without naming whose picture it is."""
    for place, use, picture in _pictures(facts):
        if sentence := RIGHTS.get(picture.licence_state(_day(facts))):
            yield _finding(sentence, picture, place)
        if not (use.credit or picture.credit):
            yield _finding(
                _("The picture “%(title)s” has no credit. Please name photographer or agency."),
                picture,
                place,
            )


def alternative(content, facts):
    for place, use, picture in _pictures(facts):
        if not (picture.decorative or use.alternative or picture.alternative):
            sentence = _("The picture “%(title)s” has no alternative text. Please say what is to be seen.")
            yield _finding(sentence, picture, place)


def ending(content, facts):
    """Licences that end soon after the story appears."""
    for place, _use, picture in _pictures(facts):
        if picture.licence_state(_day(facts)) == LicenceState.ENDING:
            yield _finding(_("The licence of the picture “%(title)s” ends on %(until)s."), picture, place)


def release(content, facts):
    for place, _use, picture in _pictures(facts):
        if picture.release == Release.MISSING:
            sentence = _("The people shown in the picture “%(title)s” have not agreed.")
            yield _finding(sentence, picture, place)


RIGHTS = {
    LicenceState.WITHDRAWN: gettext_lazy(
        "The picture “%(title)s” was taken back. Please choose another one."
    ),
    LicenceState.MISSING: gettext_lazy(
        "The picture “%(title)s” has no licence. Please enter it in the library."
    ),
    LicenceState.EXPIRED: gettext_lazy(
        "The licence of the picture “%(title)s” ended on %(until)s. Please choose another one or prolong it."
    ),
}


def _pictures(facts):
    """Each picture once, at its first place, with its use there."""
    seen = set()
    for place, use in facts.uses:
        if use.picture in facts.pictures and use.picture not in seen:
            seen.add(use.picture)
            yield place, use, facts.pictures[use.picture]


def _day(facts):
    return localdate(facts.at or facts.now)


def _finding(sentence, picture, place):
    until = date_format(picture.licence_until, "DATE_FORMAT") if picture.licence_until else ""
    target = "id_picture_0" if place == PicturePlace.HEAD else "id_body"
    return Finding(str(sentence) % {"title": picture, "until": until}, target)
