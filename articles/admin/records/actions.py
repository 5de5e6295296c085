"""What was done, and the details of it, in the words of the desk."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.steps.words import DONE
from articles.admin.times import short_time
from articles.editing.compare import field_label
from articles.vocabulary import RevisionKind, Status

ACTIONS = {
    **DONE,
    "edit": gettext_lazy("Saved"),
    "add": gettext_lazy("Added"),
    "change": gettext_lazy("Changed"),
    "delete": gettext_lazy("Deleted"),
    "merge": gettext_lazy("Merged"),
    "arrange": gettext_lazy("Put into another order"),
    "open_thread": gettext_lazy("Discussion begun"),
    "login": gettext_lazy("Logged in"),
    "login_failed": gettext_lazy("Login failed"),
    "logout": gettext_lazy("Logged out"),
    "password": gettext_lazy("Password changed"),
    "export": gettext_lazy("Exported"),
    "share_preview": gettext_lazy("Preview shared"),
    "revoke_preview": gettext_lazy("Shared preview revoked"),
    "save_view": gettext_lazy("View saved"),
    "delete_view": gettext_lazy("View deleted"),
    "take_in": gettext_lazy("Taken into the library"),
    "describe": gettext_lazy("Described"),
    "take_back": gettext_lazy("Picture taken back"),
    "give_back": gettext_lazy("Picture given back"),
    "carry_words": gettext_lazy("Words carried to live pages"),
    "mass": gettext_lazy("Published many at once"),
    "front_live": gettext_lazy("Front sent live"),
    "front_back": gettext_lazy("Front rolled back"),
    "front_unplan": gettext_lazy("Planned front taken back"),
    "banner_start": gettext_lazy("Line above every page begun"),
    "banner_end": gettext_lazy("Line above every page ended"),
}
# Details that are sentences of their own; all others are told as “name: value”.
WORDS = {
    "revision": gettext_lazy("revision %s"),
    "reason": gettext_lazy("reason: “%s”"),
    "live_from": gettext_lazy("live from %s"),
    "until": gettext_lazy("until %s"),
    "fields": gettext_lazy("fields: %s"),
    "planning": gettext_lazy("planning: %s"),
    "rows": gettext_lazy("with: %s"),
    "kind": gettext_lazy("kind: %s"),
    "publications": gettext_lazy("publications: %s"),
    "file": gettext_lazy("file: %s"),
    "begins": gettext_lazy("from %s on"),
    "ends": gettext_lazy("until %s"),
    "planned": gettext_lazy("planned until %s"),
    "note": gettext_lazy("note: “%s”"),
    "restored": gettext_lazy("as in version %s"),
}
SILENT = {
    "from",
    "to",
    "publication",
    "correction",
    "preview",
    "size",
    "version",
}  # numbers nobody reads, and what is told as one


def action_words(action):
    """The action as the desk calls it; one without a name of ours stands as it is."""
    return str(ACTIONS.get(action, action))


def details_words(entry):
    """Everything an entry says besides who, what and when, as one line."""
    parts = list(_moved(entry.details))
    for name, value in entry.details.items():
        if name == "now":
            parts += [f"{field_words(entry.kind, field)}: {_value(said)}" for field, said in value.items()]
        elif (
            name not in SILENT
            and value not in (None, "", [], {})
            and not (name == "fields" and "now" in entry.details)
        ):
            parts.append(_part(entry.kind, name, value))
    return "; ".join(parts)


def _moved(details):
    """From which status to which."""
    if details.get("from") and details.get("to"):
        names = dict(Status.choices)
        yield f"{names.get(details['from'], details['from'])} → {names.get(details['to'], details['to'])}"


def _part(kind, name, value):
    if name in ("fields", "planning"):
        value = ", ".join(field_words(kind, field) for field in value)
    elif name in ("live_from", "until"):
        value = short_time(parse_datetime(value))
    elif name == "kind":
        value = dict(RevisionKind.choices).get(value, value)
    else:
        value = _value(value)
    return WORDS[name] % value if name in WORDS else f"{name}: {value}"


def _value(value):
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "–"
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_value(one)}" for key, one in value.items())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "–" if value in (None, "") else str(value)


def field_words(kind, name):
    """The label of a field of one kind of object; its plain name where it has none."""
    for label in ("articles", "auth"):
        try:
            if kind == "article":
                return field_label(name)
            return str(apps.get_model(label, kind)._meta.get_field(name).verbose_name)
        except (LookupError, FieldDoesNotExist):
            continue
    return name
