"""Taking pictures in: one or many files, from the library's page, by dropping them anywhere, or out of the text."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.library.files import facts_of
from articles.imaging.formats import ACCEPTED, MAX_BYTES
from articles.imaging.refusal import PictureRefused
from articles.library.intake import Duplicate, take_in
from articles.rules import is_writer

STORED, SAME, ALIKE, REFUSED = "stored", "same", "alike", "refused"


def upload(model_admin, request):
    """The page, and the answer to files sent as `files`: JSON for the scripts of the desk, else a page again.

    Each file stands for itself: one that is refused keeps no other from being taken in.
    """
    if not is_writer(request.user):
        raise PermissionDenied
    files = request.FILES.getlist("files") if request.method == "POST" else []
    anyway = request.POST.get("anyway") == "1"
    results = [outcome(file, by=request.user, anyway=anyway) for file in files]
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"results": results}, status=200 if results else 400)
    if results and all(result["state"] == STORED for result in results):
        return _to_picture(request, results)
    return TemplateResponse(
        request, "admin/articles/picture/upload.html", _context(model_admin, request, results)
    )


def outcome(file, *, by, anyway):
    """What became of one uploaded file, as JSON values: its name, a state, a sentence, and the pictures it is about."""
    try:
        picture = take_in(file, file.name, by=by, anyway=anyway)
    except PictureRefused as refusal:
        return _result(file, REFUSED, _(refusal.template) % refusal.values, [])
    except Duplicate as duplicate:
        if duplicate.exact:
            return _result(file, SAME, _("The library has exactly this picture."), duplicate.pictures)
        return _result(
            file, ALIKE, _("The library has a picture that looks like this one."), duplicate.pictures
        )
    return _result(file, STORED, _("Taken in."), [picture])


def _result(file, state, sentence, pictures):
    return {
        "name": file.name,
        "state": state,
        "sentence": sentence,
        "pictures": [facts_of(each) for each in pictures],
    }


def _to_picture(request, results):
    """To the one picture, or to the list with all of them on top."""
    words = ngettext(
        "%d picture was taken in. Please add credit and licence.",
        "%d pictures were taken in. Please add credit and licence.",
        len(results),
    )
    messages.success(request, words % len(results))
    if len(results) == 1:
        return HttpResponseRedirect(results[0]["pictures"][0]["address"])
    return HttpResponseRedirect(reverse("admin:articles_picture_changelist"))


def _context(model_admin, request, results):
    return {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Take in pictures"),
        "results": results,
        "accept": ",".join(form.media_type for form in ACCEPTED.values()),
        "formats": ", ".join(ACCEPTED),
        "limit": MAX_BYTES // 1_000_000,
    }
