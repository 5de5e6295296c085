"""The habits of the project as tests: one place for visibility, short files, honest names, reasons for exceptions.

Each rule is a function that yields `path:line: rule broken`; a rule's test expects none.
"""

import ast
import re

import pytest

from tests.source import expect_none, files, functions, import_nodes, short, tree, words

FILE_LINES = 300
FUNCTION_LINES = 40
MEANINGLESS = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "services",
    "service",
    "manager",
    "managers",
    "misc",
}
VISIBILITY_HOMES = ("articles/models/publication.py", "articles/publishing/")
VISIBILITY_WORDS = re.compile(r"live_(from|until)(__|\"?\s*(<|>|=|IS\b))")
TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext", "gettext_lazy"}
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")


def sources():
    return files("articles", "newsroom", "benchmarks")


def everything():
    return files(
        "articles",
        "newsroom",
        "benchmarks",
        "templates",
        "static",
        "tests",
        suffixes=(".py", ".html", ".css", ".js", ".txt", ".xml"),
    )


def has_reason(line):
    """True for a comment that says more than noqa."""
    comment = line.partition("#")[2]
    return len(re.sub(r"noqa(: *[A-Z0-9, ]+)?", "", comment).split()) >= 2


def inner_imports(path):
    """Imports inside functions need their reason on the line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    inner = {node for function in functions(path) for node in import_nodes(function)}
    for node in sorted(inner, key=lambda node: node.lineno):
        if not any(map(has_reason, lines[node.lineno - 1 : node.end_lineno])):
            yield f"{short(path)}:{node.lineno}: an import inside a function needs its reason as a comment on the line"


def own_visibility(path):
    """Filters on the life of a publication outside their home."""
    if short(path).startswith(VISIBILITY_HOMES):
        return
    for node, word in words(tree(path)):
        if VISIBILITY_WORDS.search(word):
            yield f"{short(path)}:{node.lineno}: own filter on live_from or live_until; use Publication.objects.live()"


def length(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    if lines > FILE_LINES:
        yield f"{short(path)}:{lines}: longer than {FILE_LINES} lines"


def function_length(path):
    for node in functions(path):
        if node.end_lineno - node.lineno >= FUNCTION_LINES:
            yield f"{short(path)}:{node.lineno}: {node.name} is longer than {FUNCTION_LINES} lines"


def file_name(path):
    if MEANINGLESS & set(re.split(r"[_.-]", path.stem.lower())) or path.parent.name in MEANINGLESS:
        yield f"{short(path)}:1: the name says nothing; name what the file is responsible for"


def unfinished(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if UNFINISHED.search(line):
            yield f"{short(path)}:{number}: unfinished work belongs into an issue, not into the source"


def responsibility(path):
    parsed = tree(path)
    if parsed.body and not ast.get_docstring(parsed):
        yield f"{short(path)}:1: the first line must say the file's one responsibility"


def words_nobody_translates(path):
    """Within an f-string no call is found by whoever gathers the words, so the catalogue would lack them in silence."""
    for outer in ast.walk(tree(path)):
        inner = ast.walk(outer) if isinstance(outer, ast.JoinedStr) else ()
        for node in inner:
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TRANSLATING:
                yield f"{short(path)}:{node.lineno}: words in an f-string are not gathered; translate them before it"


@pytest.mark.parametrize(
    "rule", [inner_imports, own_visibility, function_length, responsibility, words_nobody_translates]
)
def test_sources_keep_the_rule(rule):
    expect_none(rule, sources())


@pytest.mark.parametrize("rule", [length, file_name, unfinished])
def test_all_files_keep_the_rule(rule):
    expect_none(rule, everything())
