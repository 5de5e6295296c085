"""Who may arrange fronts, and the front an address names, with the layout the chief works on."""

from dataclasses import dataclass
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from articles.admin.found import is_number
from articles.fronts.layout import Layout, Rule
from articles.fronts.reading import stored_layout
from articles.fronts.usual import usual_layout, usual_subject_layout
from articles.models import Front, FrontVersion
from articles.rules import can_curate
from articles.vocabulary import FrontKind


@dataclass(frozen=True)
class Work:
    """A front with the layout being worked on, and what readers see or will see of it.

    `live` is the FrontVersion readers see, `plan` the next one to come; None for neither.
    """

    front: Front
    layout: Layout
    live: FrontVersion | None
    plan: FrontVersion | None

    @property
    def differs(self):
        """Whether readers see something else than what stands on the board."""
        return self.live is None or self.front.draft not in (None, self.live.content)

    @property
    def is_planned(self):
        return self.plan is not None and self.front.draft == self.plan.content


def curators_only(view):
    """The view for those who may arrange fronts; 403 for all others."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not can_curate(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def find_front(pk):
    """The front of this number; Http404 without one."""
    fronts = Front.objects.select_related("category", "tag", "edited_by")
    front = fronts.filter(pk=pk).first() if is_number(pk) else None
    if front is None:
        raise Http404(_("There is no front of this number."))
    return front


def work_on(front, sections, now):
    """What the board shows: the draft, else what readers see, else the usual layout."""
    versions = FrontVersion.objects.filter(front=front)
    live, plan = versions.begun(now).first(), versions.planned(now).first()
    if front.draft is not None:
        layout = stored_layout(front.draft)
    elif live:
        layout = stored_layout(live.content)
    else:
        layout = first_layout(front, sections)
    return Work(front, layout, live, plan)


def first_layout(front, sections):
    """Where the chief begins."""
    return usual_layout(sections.top) if front.kind == FrontKind.HOME else usual_subject_layout()


def scope_of(front):
    """The Rule of what the whole front is about."""
    return Rule(
        categories=(front.category_id,) if front.category_id else (),
        tags=(front.tag_id,) if front.tag_id else (),
    )
