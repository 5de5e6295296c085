"""Finds the categories and authors a delivery names, and makes those it may make."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.exchange.delivery import AUTHOR_LENGTH
from articles.models import Author, Category
from articles.publishing.rename import save_word
from articles.vocabulary import Refused, german_slug


def find_category(wishes):
    """(id, slug) of the first wished category that exists or may be made; (None, "") when there is none."""
    known = dict(Category.objects.filter(slug__in=[wish.slug for wish in wishes]).values_list("slug", "pk"))
    for wish in wishes:
        if wish.slug in known:
            return known[wish.slug], wish.slug
        if wish.create:
            return _create_category(wish), wish.slug
    return None, ""


def _create_category(wish):
    """Refused for a code that cannot be an address."""
    category = Category(slug=wish.slug, name=wish.name[:80])
    try:
        category.full_clean()
    except ValidationError as error:
        raise Refused(_("The category “%s” cannot be created.") % wish.slug, error.messages) from error
    return _save_once(category, Category.objects.filter(slug=wish.slug))


def find_authors(names):
    """Ids of the authors of exactly these names in this order; unknown ones become persons."""
    rows = Author.everyone.filter(name__in=names).order_by("-pk") if names else ()
    # Of several with one name the one made first; a merged one is the author it was merged into.
    known = {author.name: author.merged_into_id or author.pk for author in rows}
    return [known.get(name) or _create_author(name) for name in names]


def _create_author(name):
    if len(name) > AUTHOR_LENGTH:
        words = {"limit": AUTHOR_LENGTH, "name": name[:60]}
        raise Refused(_("The name of an author has more than %(limit)d characters: “%(name)s…”.") % words)
    return _save_once(
        Author(name=name, slug=_free_slug(name)), Author.objects.filter(name=name).order_by("pk")
    )


def _free_slug(name):
    """The author's slug, with a number where somebody of another name has it."""
    slug = german_slug(name, 110) or "autor"
    taken = set(Author.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(one for one in _numbered(slug) if one not in taken)


def _numbered(slug):
    yield slug
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1


def _save_once(word, same):
    """The id of the saved row, or of the same one another process saved at this moment."""
    try:
        with transaction.atomic():
            save_word(word, now=timezone.now())
    except IntegrityError:
        found = same.first()
        if found is None:
            raise
        return found.pk
    return word.pk
