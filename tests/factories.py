"""Dull makers of real rows: users of each role, words, articles on their way, publications."""

from datetime import timedelta
from itertools import count
from urllib.parse import urlsplit

from django.contrib.auth.models import Group
from django.utils import timezone

from articles.library.intake import take_in
from articles.models import Author, Category, User, WebLink
from articles.publishing.pages import save_page
from articles.vocabulary import Role
from articles.workflow.perform import create_article, perform
from tests.articles.imaging.pictures import file_of, photo

_numbers = count(1)


def make_user(role=None, *, categories=(), **fields):
    """A user of one role; moderators answer for the given categories."""
    number = next(_numbers)
    defaults = {"username": f"user{number}", "first_name": "Vera", "last_name": f"Muster {number}"}
    defaults["email"] = f"user{number}@example.org"
    user = User.objects.create_user(**{**defaults, **fields})
    if role:
        user.groups.add(Group.objects.get(name=Role(role).value))
    user.categories.set(categories)
    return user


def make_writer(**fields):
    return make_user(Role.WRITER, **fields)


def make_moderator(*categories, **fields):
    return make_user(Role.MODERATOR, categories=categories, **fields)


def make_chief(**fields):
    return make_user(Role.CHIEF, **fields)


def make_category(name="Allgemeines", **fields):
    defaults = {"name": name, "slug": f"rubrik-{next(_numbers)}"}
    return Category.objects.create(**{**defaults, **fields})


def make_author(name="Anna Weber", **fields):
    defaults = {"name": name, "slug": f"autor-{next(_numbers)}"}
    return Author.objects.create(**{**defaults, **fields})


def make_content(category=None, **changes):
    """Content that passes every check."""
    defaults = {
        "headline": f"Hafenbrücke öffnet früher als geplant ({next(_numbers)})",
        "lead": "Nach zwei Jahren rollt der Verkehr wieder.",
        "body": "<p>Die Brücke über den Hafen ist wieder offen.</p><p>Das teilte die Stadt mit.</p>",
        "category": (category or make_category()).pk,
        "source": "Stadt",
    }
    return {**defaults, **changes}


def make_draft(*, by=None, category=None, **changes):
    """A draft that could be submitted, created by `by` (None: the newsroom itself)."""
    return create_article(make_content(category, **changes), by=by)


def make_picture(*, size=(64, 48), seed=None, name="bild.png", by=None, **details):
    """A picture of the library that readers may see: with credit, licence and alternative text."""
    number = next(_numbers)
    picture = take_in(file_of(photo(size, seed or number), "PNG"), name, by=by, anyway=True)
    words = {
        "title": f"Bild {number}",
        "credit": "Weber",
        "licence": "own",
        "alternative": "Eine Brücke",
        **details,
    }
    for name, value in words.items():
        setattr(picture, name, value)
    picture.fold_words([])
    picture.save()
    return picture


def head_picture(picture, **own):
    """The content of a head that uses it."""
    return {"picture": picture.pk, **own}


def picture_in_text(picture, **own):
    """The HTML of a picture in the text."""
    words = "".join(f' data-{name}="{value}"' for name, value in own.items())
    return f'<figure data-card="picture" data-picture="{picture.pk}"{words}></figure>'


def step(article, name, by, **typed):
    """Takes one step on the article as it is stored now."""
    article.refresh_from_db()
    return perform(article, name, by=by, version=article.version, **typed)


def make_page(kind="other", *, by=None, **typed):
    """A page about the house that readers see."""
    number = next(_numbers)
    words = {"kind": kind, "title": f"Seite {number}", "body": "<p>Text der Seite.</p>", "is_shown": True}
    return save_page(None, {**words, **typed}, version=0, by=by, now=timezone.now())


def make_house():
    """The pages the law demands."""
    return [make_page(kind, title=kind.title()) for kind in ("imprint", "privacy", "accessibility")]


def make_weblink(url="", state="failing", **fields):
    """What is known of a web address: by default one that failed once, an hour ago."""
    url = url or f"https://weg{next(_numbers)}.example/seite"
    known = {"host": urlsplit(url).hostname, "reason": "gone", "http_status": 404, "failures": 1}
    times = {"first_failed_at": in_hours(-1), "last_checked_at": in_hours(-1), "next_check_at": in_hours(5)}
    return WebLink.objects.create(url=url, state=state, **{**known, **times, **fields})


def make_in_review(*, by=None, category=None, **changes):
    """Handed in by its writer."""
    article = make_draft(by=by or make_writer(), category=category, **changes)
    return step(article, "submit", article.created_by)


def make_approved(*, by=None, category=None, reviewer=None, **changes):
    """Submitted by a writer and approved by a chief."""
    article = make_in_review(by=by, category=category, **changes)
    return step(article, "approve", reviewer or make_chief())


def make_published(*, at=None, until=None, **changes):
    """Published by a chief, now or at a future time; returns the article."""
    article = make_approved(**changes)
    return step(article, "publish", make_chief(), at=at, until=until)


def in_hours(hours):
    """A moment so many hours from now; negative is the past."""
    return timezone.now() + timedelta(hours=hours)
