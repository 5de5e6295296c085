"""How the licence of a picture stands, as a word in its colour."""

from django import template
from django.utils.html import format_html
from django.utils.timezone import localdate

register = template.Library()


@register.filter
def licence_pill(picture):
    """The state of today, in the site's zone."""
    state = picture.licence_state(localdate())
    return format_html('<span class="pill licence-{}">{}</span>', state.value, state.label)
