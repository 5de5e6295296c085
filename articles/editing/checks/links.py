"""Checks of where a text leads: to stories that are there, each once, and in the right place."""

from collections import Counter

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.editing.checks.finding import Finding
from articles.vocabulary import LinkState


def dead(content, facts):
    """Links to stories readers were told are gone, or the desk has thrown away."""
    for pk, target in facts.targets.items():
        if target.gone:
            sentence = _("%s is in the trash.") if target.trashed else _("%s was withdrawn.")
            yield Finding(
                sentence % target.headline + " " + _("Please remove the link."), _place(pk, content)
            )


def unreachable(content, facts):
    """Links to stories that readers will not find when this one appears; they hide until then."""
    for pk, target in facts.targets.items():
        if target.gone or target.live or pk == facts.article.pk:
            continue
        if target.planned_for is None:
            yield Finding(
                _("%s is not public; the link stays hidden.") % target.headline, _place(pk, content)
            )
        elif facts.at and target.planned_for > facts.at:
            sentence = _("%s appears later than this story; the link stays hidden until then.")
            yield Finding(sentence % target.headline, _place(pk, content))


def web(content, facts):
    """Web addresses that failed when they were asked last, the dead ones and those that may yet come back."""
    after = {link["url"] for link in content["links"]}
    for url, known in facts.broken_addresses.items():
        words = {"address": shortened(url), "reason": known.why}
        sentence = _("%(address)s does not answer: %(reason)s.")
        if known.state == LinkState.DEAD:
            sentence = _(
                "%(address)s has not answered for days: %(reason)s. Please remove the link or replace it."
            )
        yield Finding(sentence % words, "links-heading" if url in after else "id_body")


def shortened(url):
    """An address as a sentence can bear it."""
    return Truncator(url.partition("://")[2]).chars(60)


def wanted(content, facts):
    in_text = [card.get("data-wanted") for card in facts.document.cards() if card.get("data-wanted")]
    after = [link["wanted"] for link in content["links"] if link["wanted"]]
    for words, place in ((in_text, "id_body"), (after, "links-heading")):
        for headline in words:
            yield Finding(_("The story “%s” is still wanted; the link stays hidden.") % headline, place)


def repeated(content, facts):
    if facts.article.pk in facts.linked:
        yield Finding(_("The story links to itself."), _place(facts.article.pk, content))
    for pk, number in Counter(facts.linked).items():
        if number > 1 and pk in facts.targets:
            sentence = _("%s is linked more than once.") % facts.targets[pk].headline
            yield Finding(sentence, _place(pk, content))


def edge_card(content, facts):
    """A card between headline and first line, or after the last one where the closing links stand."""
    blocks = facts.document.blocks
    if len(blocks) < 2:
        return
    if blocks[0].kind == "readmore":
        yield Finding(_("The text begins with a “Lesen Sie mehr” card."), "id_body")
    if blocks[-1].kind == "readmore":
        sentence = _("The text ends with a “Lesen Sie mehr” card. Links after the text have their own place.")
        yield Finding(sentence, "id_body")


def _place(pk, content):
    after = {link["target"] for link in content["links"]}
    return "links-heading" if pk in after else "id_body"
