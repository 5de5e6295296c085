"""Open links: headlines a text asks for, the stories that might be meant, and putting a story in their place."""

from dataclasses import replace

from articles.body.document import Block, Document
from articles.body.kinds import KINDS
from articles.body.parse import parse
from articles.body.serialise import serialise
from articles.models import Article
from articles.vocabulary import Status, fold


def resolve_open_link(content, wanted, target_id):
    """The fields of a content that change when an article takes the place of an open link; empty if none asks for it.

    Spellings meet as tags do. The result is what `perform("edit", content=…)` takes; nothing is written here.
    """
    key = fold(wanted)
    changes = {
        "body": _resolve_body(content["body"], key, target_id),
        "links": [_resolve_link(link, key, target_id) for link in content["links"]],
    }
    return {name: value for name, value in changes.items() if value != content[name]}


def _resolve_body(html, key, target_id):
    document = parse(html)
    blocks = tuple(_resolve_block(block, key, target_id) for block in document.blocks)
    return html if blocks == document.blocks else serialise(Document(blocks))


def _resolve_block(block: Block, key, target_id):
    """The card with its new target, in the order of attributes the table gives; its own title stays."""
    if not block.get("data-wanted") or fold(block.get("data-wanted")) != key:
        return block
    kind = KINDS[block.kind]
    given = {**dict(block.attributes), "data-wanted": "", "data-article": str(target_id)}
    names = [*(kind.marker or ())[:1], *(row.name for row in kind.attributes)]
    return replace(block, attributes=tuple((name, given[name]) for name in names if given.get(name)))


def _resolve_link(link, key, target_id):
    if not link["wanted"] or fold(link["wanted"]) != key:
        return link
    return {**link, "wanted": "", "target": target_id}


def suggestions(links, among=None):
    """Articles whose headline an open link asks for, by the link's id, in one query.

    `among` limits the articles, such as to those a user may see. Never the linking article itself, nothing from
    the trash; of several the one edited last.
    """
    among = Article.objects.all() if among is None else among
    keys = {link.wanted_key for link in links if link.wanted_key}
    found = among.filter(headline_key__in=keys).exclude(status=Status.TRASHED).order_by("edited_at", "pk")
    candidates = list(found) if keys else []
    return {
        link.pk: article
        for link in links
        for article in candidates
        if article.headline_key == link.wanted_key and article.pk != link.article_id
    }
