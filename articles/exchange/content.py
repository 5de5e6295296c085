"""A delivery as content of an article: its words found in the database, its open links resolved, merged with the desk."""

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from articles.body.parse import parse
from articles.editing.compare import field_label
from articles.editing.content import EMPTY, clean_content
from articles.editing.merge import merge_contents
from articles.editing.openlinks import resolve_open_link
from articles.exchange.delivery import TITLE_LENGTH
from articles.exchange.directory import find_authors, find_category
from articles.models import Article, Tag
from articles.vocabulary import Refused, Status, fold


def delivered_content(delivery, base, article_id=None):
    """`base` with everything the delivery says, in canonical form; makes categories, authors and tags as needed."""
    category, slug = find_category(delivery.categories)
    changes = {
        **delivery.content,
        "credits": find_authors(delivery.authors),
        "tags": _tags(delivery, slug),
        **({"category": category} if category else {}),
    }
    return with_links(clean_content({**base, **changes}), article_id)


def _tags(delivery, category):
    """Ids of the tags; the subject that is the category is none."""
    names = [wish.name for wish in delivery.tags if not (category and wish.code == category)]
    return [tag.pk for tag in Tag.objects.named(names)] if names else []


def with_links(content, article_id=None):
    """Open links in the text that ask for a story we have lead to it; of several to the newest."""
    if "data-wanted" not in content["body"]:
        return content
    wanted = {card.get("data-wanted") for card in parse(content["body"]).cards()} - {""}
    keys = {title: fold(title)[:TITLE_LENGTH] for title in wanted}
    found = Article.objects.filter(headline_key__in=keys.values())
    found = found.exclude(pk=article_id).exclude(status=Status.TRASHED).order_by("created_at", "pk")
    targets = dict(found.values_list("headline_key", "pk"))
    for title, key in keys.items():
        if key in targets:
            content = content | resolve_open_link(content, title, targets[key])
    return content


def merged_content(base, ours, theirs):
    """Both sides' changes; Refused, naming the fields, where the desk and the delivery changed the same place."""
    merged, conflicts = merge_contents({**EMPTY, **base}, ours, theirs)
    if conflicts:
        names = {conflict.name for conflict in conflicts}
        fields = get_text_list([_("“%s”") % field_label(name) for name in EMPTY if name in names], _("and"))
        raise Refused(
            _(
                "The desk and the delivery both changed %s. The article was left as it is; please carry the change over by hand."
            )
            % fields
        )
    return merged
