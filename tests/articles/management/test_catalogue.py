"""The German catalogue of a small project: what is found, kept, removed and complained about."""

import gettext
import subprocess

import polib
import pytest

from articles.management import catalogue

PYTHON = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy

def words(count, name):
    plain = _("Save the story")
    many = ngettext("%(count)d story", "%(count)d stories", count)
    return plain, many, pgettext_lazy("a section", "Opinion"), _("Hello %(name)s") % {"name": name}
"""
TEMPLATE = """{% load i18n %}
<ul>
    <li>{% translate "Read more" %}</li>
  <li title="{{ _('Print') }}">
{% blocktranslate count counter=n trimmed %}
    one comment
{% plural %}
    {{ counter }} comments
{% endblocktranslate %}
</ul>
"""
GERMAN = {
    "Save the story": "Artikel sichern",
    "%(count)d story": {0: "%(count)d Artikel", 1: "%(count)d Artikel"},
    "Opinion": "Meinung",
    "Hello %(name)s": "Guten Tag, %(name)s",
    "Read more": "Lesen Sie mehr",
    "Print": "Drucken",
    "one comment": {0: "ein Kommentar", 1: "%(counter)s Kommentare"},
}


@pytest.fixture
def root(tmp_path):
    """A project of one module and one template; what lies in migrations does not count."""
    for name, text in {
        "articles/words.py": PYTHON,
        "articles/migrations/0001.py": 'from x import _\n_("Old words")\n',
        "templates/reader/words.html": TEMPLATE,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def path(root):
    return root / "locale" / "django.po"


@pytest.fixture
def translated(root, path):
    """The project's catalogue, complete."""
    catalogue.update(root, path)
    change(path, GERMAN)
    return path


def change(path, german):
    """Writes translations into a catalogue."""
    loaded = polib.pofile(str(path))
    for msgid, words in german.items():
        entry = next(entry for entry in loaded if entry.msgid == msgid)
        setattr(entry, "msgstr_plural" if isinstance(words, dict) else "msgstr", words)
    loaded.save()


def problems(root, path):
    return list(catalogue.problems(root, path))


def test_update_finds_strings_of_modules_and_templates(root, path):
    new, gone = catalogue.update(root, path)
    assert set(new) == {("a section" if msgid == "Opinion" else None, msgid) for msgid in GERMAN}
    assert gone == []


def test_update_names_files_without_lines(root, translated):
    places = {entry.msgid: entry.occurrences for entry in polib.pofile(str(translated))}
    assert places["Save the story"] == [("articles/words.py", "")]
    assert places["one comment"] == [("templates/reader/words.html", "")]


def test_update_keeps_translations_and_drops_what_is_gone(root, translated):
    (root / "articles/words.py").write_text('from x import _\n_("Save the story")\n_("New words")\n')
    new, gone = catalogue.update(root, translated)
    assert new == [(None, "New words")]
    assert {msgid for _, msgid in gone} == {"%(count)d story", "Opinion", "Hello %(name)s"}
    left = {entry.msgid: entry.msgstr for entry in polib.pofile(str(translated)) if not entry.msgid_plural}
    assert left == {
        "Save the story": "Artikel sichern",
        "New words": "",
        "Read more": "Lesen Sie mehr",
        "Print": "Drucken",
    }


def test_update_twice_changes_nothing(root, translated):
    before = translated.read_bytes()
    assert catalogue.update(root, translated) == ([], [])
    assert translated.read_bytes() == before


def test_problems_has_none_for_a_complete_catalogue(root, translated):
    assert problems(root, translated) == []


def test_problems_names_what_is_not_translated(root, translated):
    change(translated, {"Read more": "", "one comment": {0: "ein Kommentar", 1: ""}})
    assert problems(root, translated) == ["not translated: 'Read more'", "not translated: 'one comment'"]


def test_problems_names_strings_the_catalogue_does_not_have(root, translated):
    (root / "newsroom").mkdir()
    (root / "newsroom/new.py").write_text('from x import _\n_("New words")\n')
    assert problems(root, translated) == [
        "not in the catalogue, run manage.py translations update: 'New words'"
    ]


def test_problems_names_strings_the_source_does_not_have(root, translated):
    (root / "templates/reader/words.html").write_text("{% load i18n %}{% translate 'Read more' %}")
    assert problems(root, translated) == [
        "no longer in the source, run manage.py translations update: 'Print'",
        "no longer in the source, run manage.py translations update: 'one comment'",
    ]


@pytest.mark.parametrize(
    "words", ["Guten Tag", "Guten Tag, %(nmae)s", "%(name)s %(name)s", "Guten Tag, {name}"]
)
def test_problems_names_placeholders_that_differ(root, translated, words):
    change(translated, {"Hello %(name)s": words})
    assert problems(root, translated) == [f"placeholders differ: 'Hello %(name)s' and {words!r}"]


def test_problems_names_straight_quotes_but_not_those_of_attributes(root, translated):
    change(translated, {"Print": 'Als "PDF"', "Read more": '<a href="/mehr/">Lesen Sie „mehr“</a>'})
    assert problems(root, translated) == ["straight quotes, write „…“: 'Als \"PDF\"'"]


def test_problems_names_fuzzy_translations(root, translated):
    loaded = polib.pofile(str(translated))
    loaded.find("Print").flags.append("fuzzy")
    loaded.save()
    assert problems(root, translated) == ["marked fuzzy, check it and remove the mark: 'Print'"]


def test_compiled_catalogue_speaks_german(translated):
    catalogue.compile_catalogue(translated)
    with translated.with_suffix(".mo").open("rb") as file:
        german = gettext.GNUTranslations(file)
    assert german.gettext("Read more") == "Lesen Sie mehr"
    assert german.pgettext("a section", "Opinion") == "Meinung"
    assert german.ngettext("one comment", "%(counter)s comments", 3) == "%(counter)s Kommentare"


@pytest.mark.gettext
def test_catalogue_passes_the_check_of_gettext(translated):
    checked = subprocess.run(
        ["msgfmt", "--check-format", "--output-file", "/dev/null", translated],
        capture_output=True,
        check=False,
    )
    assert (checked.returncode, checked.stderr) == (0, b"")
