"""What the form of a picture shows besides its fields: the picture itself, its parts, its file, and where it is used."""

from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from articles.admin.library.files import facts_of
from articles.admin.preview.pictures import address
from articles.admin.publicity import badges, with_publicity
from articles.imaging.geometry import RATIOS, crop_box
from articles.library.uses import fronts_of, publications_of, users_of
from articles.models import Publication
from articles.rules import is_chief, visible_to

CROP_WIDTH = 320  # pixels
MOST = 20  # articles named; the others are counted


def form_context(request, picture):
    return {
        "facts": facts_of(picture),
        "state": picture.licence_state(localdate()),
        "crops": crops_of(picture),
        "file_facts": file_facts(picture),
        "uses": uses_of(picture, request.user),
        "show_save_and_add_another": False,
        "may_take_back": is_chief(request.user),
    }


def crops_of(picture):
    """Each ratio with the part of the picture it shows now."""
    size = picture.width, picture.height
    boxes = {name: crop_box(size, name, picture.focus) for name in RATIOS}
    return [
        {
            "name": name,
            "slug": name.replace(":", "-"),
            "address": address(picture, box, min(CROP_WIDTH, box.width)),
        }
        for name, box in boxes.items()
    ]


def file_facts(picture):
    """Pairs of words and values."""
    size = f"{number_format(picture.width, force_grouping=True)} × {number_format(picture.height, force_grouping=True)}"
    return [
        (_("File"), picture.file_name),
        (_("Format"), f"{picture.format}, {size} px, {filesizeformat(picture.size)}"),
        (_("Taken in"), picture.created_at),
        (_("By"), picture.created_by or "–"),
        (_("Number"), picture.pk),
    ]


def uses_of(picture, user):
    """Articles that use it, with the revision readers see; those the user may not see are only counted."""
    articles = users_of(picture)
    seen = list(with_publicity(visible_to(user, articles)).select_related("category", "latest")[:MOST])
    live = publications_of(picture).filter(pk__in=Publication.objects.live(timezone.now()).values("pk"))
    numbers = dict(live.values_list("article", "revision__number"))
    for article in seen:
        article.badges = badges(article)
        article.live_revision = numbers.get(article.pk)
    total = articles.count()
    return {
        "rows": seen,
        "total": total,
        "others": total - len(seen),
        "fronts": list(fronts_of(picture)),
    }
