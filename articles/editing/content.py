"""An article's content as one dictionary of JSON values: empty, cleaned, and written to the article's rows."""

import re
from datetime import UTC

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles.body.errors import BodyError
from articles.body.parse import parse
from articles.body.serialise import serialise
from articles.editing.pictures import clean_picture, unfit_pictures, write_usages
from articles.editing.translations import refuse_translation
from articles.models import Article, Author, Category, Credit, RelatedLink, Tag, TaggedArticle
from articles.models.article import CONTENT_FIELDS, original_of
from articles.vocabulary import Genre, Incomplete, LinkPlacement, Refused, fold, german_slug

# Control characters no text needs; tab and line feed stay.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LINK = {"target": None, "url": "", "wanted": "", "title": ""}

EMPTY = {
    **dict.fromkeys(CONTENT_FIELDS, ""),
    "category": None,
    "translation_of": None,
    "picture": None,
    "genre": Genre.REPORT.value,
    "language": "de",
    "embargo_until": None,
    "noindex": False,
    "tags": [],
    "credits": [],
    "links": [],
}


def clean_content(content):
    """Canonical content: trimmed text, the body's one spelling, an embargo in UTC, a slug made from the headline.

    Keys are the content fields, `category` and `credits` ids, `tags` ids or names, `links` the closing links.
    Raises Refused for a text with unknown kinds, Incomplete for values that are too long or not among the choices,
    and KeyError for a key that is no content.
    """
    cleaned = {key: _clean(key, value) for key, value in content.items()}
    unknown = cleaned.keys() - EMPTY.keys()
    if unknown:
        raise KeyError(f"not content: {sorted(unknown)}")
    cleaned["slug"] = german_slug(cleaned["slug"] or cleaned["headline"])
    refuse_unfit(cleaned)
    return cleaned


def refuse_unfit(content):
    """Incomplete, naming every field whose value is too long, not among its choices, or no web address."""
    problems = [
        problem for name in CONTENT_FIELDS for problem in _unfit(Article._meta.get_field(name), content[name])
    ]
    links = [*content["links"], *links_in(content["body"])]
    problems += [problem for link in links for problem in _unfit_link(link)]
    problems += unfit_pictures(content)
    if problems:
        raise Incomplete(_("The article was not saved."), problems)


def _unfit_link(link):
    if link["url"] and not re.fullmatch(r"https?://[^\s/]+\S*", link["url"]):
        yield _("“%s” is not a web address. It begins with https://.") % link["url"]
    for name in ("url", "wanted", "title"):
        yield from _unfit(RelatedLink._meta.get_field(name), link[name])


def _unfit(field, value):
    limit = getattr(field, "max_length", None)
    if limit and isinstance(value, str) and len(value) > limit:
        words = {"field": field.verbose_name, "count": len(value), "limit": limit}
        yield _("“%(field)s” has %(count)d characters; at most %(limit)d fit. Please shorten it.") % words
    if getattr(field, "choices", None) and value not in dict(field.flatchoices):
        yield _("“%(value)s” is not a choice for “%(field)s”.") % {
            "value": value,
            "field": field.verbose_name,
        }


def _clean(key, value):
    special = {
        "body": clean_body,
        "picture": clean_picture,
        "lead": _plain,
        "teaser_text": _plain,
        "category": lambda pk: pk,
        "translation_of": original_of,
        "noindex": bool,
        "embargo_until": moment,
        "tags": _tag_ids,
        "credits": lambda ids: list(dict.fromkeys(ids)),
        "links": lambda links: [_clean_link({**_LINK, **link}) for link in links],
    }
    return special.get(key, _line)(value)


def clean_body(html):
    """The text in its one canonical spelling; Refused, in the user's language, for what no text may contain."""
    try:
        return serialise(parse(_plain(html)))
    except BodyError as error:
        raise Refused(_(error.template) % error.values) from error


def _tag_ids(tags):
    """Ids of tags given by id or by name, in that order; names that are new become tags."""
    names = [_line(tag) for tag in tags if isinstance(tag, str)]
    problems = [problem for name in names for problem in _unfit(Tag._meta.get_field("name"), name)]
    if problems:
        raise Incomplete(_("The article was not saved."), problems)
    named = Tag.objects.by_key(names) if names else {}
    ids = [getattr(named.get(fold(tag)), "pk", None) if isinstance(tag, str) else tag for tag in tags]
    return list(dict.fromkeys(pk for pk in ids if pk))


def _clean_link(link):
    return {key: value if key == "target" else _line(value) for key, value in link.items()}


