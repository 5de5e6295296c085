"""The German catalogue: which strings the source has, how they get into the .po file, what is wrong with it."""

import io
import re
from collections import Counter
from pathlib import Path

import polib

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
FOLDERS = ("articles", "newsroom", "templates")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z](?![a-z])|{\w*}")
TAG = re.compile(r"<[^>]*>")  # attributes of HTML keep their straight quotes
METADATA = {
    "Project-Id-Version": "Newsroom",
    "Language": "de",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def key(entry):
    return entry.msgctxt, entry.msgid


def sources(root):
    """Python files and templates below a project's folder that may hold strings for people."""
    found = (path for folder in FOLDERS for path in sorted((Path(root) / folder).rglob("*")))
    return [
        path
        for path in found
        if path.suffix in (".py", ".html", ".txt", ".xml") and "migrations" not in path.parts
    ]


def python_source(path):
    """The file as Python for the extractor; a template becomes the calls its tags stand for."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    from django.utils.translation.template import templatize  # builds its lexer from settings

    # Templates indent as they like, Python does not.
    return "".join(line.lstrip(" \t") for line in templatize(text).splitlines(keepends=True))


def messages(path):
    """(context, singular, plural) of each string of a file in the order they stand there."""
    from babel.messages.extract import extract  # a tool of development, absent on servers

    source = io.BytesIO(python_source(path).encode())
    for _, ids, _, context in extract("python", source, KEYWORDS, options={"encoding": "utf-8"}):
        singular, plural = ids if isinstance(ids, tuple) else (ids, "")
        if singular:
            yield context, singular, plural


def entry_of(context, singular, plural):
    """An empty catalogue entry."""
    entry = polib.POEntry(msgid=singular, msgctxt=context)
    if plural:
        entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
    if re.search(r"%\(\w+\)[a-z]|%[a-z]", singular + plural):
        entry.flags.append("python-format")
    return entry


def collect(root):
    """{(context, msgid): entry} of all strings of the source; occurrences name files without line numbers."""
    found = {}
    for path in sources(root):
        place = (path.relative_to(root).as_posix(), "")
        for context, singular, plural in messages(path):
            entry = found.setdefault((context, singular), entry_of(context, singular, plural))
            if plural and not entry.msgid_plural:
                entry.msgid_plural, entry.msgstr_plural = plural, {0: "", 1: ""}
            if place not in entry.occurrences:
                entry.occurrences.append(place)
    return found


def load(path):
    """The catalogue of a file, empty when there is none yet."""
    return polib.pofile(str(path), wrapwidth=100) if path.exists() else polib.POFile(wrapwidth=100)


def update(root, path):
    """Writes the catalogue anew: strings of the source with the translations known so far. Returns (new, gone)."""
    known = {key(entry): entry for entry in load(path)}
    found = collect(root)
    fresh = polib.POFile(wrapwidth=100)
    fresh.metadata = METADATA
    for found_key, entry in found.items():
        keep_translation(entry, known.get(found_key))
        fresh.append(entry)
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.save(str(path))
    return [k for k in found if k not in known], [k for k in known if k not in found]


def keep_translation(entry, old):
    """Takes over what was translated, as far as its form still fits, and the translator's comment."""
    if old is None:
        return
    entry.tcomment = old.tcomment
    entry.flags += [flag for flag in old.flags if flag == "fuzzy"]
    if entry.msgid_plural and old.msgstr_plural:
        entry.msgstr_plural = old.msgstr_plural
    elif not entry.msgid_plural:
        entry.msgstr = old.msgstr or old.msgstr_plural.get(0, "")


def compile_catalogue(path):
    """Writes the .mo file Django reads, beside the .po file."""
    load(path).save_as_mofile(str(path.with_suffix(".mo")))


def problems(root, path):
    """Sentences about everything that keeps the catalogue from being complete and right."""
    found, catalogue = collect(root), load(path)
    known = {key(entry): entry for entry in catalogue}
    for missing in found.keys() - known.keys():
        yield f"not in the catalogue, run manage.py translations update: {missing[1]!r}"
    for known_key, entry in known.items():
        if entry.obsolete or known_key not in found:
            yield f"no longer in the source, run manage.py translations update: {entry.msgid!r}"
        else:
            yield from entry_problems(entry)


def entry_problems(entry):
    """What is wrong with one translation."""
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    if not all(forms):
        yield f"not translated: {entry.msgid!r}"
        return
    if "fuzzy" in entry.flags:
        yield f"marked fuzzy, check it and remove the mark: {entry.msgid!r}"
    allowed = [placeholders(entry.msgid), placeholders(entry.msgid_plural or entry.msgid)]
    for form in forms:
        if placeholders(form) not in allowed:
            yield f"placeholders differ: {entry.msgid!r} and {form!r}"
        if '"' in TAG.sub("", form):
            yield f"straight quotes, write „…“: {form!r}"


def placeholders(text):
    """How often each placeholder occurs; %% is a sign, no placeholder."""
    return Counter(PLACEHOLDER.findall(text.replace("%%", "")))
