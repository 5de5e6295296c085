"""The demo's pages about the house: drafts in the shape the law expects, with invented facts and marked gaps."""

from pathlib import Path

from articles.publishing.pages import save_page
from articles.vocabulary import PageKind

FOLDER = Path(__file__).parent / "pages"
# File, kind and title, in the order of the footer.
PAGES = [
    ("imprint.html", PageKind.IMPRINT, "Impressum"),
    ("privacy.html", PageKind.PRIVACY, "Datenschutz"),
    ("accessibility.html", PageKind.ACCESSIBILITY, "Barrierefreiheit"),
    ("about.html", PageKind.OTHER, "Über uns"),
]


def write_pages(chief, now):
    """Part of the seeding's transaction."""
    for position, (name, kind, title) in enumerate(PAGES, 1):
        body = (FOLDER / name).read_text(encoding="utf-8")
        typed = {"kind": kind, "title": title, "body": body, "position": position, "is_shown": True}
        save_page(None, typed, version=0, by=chief, now=now)
