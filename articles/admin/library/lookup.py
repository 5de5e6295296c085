"""Answers the searches of the editor's picture dialog."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.views.decorators.http import require_GET

from articles.admin.library.files import facts_of
from articles.models import Picture
from articles.rules import is_writer

MOST = 24  # pictures of one answer; whoever needs others types more


@require_GET
def lookup(request):
    """The pictures that match `term`, the newest first; those taken back are left out."""
    if not is_writer(request.user):
        raise PermissionDenied
    found = Picture.objects.filter(withdrawn_at=None).matching(request.GET.get("term", ""))[:MOST]
    response = JsonResponse({"results": [facts_of(picture) for picture in found]})
    response["Cache-Control"] = "no-store"
    return response
