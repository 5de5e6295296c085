"""Slots of a front and pages of lists as HTML, made in Python like their stories."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from articles.templatetags.stories import teaser

register = template.Library()
FIRST = {"lead": "first", "section": "lead"}  # the kind of the first story in a slot of this template


@register.simple_tag
def front_slot(slot):
    """One slot with all its stories; the first one stands out where the slot's template wants that."""
    level = 3 if slot.title else 2
    kinds = [FIRST.get(slot.template, ""), *([""] * len(slot.stories))]
    stories = [
        teaser(story, kind, bare=True, level=level) for story, kind in zip(slot.stories, kinds, strict=False)
    ]
    shade = f" tone-{slot.shade}" if slot.shade else ""
    html = [
        f'<section class="slot slot-{slot.template}{shade}"{_label(slot)}>{_title(slot)}<div class="slot-stories">',
        *stories,
        "</div></section>",
    ]
    return mark_safe("\n".join(html))  # noqa: S308  every value is escaped below, and stories where they are made


def _label(slot):
    if slot.title:
        return f' aria-labelledby="slot-{escape(slot.id)}"'
    return f' aria-label="{escape(slot.name)}"'


def _title(slot):
    if not slot.title:
        return ""
    words = escape(slot.title)
    inner = f'<a href="{escape(slot.address)}">{words}</a>' if slot.address else words
    return f'<h2 class="slot-title" id="slot-{escape(slot.id)}">{inner}</h2>'


@register.simple_tag
def stream(page, *, leading=False):
    """The stories of a list's page; `leading`, the first of all stands out."""
    kinds = ["lead" if leading and page.is_first else "", *([""] * len(page.rows))]
    html = [teaser(story, kind) for story, kind in zip(page.rows, kinds, strict=False)]
    return mark_safe("\n".join(html))  # noqa: S308  made by teaser
