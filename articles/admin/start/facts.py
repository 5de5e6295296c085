"""What the start page asks along with its articles: who took the last step of a kind, when and why. Subqueries only."""

from django.db.models import Count, Exists, OuterRef, Subquery, Value, Window
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

from articles.models import Revision, Transition


def person(prefix):
    """A user's name as `str(user)` says it."""
    full = Trim(Concat(f"{prefix}__first_name", Value(" "), f"{prefix}__last_name"))
    return Coalesce(NullIf(full, Value("")), f"{prefix}__username")


def last_step(articles, *names):
    """The articles with `step_at`, `step_by` and `step_reason` of the last such step."""
    steps = Transition.objects.filter(article=OuterRef("pk"), step__in=names).order_by("-at", "-pk")
    return articles.annotate(
        step_at=Subquery(steps.values("at")[:1]),
        step_by=Subquery(steps.annotate(name=person("by")).values("name")[:1]),
        step_reason=Subquery(steps.values("reason")[:1]),
    )


def last_editor(articles):
    """The articles with `last_editor`, the id of the person `rules.is_last_editor` means."""
    saves = Revision.objects.filter(article=OuterRef("pk")).exclude(created_by=None).order_by("-number")
    return articles.annotate(last_editor=Subquery(saves.values("created_by")[:1]))


def involved(articles, user):
    """The articles in debt with `involved`: whether the user wrote or published what has to be signed off."""
    published = Transition.objects.filter(
        article=OuterRef("pk"), step="publish_urgently", revision=OuterRef("debt"), by=user
    )
    wrote = Revision.objects.filter(pk=OuterRef("debt"), created_by=user)
    return articles.annotate(involved=Exists(published) | Exists(wrote))


def counted(rows):
    """The rows with `total`, how many there are without the limit of a page; so the first page costs one query."""
    return rows.annotate(total=Window(Count("pk")))
