"""Unsaved text found on return: what it differs in, taking it over, throwing it away, and the list of all of it."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.found import find_article, is_number, redirect_to_article
from articles.editing.autosave import discard, unsaved
from articles.editing.compare import differences
from articles.editing.content import EMPTY, clean_content
from articles.editing.save import content_of
from articles.models import Autosave
from articles.rules import visible_to
from articles.vocabulary import Refused

TAKE = "unsaved"  # in the form's address: show it with the unsaved text


def typed_data(user, article):
    """The unsaved text as a form posts it, or None."""
    row = Autosave.objects.filter(user=user, article=article, typed__isnull=False).first()
    if row is None:
        return None
    data = QueryDict(mutable=True)
    for name, values in row.typed.items():
        data.setlist(name, values)
    return data


def unsaved_changes(form, user, article):
    """What the unsaved text would change in the stored one; None when it changes nothing.

    Otherwise (differences, a sentence if some of it could not be read). `form` is the page's own, whose class reads
    the typed text. New tags are made only to name them, and undone.
    """
    data = typed_data(user, article)
    if data is None:
        return None
    reading = type(form).reading(data, instance=article)
    before = content_of(article) if article else EMPTY
    with transaction.atomic():
        try:
            typed = clean_content({**EMPTY, **before, **reading.typed_content()})
            changes = differences({**EMPTY, **before}, typed, visible_to(user))
        except Refused as refusal:
            return [], str(refusal)
        finally:
            transaction.set_rollback(True)
    problem = _("Some of it cannot be saved as it is. Take it over to see what.") if reading.errors else ""
    return (changes, problem) if changes or problem or reading.planning_changed() else None


def discard_unsaved(model_admin, request, object_id=None):
    """Throws the user's own unsaved text away; needs no right on the article, which may be gone from view."""
    if object_id is None or is_number(object_id):
        discard(request.user, object_id)
    messages.success(request, _("The unsaved text was discarded."))
    if "list" in request.POST:
        return HttpResponseRedirect(reverse("admin:desk_unsaved"))
    if object_id is None:
        return HttpResponseRedirect(reverse("admin:articles_article_add"))
    return redirect_to_article(request, find_article(request, object_id))


def unsaved_texts(site, request):
    """All unsaved texts of the user. Of an article out of the user's sight its number is told and nothing else."""
    rows = list(unsaved(request.user))
    ids = [row.article_id for row in rows if row.article_id]
    seen = set(visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True)) if ids else set()
    texts = [listed(row, row.article_id in seen) for row in rows]
    context = {**site.each_context(request), "title": _("My unsaved texts"), "texts": texts}
    request.current_app = site.name
    return TemplateResponse(request, "admin/unsaved_texts.html", context)


def listed(row, is_seen):
    """One row of the list: when, what, and where to go on."""
    new = row.article_id is None
    typed = next(iter(row.typed.get("headline", [])), "")
    form = "admin:articles_article_add" if new else "admin:articles_article_change"
    throw = "admin:articles_article_unsaved_new" if new else "admin:articles_article_unsaved"
    args = [] if new else [row.article_id]
    return {
        "at": row.changed_at,
        "number": row.article_id,
        "headline": typed or _("(no headline yet)") if new or is_seen else "",
        "address": f"{reverse(form, args=args)}?{TAKE}=1" if new or is_seen else "",
        "look": reverse(form, args=args) if new or is_seen else "",
        "discard": reverse(throw, args=args),
    }
