"""The architecture as a test: who may import whom, and what the reader can reach.

Each rule is a function that yields `path:line: rule broken`; a rule's test expects none.
The table is section 3 of the design. A part that does not exist yet breaks nothing.
"""

import ast
import re

import pytest

from tests.source import expect_none, files, import_nodes, imports, module_name, part, short, tree, words

WORDS = {"vocabulary", "conf", "addresses"}
PURE = {"body", "imaging"}
RECORDS = WORDS | PURE | {"models"}
MAY_IMPORT = {
    "vocabulary": set(),
    "conf": set(),
    "addresses": set(),
    "calling": set(),
    "body": {"vocabulary"},
    "imaging": {"vocabulary"},
    "models": WORDS | PURE,
    "fronts": WORDS | PURE,
    "rules": RECORDS,
    "cachekeys": RECORDS,
    "search": RECORDS | {"calling"},
    "notices": RECORDS | {"rules"},
    "audit": RECORDS,
    "editing": RECORDS | {"rules", "audit"},
    "library": RECORDS | {"rules", "audit"},
    "linkhealth": RECORDS | {"rules"},
    "cards": RECORDS,
    "websub": RECORDS | {"cachekeys", "calling"},
    "purging": RECORDS | {"calling", "websub"},
    "publishing": RECORDS
    | {"search", "cachekeys", "notices", "audit", "cards", "fronts", "websub", "purging"},
    "workflow": RECORDS | {"editing", "publishing", "notices", "rules", "audit"},
    "mass": RECORDS | {"editing", "publishing", "search", "cachekeys", "audit"},
    "discussion": RECORDS | {"rules", "notices", "audit"},
    "sharing": RECORDS | {"rules", "notices", "audit", "discussion"},
    "reader": WORDS | PURE | {"search", "cachekeys", "cards", "fronts", "models"},
    "exchange": RECORDS | {"workflow", "editing", "publishing"},
    "templatetags": WORDS | PURE | {"rules"},
    "checks": RECORDS,
    "apps": {"checks"},
}
SURFACES = {"admin", "management"}  # may import everything above, and each other never
for surface in SURFACES:
    MAY_IMPORT[surface] = set(MAY_IMPORT) - SURFACES - {"apps"}
READER_MODELS = {"publication", "correction", "front", "taxonomy", "people", "redirect", "page", "reading"}

WORKING_COPY = re.compile(r"\.(article|revision)\b(?!_id)")
OWN_KEY = r"(in|gte|gt|lte|lt|isnull|exact|pk|id)(?![a-z])"  # compares the stored id, loads nothing


def upward_imports(path):
    """Breaks of the table in the domain."""
    own = part(module_name(path))
    for line, name in imports(path):
        where = f"{short(path)}:{line}"
        if name.split(".")[0] == "newsroom":
            yield f"{where}: articles may not import newsroom ({name}); the site stands above the domain"
        elif part(name) not in (own, None) and part(name) not in MAY_IMPORT[own]:
            yield f"{where}: {own} may not import {name}"


def site_imports(path):
    """The site knows the domain in its addresses only; the page cache not at all."""
    for line, name in imports(path):
        if name.split(".")[0] == "articles" and short(path) != "newsroom/urls.py":
            yield f"{short(path)}:{line}: only newsroom/urls.py may import {name}"


def reader_imports(path):
    """The reader's side can name what readers may see, and nothing else."""
    for line, name in imports(path):
        steps = name.split(".")
        if steps[:2] == ["articles", "models"] and (len(steps) < 3 or steps[2] not in READER_MODELS):
            yield f"{short(path)}:{line}: the reader may not import {name}, only {', '.join(sorted(READER_MODELS))}"


def reader_detours(path):
    """Roads from a publication back to the desk: get_model, import_module, .article, .revision, article__…"""
    parsed = tree(path)
    modules = {
        alias.asname or alias.name.split(".")[0] for node in import_nodes(parsed) for alias in node.names
    }
    for node in ast.walk(parsed):
        if getattr(node, "attr", getattr(node, "id", None)) in ("get_model", "import_module"):
            yield f"{short(path)}:{node.lineno}: a look-up by name could reach the desk without an import"
        owner = getattr(getattr(node, "value", None), "id", None)
        if getattr(node, "attr", None) in ("article", "revision") and owner not in modules:
            yield f"{short(path)}:{node.lineno}: .{node.attr} leads from the reader to the desk"
    for node, word in words(parsed):
        if re.match(rf"(article|revision)__(?!{OWN_KEY})", word):
            yield f"{short(path)}:{node.lineno}: {word} is a query across the working copy, in the reader"


def template_detours(path):
    """The same roads in the reader's templates."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for tag in re.findall(r"{[{%].*?[%}]}", line):
            if WORKING_COPY.search(re.sub(r"([\"']).*?\1", "", tag)):
                yield f"{short(path)}:{number}: the reader's template leads to the desk: {tag}"


def test_domain_imports_downward_only():
    expect_none(upward_imports, files("articles"))


def test_every_part_of_the_domain_has_a_row_in_the_table():
    parts = {part(module_name(path)) for path in files("articles")} - {None}
    assert parts - MAY_IMPORT.keys() == set()


def test_site_imports_the_domain_in_its_addresses_only():
    expect_none(site_imports, files("newsroom"))


@pytest.mark.parametrize("rule", [reader_imports, reader_detours])
def test_reader_cannot_name_the_desk(rule):
    expect_none(rule, files("articles/reader"))


def test_reader_templates_cannot_name_the_desk():
    pages = files(
        "templates/reader", "templates/feeds", "templates/components", suffixes=(".html", ".xml", ".txt")
    )
    expect_none(template_detours, pages)
