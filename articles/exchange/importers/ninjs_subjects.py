"""What a ninjs object is about: wishes for a category, tags, and the genre."""

from articles.exchange.delivery import (
    CODE_PREFIXES,
    TAG_LENGTH,
    CategoryWish,
    TagWish,
    is_code,
    readable_name,
    wish_for,
)
from articles.exchange.importers.ninjs_values import code, role, rows, word
from articles.vocabulary import Genre, fold

CATEGORY_ROLES = {"category", "section", "department", "ressort", "rubrik"}
GENRES = {
    Genre.REPORT: "report bericht meldung nachricht news article artikel reportage",
    Genre.ANALYSIS: "analysis analyse hintergrund background",
    Genre.INTERVIEW: "interview",
    Genre.OPINION: "opinion meinung kommentar comment commentary leitartikel kolumne column editorial",
    Genre.EXPLAINER: "explainer erklaerstueck hintergrundwissen faq",
    Genre.NOTICE: "notice hinweis mitteilung",
}
GENRE_OF = {name: genre for genre, names in GENRES.items() for name in names.split()}


def subjects(data: dict) -> list[dict]:
    return rows(data, "subjects", "subject")


def category_wishes(data: dict, given: str | None) -> tuple[CategoryWish, ...]:
    """Codes that may be a category of ours, the surest first: marked as category, with our prefix, then any.

    Only a marked or prefixed code, the one given, or the only code of all subjects may become a new category.
    """
    found = [_wish(row) for row in subjects(data) if is_code(code(row))]
    sure = [wish for wish in found if wish.create]
    codes = {wish.slug for wish in found}
    single = not given and len(codes) == 1
    rest = [CategoryWish(wish.slug, wish.name, single) for wish in found if wish not in sure]
    return tuple(dict.fromkeys([*sure, *rest, *([wish_for(given)] if given else [])]))


def _wish(row: dict) -> CategoryWish:
    slug = code(row)
    sure = is_category(row) or slug.startswith(CODE_PREFIXES)
    return CategoryWish(slug, word(row, "name") or readable_name(slug), sure)


def is_category(row: dict) -> bool:
    """Whether the sender marks a subject as a category, by its role or its scheme."""
    scheme = word(row, "scheme", "uri").lower()
    return role(row) in CATEGORY_ROLES or any(f"/{name}/" in f"{scheme}/" for name in CATEGORY_ROLES)


def tag_wishes(data: dict) -> tuple[TagWish, ...]:
    """Names of the subjects that are not marked as category and fit; a bare code is no word for readers."""
    found = [row for row in subjects(data) if not is_category(row) and fits_tag(word(row, "name"))]
    return tuple(TagWish(word(row, "name"), code(row)) for row in found)


def fits_tag(name: str) -> bool:
    return 0 < len(fold(name)) <= TAG_LENGTH >= len(name)


def genre(data: dict) -> Genre | None:
    """The genre the first known name or code stands for, or None."""
    for row in rows(data, "genres", "genre"):
        for name in (word(row, "name", "value"), code(row)):
            if fold(name) in GENRE_OF:
                return GENRE_OF[fold(name)]
    return None
