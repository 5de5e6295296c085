"""The desk's start page: what waits for the user, and the lists they may use, in the order of a newsroom."""

from dataclasses import dataclass

from django.contrib import admin
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles import rules
from articles.models import RelatedLink
from articles.vocabulary import Status

SECTIONS = [
    (_("Stories"), {"Article": None, "RelatedLink": _("Open links")}),
    (_("Words"), {"Category": None, "Tag": None, "Author": None}),
    (_("People"), {"User": None, "Group": None}),
    (_("Records"), {"Notice": None, "Change": None, "ImportRef": None, "Redirect": None}),
]
# name: words, which articles (of those the user sees), the filters under which the list shows them
WAITING = {
    "mine": (_("Assigned to me"), lambda user: Q(assignee=user), {"mine": "yes"}),
    "changes": (
        Status.CHANGES_REQUESTED.label,
        lambda _user: Q(status=Status.CHANGES_REQUESTED),
        {"status": Status.CHANGES_REQUESTED},
    ),
    "review": (
        Status.IN_REVIEW.label,
        lambda _user: Q(status=Status.IN_REVIEW),
        {"status": Status.IN_REVIEW},
    ),
    "approved": (Status.APPROVED.label, lambda _user: Q(status=Status.APPROVED), {"status": Status.APPROVED}),
    "debt": (_("Review owed"), lambda _user: Q(debt__isnull=False), {"debt": "yes"}),
}


def desk_sections(apps):
    """The admin's list of apps, as the user may see it, in sections of the desk; what is in none is left out.

    Such are the tables of libraries, which nobody at the desk has a use for.
    """
    models = {model["object_name"]: (app, model) for app in apps for model in app["models"] if _ours(model)}
    sections = []
    for name, words in SECTIONS:
        found = [(*models[model], word) for model, word in words.items() if model in models]
        if found:
            renamed = [{**model, "name": word or model["name"]} for _app, model, word in found]
            sections.append({**found[0][0], "name": name, "models": renamed})
    return sections


def _ours(model):
    return model["model"]._meta.app_label in ("articles", "auth")


@dataclass(frozen=True)
class Task:
    """Something that waits: how many, and the list that shows exactly these."""

    words: str
    number: int
    address: str


def tasks(user):
    """What waits for a user, the empty ones left out; nothing for those who do not work with articles."""
    if not rules.is_writer(user):
        return []
    articles = rules.visible_to(user).exclude(status=Status.TRASHED)
    numbers = articles.aggregate(
        **{name: Count("pk", filter=which(user)) for name, (_words, which, _filters) in WAITING.items()}
    )
    listed = reverse("admin:articles_article_changelist")
    found = [
        Task(words, numbers[name], f"{listed}?{urlencode(filters)}")
        for name, (words, _which, filters) in WAITING.items()
    ]
    links = RelatedLink.objects.filter(article__in=articles.values("pk")).exclude(wanted="").count()
    found.append(Task(_("Open links"), links, reverse("admin:articles_relatedlink_changelist")))
    return [task for task in found if task.number]


admin.site.arrange = desk_sections
admin.site.waiting_for = tasks
