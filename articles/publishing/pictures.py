"""What readers get of pictures: their files, made once, and where a page finds them."""

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.body.figures import Shown
from articles.body.pictures import PictureUse
from articles.imaging.formats import SERVED
from articles.imaging.geometry import Box, crop_box
from articles.imaging.opening import open_picture
from articles.imaging.placeholder import placeholder
from articles.imaging.refusal import PictureRefused
from articles.imaging.renditions import RECIPE, Rendition, plan_renditions, render
from articles.models import Crop, Picture
from articles.models.picture import renditions
from articles.vocabulary import Refused

TEASER_CROP = "16:9"


def box_of(picture, use):
    """The part of the picture this use shows, as an imaging Box."""
    return crop_box((picture.width, picture.height), use.crop, use.point or picture.focus)


def shown_pictures(uses):
    """How readers see these uses, by use; pictures taken back are left out. Makes the files that are missing."""
    pictures = showable(uses)
    boxes = {use: box_of(pictures[use.picture], use) for use in uses if use.picture in pictures}
    crops = ensure_crops(wanted_crops(uses, pictures))
    return {
        use: shown(pictures[use.picture], use, box, crops[use.picture, box].placeholder, published_address)
        for use, box in boxes.items()
    }


def wanted_crops(uses, pictures):
    """The pairs of picture and box whose files these uses need; `pictures` as `showable` gives them."""
    return {
        (pictures[use.picture], box_of(pictures[use.picture], use)) for use in uses if use.picture in pictures
    }


def showable(uses):
    """The pictures of these uses that were not taken back, by id."""
    ids = {use.picture for use in uses}
    return Picture.objects.filter(withdrawn_at=None).in_bulk(ids) if ids else {}


def shown(picture, use: PictureUse, box, blur, address):
    """One use as a page shows it; `address` is asked for the address of each Rendition."""
    plans = [plan_renditions(picture.token, box, [form]) for form in SERVED]
    largest = plans[-1][0]
    return Shown(
        sources=[
            [
                plan[0].format.media_type,
                ", ".join(f"{address(each)} {each.width}w" for each in reversed(plan)),
            ]
            for plan in plans
        ],
        src=address(largest),
        width=largest.width,
        height=largest.height,
        placeholder=blur,
        **words_of(picture, use),
    )


def words_of(picture, use):
    """Alternative text, caption and credit: the use's own, else the library's."""
    return {
        "alternative": use.alternative or ("" if picture.decorative else picture.alternative),
        "caption": use.caption or picture.caption,
        "credit": use.credit or picture.credit,
    }


def published_address(rendition: Rendition):
    return renditions().url(rendition.name)


def hold_pictures(uses):
    """Keeps others from taking these pictures back until the transaction ends."""
    ids = {use.picture for use in uses}
    if ids:
        list(Picture.objects.filter(pk__in=ids).order_by("pk").select_for_update(no_key=True))


def ensure_crops(wanted, *, again=False):
    """Makes and stores the files of those (picture, box) pairs that are not stored; returns their Crop by (id, box).

    One query when all are there. `again` makes all anew. A crop's row is written after its last file: whatever
    interrupts this, a row says that the set is complete. Safe to run twice at once: both write files that show the same under the same names.
    """
    ids = {picture.pk for picture, _box in wanted}
    known = Crop.objects.filter(picture__in=ids, recipe=RECIPE) if ids else ()
    crops = {} if again else {(crop.picture_id, box_of_crop(crop)): crop for crop in known}
    for picture in sorted({picture for picture, _box in wanted}, key=lambda each: each.pk):
        boxes = [box for other, box in wanted if other == picture and (picture.pk, box) not in crops]
        crops |= {(picture.pk, box): crop for box, crop in _make(picture, boxes)}
    return crops


def box_of_crop(crop):
    """The part a stored Crop stands for."""
    return Box(crop.left, crop.top, crop.width, crop.height)


def _make(picture, boxes):
    """Decodes the original once for all boxes; Refused when it cannot be read any more."""
    if not boxes:
        return
    try:
        with picture.file.open("rb") as file:
            image = open_picture(file)
    except (OSError, PictureRefused) as error:
        sentence = _("The file of the picture “%s” cannot be read. Please take the picture in again.")
        raise Refused(sentence % picture) from error
    for box in boxes:
        size = 0
        for rendition, data in render(image, plan_renditions(picture.token, box)):
            renditions().save(rendition.name, ContentFile(data))
            size += len(data)
        yield box, _remember(picture, box, placeholder=placeholder(image, box), size=size)


def _remember(picture, box, **values):
    place = {"left": box.left, "top": box.top, "width": box.width, "height": box.height}
    values |= {"recipe": RECIPE, "made_at": timezone.now()}
    return Crop.objects.update_or_create(picture=picture, **place, defaults=values)[0]
