"""Pictures in previews: cut from what the desk keeps of them, under signed addresses that guests can open, too.

Nothing is stored: what readers get is made when a text is published.
"""

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe
from PIL import Image

from articles.body.figures import Shown
from articles.imaging.formats import SERVED
from articles.imaging.geometry import Box, scaled_height
from articles.imaging.renditions import encode
from articles.library.intake import DESK_WIDTHS
from articles.models import Picture
from articles.models.picture import originals
from articles.publishing.pictures import box_of, showable, words_of

WIDTHS = (480, 960)  # pixels
DAYS = 2  # for so many days an address can be opened: guests' links end, too
signer = Signer(salt="desk-picture")


def preview_pictures(uses):
    """How a preview shows these uses, by use; pictures taken back are left out, as for readers."""
    pictures = showable(uses)
    return {use: _shown(pictures[use.picture], use) for use in uses if use.picture in pictures}


def _shown(picture, use):
    box = box_of(picture, use)
    widths = sorted({min(width, box.width) for width in WIDTHS})
    srcset = ", ".join(f"{address(picture, box, width)} {width}w" for width in widths)
    return Shown(
        sources=[["image/webp", srcset]],
        src=address(picture, box, widths[-1]),
        width=widths[-1],
        height=scaled_height(box, widths[-1]),
        **words_of(picture, use),
    )


def address(picture, box, width):
    """Where this part can be seen for a day or two by whoever was told."""
    numbers = (picture.pk, *box.corners, width, timezone.localdate().toordinal())
    return reverse("desk_picture", args=[signer.sign("-".join(map(str, numbers)))])


@require_safe
def desk_picture(request, signed):
    """The part of a picture a signed address names, as WebP; 404 for an address nobody told, or of another day."""
    picture, box, width = _read(signed)
    with (
        originals().open(picture.desk_name(DESK_WIDTHS[0])) as file,
        Image.open(file, formats=["WEBP"]) as kept,
    ):
        scales = (kept.width / picture.width, kept.height / picture.height) * 2
        area = tuple(edge * scale for edge, scale in zip(box.corners, scales, strict=True))
        size = width, scaled_height(box, width)
        data = encode(kept.convert("RGB").resize(size, Image.Resampling.LANCZOS, box=area), SERVED[1])
    response = HttpResponse(data, content_type="image/webp")
    response.headers["Cache-Control"] = "private, max-age=86400"  # seconds: the address changes every day
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _read(signed):
    try:
        pk, left, top, right, bottom, width, day = map(int, signer.unsign(signed).split("-"))
    except (BadSignature, ValueError) as error:
        raise Http404 from error
    picture = Picture.objects.filter(pk=pk).first()
    if picture is None or not 0 <= timezone.localdate().toordinal() - day < DAYS:
        raise Http404
    return picture, Box(left, top, right - left, bottom - top), width
