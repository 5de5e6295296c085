"""Pictures of stories as HTML: the head's with its words, a list's alone."""

from django import template
from django.utils.safestring import mark_safe

from articles.body.figures import Shown, figure_html, picture_html, sizes_on

# Widths as in static/reader/site.css, and of stories in static/reader/story.css.
HEAD_SIZES = sizes_on("(min-width: 82em) 60rem, (min-width: 64em) calc(92vw - 16rem)", 100)
MORE_SIZES = sizes_on("(min-width: 64em) 24rem, (min-width: 48em) 44vw", 34)
FIRST_SIZES = sizes_on("(min-width: 64em) 36rem", 100)
TEASER_SIZES = sizes_on("(min-width: 48em) 15rem", 40)
register = template.Library()


@register.filter
def head_picture(stored):
    """The picture of a story's head, a dictionary as publications store it, with caption and credit."""
    return mark_safe(figure_html(Shown(**stored), HEAD_SIZES, eager=True))  # noqa: S308  escaped where it is made


@register.filter
def teaser_picture(stored):
    """The picture of a story in a list, without its words: the headline beside it says what it is about."""
    return _alone(stored, TEASER_SIZES)


@register.filter
def more_picture(stored):
    """The same below a story, among those one may read next."""
    return _alone(stored, MORE_SIZES)


@register.filter
def first_picture(stored):
    """The same of a list's first story: large, and what readers see first."""
    return _alone(stored, FIRST_SIZES, eager=True)


def _alone(stored, sizes, *, eager=False):
    shown = Shown(**{**stored, "alternative": ""})
    return mark_safe(picture_html(shown, sizes, eager=eager))  # noqa: S308  escaped where it is made
