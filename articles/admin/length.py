"""The length of a text as the desk names it: its words, against what was asked for."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.body.parse import parse_leniently
from articles.body.text import word_count


def length_words(article):
    """“320 / 500 words” where a length was asked for, else “320 words”."""
    words = word_count(parse_leniently(article.body)[0])
    if article.target_length:
        return _("%(words)d / %(target)d words") % {"words": words, "target": article.target_length}
    return ngettext("%d word", "%d words", words) % words
