"""The board as readers would see the front now: areas with their cards, why each stands there, and what is wrong."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.front.facts import filled_at, warnings_at
from articles.admin.front.rules import Names, rule_words
from articles.admin.front.versioned import name_of
from articles.admin.times import short_time
from articles.fronts.kinds import Why
from articles.library.intake import DESK_WIDTHS
from articles.models import Article
from articles.rules import visible_to


@dataclass
class Card:
    """A story in its area. `placement` is None for one the rule alone brings; `missed` says why a pin is not shown.

    `rank` is its place among the pins; None for others.
    """

    article: int
    headline: str
    why: str
    kicker: str = ""
    section: object = None
    thumb: str = ""
    placement: object = None
    missed: str = ""
    rank: int | None = None
    published: object = None
    warnings: list = field(default_factory=list)

    @property
    def pinned(self):
        return self.placement is not None and self.placement.pinned


@dataclass
class Area:
    """A slot with its cards; `rule` says in words what fills it."""

    slot: object
    rule: str
    cards: list
    warnings: list
    number: int

    @property
    def name(self):
        return self.slot.title or self.slot.template.label

    @property
    def pins(self):
        return sum(card.rank is not None for card in self.cards)


def areas_of(work, sections, now, user):
    """The Areas of the layout being worked on, in their order. A fixed number of queries, however much stands there."""
    layout = work.layout
    filled = filled_at(work.front, layout, now, sections)
    articles, warnings = _missed_articles(filled, user), warnings_at(layout, now, filled)
    names = Names(sections, layout)
    return [
        Area(
            slot=each.slot,
            rule=rule_words(each.slot.rule, names),
            cards=list(_cards(each, articles, warnings, sections, names)),
            warnings=warnings.get(each.slot.id, []),
            number=number,
        )
        for number, each in enumerate(filled, 1)
    ]


def _missed_articles(filled, user):
    """Articles by id that readers do not see at their places, those the user may know; no query without such places."""
    ids = {each.placement.article for area in filled for each in area.missed}
    return visible_to(user, Article.objects.all()).in_bulk(ids) if ids else {}


def _cards(filled, articles, warnings, sections, names):
    """Pins in the order of the desk, those readers do not see among them; then what the rule brings."""
    slot = filled.slot
    shown = {each.story.article_id: each for each in filled.shown}
    missed = {each.placement.article: each for each in filled.missed}
    for rank, placement in enumerate(slot.pins):
        here = shown.get(placement.article)
        card = _card(here, names, slot) if here else _missing(placement, missed, articles)
        card.rank = rank
        yield _completed(card, slot, warnings, sections)
    for each in filled.shown:
        if each.why != Why.PINNED:
            yield _completed(_card(each, names, slot), slot, warnings, sections)


def _card(shown, names, slot):
    story, placement = shown.story, shown.placement
    return Card(
        article=story.article_id,
        headline=(placement and placement.headline) or story.teaser_headline,
        kicker=(placement and placement.kicker) or story.kicker,
        why=why_words(shown, slot, names),
        section=story.category_id,
        thumb=thumb_of(placement and placement.picture) or (story.teaser_picture or {}).get("src", ""),
        placement=placement,
        published=story.published_at,
    )


def _missing(placement, missed, articles):
    """The card of a pin readers do not see; of a story that is gone, or not for this user to see, without its words."""
    article = articles.get(placement.article)
    left_out = missed.get(placement.article)
    return Card(
        article=placement.article,
        headline=placement.headline or (str(article) if article else name_of(placement.article, {})),
        kicker=placement.kicker,
        why=pinned_words(placement),
        section=article and article.category_id,
        thumb=thumb_of(placement.picture or (article and article.picture)),
        placement=placement,
        missed=str(left_out.why.label) if left_out else "",
    )


def _completed(card, slot, warnings, sections):
    card.section = sections.known(card.section) if card.section else None
    card.warnings = warnings.get(f"{slot.id}/{card.article}", [])
    return card


def thumb_of(use):
    """Address of a picture as the desk sees it, of a PictureUse or its dictionary; empty without one."""
    pk = use.get("picture") if isinstance(use, dict) else getattr(use, "picture", None)
    return reverse("admin:articles_picture_file", args=[pk, DESK_WIDTHS[1]]) if pk else ""


def why_words(shown, slot, names):
    """Why a story stands here, in a sentence."""
    if shown.why == Why.PINNED:
        return pinned_words(shown.placement)
    rule = rule_words(slot.rule, names)
    if shown.why == Why.RULE:
        return _("Came by itself: %s.") % rule
    if shown.why == Why.OLDER:
        return _("Came by itself: older than the rule allows, as there are no newer ones.")
    return _("Came by itself: from elsewhere, as nothing else fits the rule.")


def pinned_words(placement):
    if not placement.added_at:
        return _("Pinned by hand.")
    when = short_time(placement.added_at.astimezone(timezone.get_default_timezone()))
    if not placement.added_name:
        return _("Pinned since %s.") % when
    return _("Pinned by %(who)s since %(when)s.") % {"who": placement.added_name, "when": when}
