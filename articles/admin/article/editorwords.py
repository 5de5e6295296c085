"""Every word the text editor shows."""

from django.utils.translation import gettext_lazy as _

WORDS = {
    "text": _("Text"),
    "toolbar": _("Formatting"),
    "paragraph": _("Paragraph"),
    "heading2": _("Sub-headline"),
    "heading3": _("Small sub-headline"),
    "bold": _("Strong"),
    "italic": _("Emphasis"),
    "superscript": _("Superscript"),
    "subscript": _("Subscript"),
    "bulletList": _("Bullet list"),
    "orderedList": _("Numbered list"),
    "blockquote": _("Quotation"),
    "quoteSource": _("Source of the quotation"),
    "infobox": _("Info box"),
    "boxTitle": _("Title of the info box"),
    "horizontalRule": _("Divider"),
    "link": _("Link"),
    "unlink": _("Remove the link"),
    "readmore": _("“Lesen Sie mehr” card"),
    "comment": _("Comment on the words chosen"),
    "slash": _("What shall stand here?"),
    "findReplace": _("Find and replace"),
    "find": _("Find in the text"),
    "replaceWith": _("Replace with"),
    "exactCase": _("Match capitals"),
    "previous": _("Previous hit"),
    "next": _("Next hit"),
    "replace": _("Replace"),
    "replaceAll": _("Replace all"),
    "close": _("Close"),
    "noHit": _("not found"),
    "hit": _("{now} of {count}"),
    "replaced": _("{count} replaced"),
    "typeset": _("Typography"),
    "wellSet": _("Everything is well set."),
    "takeOver": _("Take over"),
    "outline": _("Outline"),
    "noHeadline": _("The text has no sub-headline yet."),
    "goThere": _("Go there"),
    "alone": _("Only the text"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "label": "Lesen Sie mehr",  # what readers see, in the site's language
    "wanted": _("wanted"),
    "openLink": _("Open link: still to be found"),
    "edit": _("Change"),
    "remove": _("Remove"),
    "search": _("Search our articles"),
    "searchHint": _("Headline or number"),
    "nothing": _("Nothing found."),
    "failed": _("The search does not answer. Please try again."),
    "address": _("or a web address"),
    "linkAddress": _("or a web or mail address"),
    "title": _("Own title (empty: the headline)"),
    "insert": _("Insert"),
    "cancel": _("Cancel"),
    "choose": _("Please choose an article or enter an address that begins with https://."),
}
# The rules of desk/typography.js.
TYPOGRAPHY = {
    "quotes": _("Quotation marks and apostrophes"),
    "dash": _("Dashes"),
    "signs": _("Minus, times and ellipsis"),
    "blanks": _("Superfluous blanks"),
    "fixed": _("Blanks at which no line ends (⍽)"),
}


def editor_words():
    """The words by name, in the user's language."""
    rules = {name: str(words) for name, words in TYPOGRAPHY.items()}
    return {**{name: str(words) for name, words in WORDS.items()}, "typography": rules}