def _plain(value):
    return _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()


def _line(value):
    return " ".join(_plain(value).split())


def moment(value):
    """A moment as ISO text in UTC; accepts None, text and datetimes that carry a zone."""
    if not value:
        return None
    value = parse_datetime(value) if isinstance(value, str) else value
    return value.astimezone(UTC).isoformat()


def apply_content(article, content, before):
    """Writes cleaned content to the article's fields and, where they differ from `before`, to its rows.

    The article itself is not saved. Refused when an author, category or linked article does not exist.
    """
    write_fields(article, content)
    if content["category"] != before["category"]:
        _require(
            Category,
            [content["category"]],
            _("The category does not exist any more. Please choose another one."),
        )
    if content["translation_of"] != before.get("translation_of"):
        refuse_translation(article, content["translation_of"])
    if content["tags"] != before["tags"]:
        _write_tags(article, content["tags"])
    if content["credits"] != before["credits"]:
        _write_credits(article, content["credits"])
    if (content["links"], content["body"]) != (before["links"], before["body"]):
        _write_links(article, content)
    if (content["picture"], content["body"]) != (before["picture"], before["body"]):
        write_usages(article, content)


def write_fields(article, content):
    """Cleaned content in the article's own fields; saves nothing."""
    for name in CONTENT_FIELDS:
        setattr(article, article._meta.get_field(name).attname, content[name])
    article.embargo_until = content["embargo_until"] and parse_datetime(content["embargo_until"])


def _require(model, ids, sentence):
    wanted = {pk for pk in ids if pk is not None}
    if wanted and model.objects.filter(pk__in=wanted).count() != len(wanted):
        raise Refused(sentence)


def _write_tags(article, ids):
    sentence = _("One of the tags does not exist any more. Please choose the tags again.")
    tags = _standing(Tag, ids, sentence)
    TaggedArticle.objects.filter(content_object=article).delete()
    TaggedArticle.objects.bulk_create(TaggedArticle(content_object=article, tag=tag) for tag in tags)


def _write_credits(article, ids):
    sentence = _("One of the authors does not exist any more. Please choose the authors again.")
    authors = _standing(Author, ids, sentence)
    article.credits.all().delete()
    Credit.objects.bulk_create(
        Credit(article=article, author=author, position=place) for place, author in enumerate(authors)
    )


def _standing(model, ids, sentence):
    """The words the ids stand for, held against merging until the transaction ends; Refused if one is gone."""
    rows = model.objects.standing(ids, lock=True)
    if rows.keys() != set(ids):
        raise Refused(sentence)
    return list(dict.fromkeys(rows[pk] for pk in ids))


def keep_merged(content, before):
    """Content that names a merged word by what it stands for now says what it said before: no change."""
    kept = {}
    for name, model in (("tags", Tag), ("credits", Author)):
        if content[name] != before[name]:
            standing = [word.pk for word in model.objects.standing_list(before[name])]
            kept |= {name: before[name]} if standing == content[name] else {}
    return content | kept


def _write_links(article, content):
    rows = link_rows(article, content)
    missing = _(
        "A related article does not exist any more. Please remove the link or choose another article."
    )
    _require(Article, [row.target_id for row in rows], missing)
    article.links.all().delete()
    RelatedLink.objects.bulk_create(rows)


def link_rows(article, content):
    """Closing links as given, links in the text as they stand in it, as unsaved rows."""
    placed = [(LinkPlacement.AFTER, content["links"]), (LinkPlacement.IN_TEXT, links_in(content["body"]))]
    return [
        _link_row(article, link, placement, place)
        for placement, links in placed
        for place, link in enumerate(links)
    ]


def _link_row(article, link, placement, position):
    row = RelatedLink(article=article, target_id=link["target"], placement=placement, position=position)
    row.url, row.wanted, row.title = link["url"], link["wanted"], link["title"]
    row.fold_wanted()
    return row


def links_in(html):
    """The links standing in a canonical text: its cards in order, then articles and web addresses linked only by words."""
    document = parse(html)
    cards = [_card_link(card) for card in document.cards()]
    carded = {card["target"] or card["url"] for card in cards}
    articles = [{**_LINK, "target": pk} for pk in document.article_ids() if pk not in carded]
    return cards + articles + [{**_LINK, "url": url} for url in document.web_addresses() if url not in carded]


def _card_link(card):
    words = {"url": card.get("data-url"), "wanted": card.get("data-wanted"), "title": card.get("data-title")}
    return {"target": int(card.get("data-article") or 0) or None, **words}
