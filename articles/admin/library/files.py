"""What the desk is shown of a picture: the files made when it was taken in, for everybody who works here."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from articles.admin.found import is_number
from articles.library.intake import DESK_WIDTHS
from articles.models import Picture
from articles.models.picture import originals
from articles.rules import is_writer


def find_picture(picture_id):
    """The picture; Http404 for a number nothing has."""
    picture = Picture.objects.filter(pk=picture_id).first() if is_number(picture_id) else None
    if picture is None:
        raise Http404
    return picture


@require_safe
def desk_file(request, picture_id, width):
    """The whole picture, as WebP, in one of the widths the desk keeps (pixels). It never changes."""
    if not is_writer(request.user):
        raise PermissionDenied
    if width not in DESK_WIDTHS:
        raise Http404
    picture = find_picture(picture_id)
    try:
        with originals().open(picture.desk_name(width)) as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    except OSError as error:
        raise Http404 from error
    response.headers["Cache-Control"] = "private, max-age=604800, immutable"  # seconds
    return response


def facts_of(picture):
    """What the pickers and cards of the editor say of a picture, as JSON values."""
    state = picture.licence_state(localdate())
    return {
        "id": picture.pk,
        "title": str(picture),
        "alternative": picture.alternative,
        "caption": picture.caption,
        "credit": picture.credit,
        "width": picture.width,
        "height": picture.height,
        "focus": list(picture.focus),
        "state": state.value,
        "standing": str(state.label),
        "thumb": address_of(picture, DESK_WIDTHS[1]),
        "large": address_of(picture, DESK_WIDTHS[0]),
        "address": reverse("admin:articles_picture_change", args=[picture.pk]),
    }


def address_of(picture, width):
    return reverse("admin:articles_picture_file", args=[picture.pk, width])
