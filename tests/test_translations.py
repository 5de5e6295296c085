"""The German catalogue as people meet it: no English on German pages, English for who chose it, no string missed."""

import ast
import html
import re
import shutil
from pathlib import Path

import polib
import pytest
from django.conf import settings as project
from django.contrib import admin
from django.urls import reverse
from django.utils.functional import Promise

from articles.management import catalogue
from articles.models import Article
from articles.vocabulary import Status
from tests.factories import (
    in_hours,
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_published,
    make_writer,
    step,
)

ROOT = Path(project.BASE_DIR)
GERMAN = ROOT / "articles" / "locale" / "de" / "LC_MESSAGES" / "django.po"
SHORTEST = 13  # characters; shorter words are German ones as well, or parts of addresses
MARKS = {"_", *catalogue.KEYWORDS}


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """A folder with the catalogue as Django reads it, whatever lies beside the source."""
    folder = tmp_path_factory.mktemp("locale")
    copy = folder / "de" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    shutil.copy(GERMAN, copy)
    catalogue.compile_catalogue(copy)
    return folder


@pytest.fixture
def german(settings, compiled):
    settings.LOCALE_PATHS = [compiled]


def english_words():
    """The longest piece between placeholders of each English string that German says otherwise."""
    for entry in polib.pofile(str(GERMAN)):
        for english in filter(None, (entry.msgid, entry.msgid_plural)):
            longest = max(catalogue.PLACEHOLDER.split(english), key=len).strip()
            if len(longest) >= SHORTEST and longest not in entry.msgstr:
                yield longest


@pytest.fixture
def newsroom(client, db):
    """A chief at the desk and a story of each state."""
    chief, writer = make_chief(username="chefin"), make_writer(username="schreiber")
    chief.is_staff = True
    chief.save()
    section, author = make_category(), make_author()
    words = {"category": section, "credits": [author.pk], "tags": ["Hafen"]}
    make_published(**words)
    make_published(at=in_hours(5), **words)
    withdrawn, urgent = make_published(**words), make_draft(by=writer, **words)
    step(withdrawn, "withdraw", chief, reason="Die Angaben stimmten nicht.")
    step(urgent, "publish_urgently", chief, reason="Es eilt.")
    corrected = make_published(**words)
    step(corrected, "correct", chief, kind="correction", text="Es waren zwei.", before="drei", after="zwei")
    submitted = make_draft(by=writer, **words)
    step(submitted, "submit", writer)
    make_draft(by=writer, body='<p>Text</p><aside data-card="readmore" data-wanted="Fehlt noch"></aside>')
    step(make_draft(by=writer, **words), "trash", writer)
    client.force_login(chief)
    return chief


def addresses():
    """Pages of the desk and of the reader's site."""
    kinds = ("article", "category", "tag", "author", "relatedlink")
    yield from (reverse(f"admin:{page}") for page in ("index", "desk_agenda", "desk_commission"))
    yield reverse("admin:desk_panel", args=["problems"])
    yield from (reverse(f"admin:articles_{kind}_changelist") for kind in kinds)
    yield from (reverse(f"admin:articles_{kind}_add") for kind in kinds[:-1])
    for article in Article.objects.all():
        yield from (
            reverse(f"admin:articles_article_{page}", args=[article.pk]) for page in ("change", "history")
        )
        yield from (
            reverse("admin:articles_article_step", args=[article.pk, name]) for name in steps_of(article)
        )
        yield article.get_absolute_url()
    yield from (
        "/",
        "/suche/",
        "/suche/?q=hafen",
        "/korrekturen/",
        "/archiv/",
        "/thema/hafen/",
        "/gibt/es-nicht-9/",
    )


def steps_of(article):
    names = ("submit", "request_changes", "approve", "publish", "publish_urgently", "sign_off", "unschedule")
    return (*names, "reschedule", "plan_end", "withdraw", "correct", "trash", "restore")


def page(client, address):
    """What the page says, without the marks of HTML between its words."""
    return html.unescape(client.get(address, follow=True).content.decode())


def test_german_pages_contain_no_english_of_the_catalogue(client, newsroom, german):
    english = re.compile("|".join(sorted(map(re.escape, english_words()), key=len, reverse=True)))
    found = {address: set(english.findall(page(client, address))) for address in addresses()}
    assert {address: words for address, words in found.items() if words} == {}


def test_german_desk_says_the_words_of_the_newsroom(client, newsroom, german):
    article = Article.objects.get(status=Status.IN_REVIEW)
    text = page(client, reverse("admin:articles_article_change", args=[article.pk]))
    said = [word for word in ("In Prüfung", "Dachzeile", "Vorspann", "Eilig veröffentlichen") if word in text]
    assert said == ["In Prüfung", "Dachzeile", "Vorspann", "Eilig veröffentlichen"]


def test_english_desk_is_for_who_chose_it_and_readers_stay_german(client, newsroom, german):
    newsroom.language = "en"
    newsroom.save()
    desk, site = page(client, reverse("admin:articles_article_add")), page(client, "/suche/")
    assert ("New article" in desk, "Dachzeile" in desk) == (True, False)
    assert ("Wonach suchen Sie?" in site, "What are you looking for?" in site) == (True, False)


def marked_strings(path):
    """The first words of every call that marks a string, also of calls inside f-strings."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            first = node.args[1 if "pgettext" in node.func.id else 0]
            if isinstance(first, ast.Constant):
                yield first.value


def test_every_marked_string_reaches_the_catalogue():
    reached = {msgid for _context, msgid in catalogue.collect(ROOT)}
    paths = [path for path in catalogue.sources(ROOT) if path.suffix == ".py"]
    assert {text for path in paths for text in marked_strings(path)} - reached == set()


def shown_fields():
    """Every field of ours that is a column of a list at the desk."""
    for model, model_admin in admin.site._registry.items():
        names = {field.name for field in model._meta.fields if not field.primary_key}
        for name in model_admin.list_display if model._meta.app_label == "articles" else ():
            if name in names:
                yield model._meta.get_field(name)


def test_columns_of_lists_have_a_name_that_can_be_translated():
    """Without one Django writes the name of the attribute, in English."""
    bare = [str(field) for field in shown_fields() if not isinstance(field.verbose_name, Promise)]
    assert bare == []
