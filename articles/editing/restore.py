"""An old content made fit to be saved again: what was deleted since then is left out and named."""

from dataclasses import replace

from django.utils.translation import gettext as _

from articles.body.document import Break, Document, Text, article_id
from articles.body.parse import parse
from articles.body.pictures import pictures_in
from articles.body.serialise import serialise
from articles.editing.content import EMPTY
from articles.models import Article, Author, Category, Picture, Tag


def restorable(content, only="", gone=()):
    """(content that can be saved, words for each thing left out). Keys that are no content any more are dropped.

    `only` names one field, to bring back that alone; `gone` are ids of articles that are about to be deleted.
    """
    kept = {name: value for name, value in content.items() if name in EMPTY and only in ("", name)}
    left_out = []
    for check in (_keep_category, _keep_authors, _keep_tags):
        left_out += check(kept)
    left_out += _keep_original(kept, gone)
    return kept, left_out + _keep_links(kept, set(gone)) + _keep_pictures(kept)


def _keep_category(content):
    if not content.get("category") or Category.objects.filter(pk=content["category"]).exists():
        return []
    content["category"] = None
    return [_("the category")]


def _keep_original(content, doomed):
    pk = content.get("translation_of")
    if not pk or (pk not in doomed and Article.objects.filter(pk=pk).exists()):
        return []
    content["translation_of"] = None
    return [_("the article it translates")]


def _keep_authors(content):
    return _keep_ids(content, "credits", Author, _("an author"))


def _keep_tags(content):
    return _keep_ids(content, "tags", Tag, _("a tag"))


def _keep_ids(content, name, model, word):
    if name not in content:
        return []
    standing = model.objects.standing(content[name])
    gone = [pk for pk in content[name] if pk not in standing]
    content[name] = list(dict.fromkeys(standing[pk].pk for pk in content[name] if pk in standing))
    return [word] * len(gone)


def _keep_links(content, doomed):
    """Links to articles that are gone, after the text and in it; the words of a link stay."""
    document = parse(content.get("body", ""))
    links = content.get("links", [])
    wanted = {link["target"] for link in links if link["target"]} | set(document.article_ids())
    there = Article.objects.filter(pk__in=wanted).exclude(pk__in=doomed)
    gone = wanted - set(there.values_list("pk", flat=True))
    if gone and links:
        content["links"] = [link for link in links if link["target"] not in gone]
    if gone and document.blocks:
        content["body"] = serialise(_without(document, gone))
    return [_("the link to article %d") % pk for pk in sorted(gone)]


def _keep_pictures(content):
    """Pictures that were deleted from the library, in the head and in the text; a gallery keeps its others."""
    document, head = parse(content.get("body", "")), content.get("picture") or {}
    wanted = {use.picture for use in pictures_in(document)} | {head.get("picture", 0)} - {0}
    gone = wanted - set(Picture.objects.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else ()
    if gone and head.get("picture") in gone:
        content["picture"] = None
    if gone and document.blocks:
        content["body"] = serialise(Document(tuple(_pictured(document.blocks, gone))))
    return [_("the picture %d") % pk for pk in sorted(gone)]


def _pictured(blocks, gone):
    """The blocks without these pictures, and without galleries that held nothing else."""
    for block in blocks:
        if block.kind == "gallery":
            children = tuple(_pictured(block.blocks(), gone))
            yield from [replace(block, children=children)] if children else []
        elif int(block.get("data-picture") or 0) not in gone:
            yield block


def _without(document, gone):
    blocks = (block for block in document.blocks if int(block.get("data-article") or 0) not in gone)
    return Document(tuple(_unlinked(block, gone) for block in blocks))


def _unlinked(node, gone):
    """The node with its words, without marks that lead to an article that is gone."""
    if isinstance(node, Text | Break):
        return replace(node, marks=tuple(mark for mark in node.marks if article_id(mark.target) not in gone))
    return replace(node, children=tuple(_unlinked(child, gone) for child in node.children))
