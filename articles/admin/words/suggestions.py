"""Tags while they are typed: by any part of their name, or by a synonym, which is shown with the tag it gives."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q
from django.http import JsonResponse
from django.urls import path
from django.views.decorators.http import require_GET

from articles.models import Tag, TagSynonym
from articles.rules import is_writer
from articles.vocabulary import fold

MOST = 20  # suggestions; whoever needs more types more


def suggestion_urls(model_admin):
    view = model_admin.admin_site.admin_view(suggestions)
    return [path("suggest/", view, name="articles_tag_suggest")]


def found_by(tags, term):
    """Those whose name or synonym holds what was typed, however it is spelt."""
    key = fold(term)
    synonyms = TagSynonym.objects.filter(tag=OuterRef("pk"), key__contains=key)
    return tags.filter(Q(key__contains=key) | Exists(synonyms))


@require_GET
def suggestions(request):
    """{"results": [{"id": the tag's name, "text": what is shown}]}, names that begin so first; two queries."""
    if not is_writer(request.user):
        raise PermissionDenied
    key = fold(request.GET.get("term", ""))
    tags = found_by(Tag.objects.all(), key).prefetch_related("synonyms")[: MOST * 5]
    ranked = sorted(tags, key=lambda tag: (not tag.key.startswith(key), tag.key))[:MOST]
    results = [{"id": tag.name, "text": _shown(tag, key)} for tag in ranked]
    response = JsonResponse({"results": results, "pagination": {"more": False}})
    response["Cache-Control"] = "no-store"
    return response


def _shown(tag, key):
    """Such as “Kfz → Auto” for a tag that was found by its synonym."""
    if key in tag.key:
        return tag.name
    synonym = next(each for each in tag.synonyms.all() if key in each.key)
    return f"{synonym.name} → {tag.name}"
