"""Pictures of stories as HTML: the head's with its words, a list's alone."""

from django import template
from django.utils.safestring import mark_safe

from articles.body.figures import Shown, figure_html, picture_html

HEAD_SIZES = "(min-width: 64em) 60rem, 100vw"
FIRST_SIZES = "(min-width: 64em) 36rem, 100vw"
TEASER_SIZES = "(min-width: 48em) 15rem, 40vw"
register = template.Library()


@register.filter
def head_picture(stored):
    """The picture of a story's head, a dictionary as publications store it, with caption and credit."""
    return mark_safe(figure_html(Shown(**stored), HEAD_SIZES, eager=True))  # noqa: S308  escaped where it is made


@register.filter
def teaser_picture(stored, kind=""):
    """The picture of a story in a list; of `kind` "first" the large one, which readers see first.

    Its words are left out: the headline beside it is the link, and says what it is about.
    """
    shown = Shown(**{**stored, "alternative": ""})
    sizes = FIRST_SIZES if kind == "first" else TEASER_SIZES
    return mark_safe(picture_html(shown, sizes, eager=kind == "first"))  # noqa: S308  escaped where it is made
