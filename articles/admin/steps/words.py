"""What a step will do and what it did, each in one sentence of the desk."""

from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.times import desk_time, short_time
from articles.editing.checks import CHECKS

WILL = {
    "submit": gettext_lazy("The moderators of the category are asked to review this text."),
    "request_changes": gettext_lazy("The text goes back to its writer, with your reason."),
    "approve": gettext_lazy(
        "This revision, word for word, may be published; a later edit voids the approval."
    ),
    "publish": gettext_lazy("Readers will see the approved revision, now or from the time you choose."),
    "publish_urgently": gettext_lazy(
        "Readers see the latest revision at once, without review; a second person has to sign it off afterwards."
    ),
    "sign_off": gettext_lazy("You confirm that you have read the urgently published text and stand by it."),
    "unschedule": gettext_lazy("The planned publication will not happen; what is live stays as it is."),
    "reschedule": gettext_lazy("Readers will see the same revision at another time; a planned end stays."),
    "plan_end": gettext_lazy("From the end on, readers no longer find the story."),
    "withdraw": gettext_lazy("Readers no longer find the story, and read your reason in its place."),
    "correct": gettext_lazy(
        "Readers see the notice below the story at once; the text itself stays as it is."
    ),
    "lock": gettext_lazy(
        "While the article is locked, nobody else can save, publish, trash or otherwise change it; reading stays possible."
    ),
    "unlock": gettext_lazy("Everybody who could work on this article before can do so again."),
    "trash": gettext_lazy("The article leaves all lists of the desk. It can be restored at any time."),
    "restore": gettext_lazy("The article comes back with the status it had before."),
}
DONE = {
    "create": gettext_lazy("Created"),
    "edit": gettext_lazy("Edited; the approval is void"),
    "publish_delivery": gettext_lazy("Published as delivered"),
    "submit": gettext_lazy("Submitted for review"),
    "request_changes": gettext_lazy("Changes requested"),
    "approve": gettext_lazy("Approved"),
    "publish": gettext_lazy("Published"),
    "publish_urgently": gettext_lazy("Published urgently"),
    "sign_off": gettext_lazy("Signed off"),
    "unschedule": gettext_lazy("Plan cancelled"),
    "reschedule": gettext_lazy("Plan moved"),
    "plan_end": gettext_lazy("End planned"),
    "withdraw": gettext_lazy("Withdrawn"),
    "correct": gettext_lazy("Correction added"),
    "lock": gettext_lazy("Locked"),
    "unlock": gettext_lazy("Unlocked"),
    "trash": gettext_lazy("Moved to the trash"),
    "restore": gettext_lazy("Restored from the trash"),
}


def done_sentence(transition):
    """What a step just did, with its time."""
    special = {
        "publish": _published,
        "reschedule": _published,
        "plan_end": _ended,
        "unschedule": _unscheduled,
    }
    return special.get(transition.step, _plain)(transition)


def _plain(transition):
    words = {"done": DONE[transition.step], "time": desk_time(transition.at)}
    return _("%(done)s: %(time)s.") % words


def _published(transition):
    begin = parse_datetime(transition.details["live_from"])
    if (begin - transition.at).total_seconds() < 1:
        return _plain(transition)
    return _("Planned for %s.") % desk_time(localtime(begin))


def _ended(transition):
    until = transition.details["until"]
    if not until:
        return _("The planned end is cleared; the story stays until somebody decides.")
    return _("The story ends: %s.") % desk_time(parse_datetime(until))


def _unscheduled(transition):
    begin = parse_datetime(transition.details["live_from"])
    return _("Cancelled: what was planned for %s.") % desk_time(begin)


def details_words(transition):
    """What the record of a step says besides its reason: when something is to happen, which hints were accepted."""
    details = transition.details
    words = []
    if details.get("live_from") and transition.step != "unschedule":
        words.append(_("live from %s") % short_time(parse_datetime(details["live_from"])))
    if details.get("was"):
        words.append(_("had been planned for %s") % short_time(parse_datetime(details["was"])))
    if details.get("live_from") and transition.step == "unschedule":
        words.append(_("had been planned for %s") % short_time(parse_datetime(details["live_from"])))
    if details.get("until"):
        words.append(_("until %s") % short_time(parse_datetime(details["until"])))
    if details.get("overridden"):
        labels = {check.name: str(check.label) for check in CHECKS}
        hints = ", ".join(labels.get(name, name) for name in details["overridden"])
        words.append(_("in spite of hints: %s") % hints)
    return ", ".join(words)
