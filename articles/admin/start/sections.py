"""The lists of the desk as the user may see them, in the order of a newsroom; the header and the start page show them."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

AGENDA = "agenda"  # a page among the models
SECTIONS = [
    (
        _("Stories"),
        {
            "Article": None,
            AGENDA: _("Agenda"),
            "RelatedLink": _("Open links"),
            "WebLink": _("Links to the web"),
        },
    ),
    (_("Pictures"), {"Picture": None}),
    (_("House"), {"Page": None}),
    (_("Words"), {"Category": None, "Tag": None, "Author": None}),
    (_("People"), {"User": None, "Group": None}),
    (
        _("Records"),
        {"AuditEntry": None, "Notice": _("Outbox"), "Change": None, "ImportRef": None, "Redirect": None},
    ),
]


def desk_sections(apps):
    """The admin's list of apps in sections of the desk; what is in none is left out.

    Such are the tables of libraries, which nobody at the desk has a use for.
    """
    models = {model["object_name"]: (app, model) for app in apps for model in app["models"] if _ours(model)}
    if "Article" in models and models["Article"][1]["add_url"]:  # whoever writes; others see the trash only
        models[AGENDA] = (models["Article"][0], _agenda())
    sections = []
    for name, words in SECTIONS:
        found = [(*models[model], word) for model, word in words.items() if model in models]
        if found:
            renamed = [{**model, "name": word or model["name"]} for _app, model, word in found]
            sections.append({**found[0][0], "name": name, "models": renamed})
    return sections


def _ours(model):
    return model["model"]._meta.app_label in ("articles", "auth")


def _agenda():
    """In the shape of the admin's models, for whoever works with articles."""
    return {"object_name": AGENDA, "name": _("Agenda"), "admin_url": reverse("admin:desk_agenda")}


admin.site.arrange = desk_sections
