"""Reads the project's own source for the tests about it: files, imports, words."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def files(*folders, suffixes=(".py",)):
    """The project's own files below these folders, without what Django generates."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in suffixes)
    return sorted(path for path in found if not {"migrations", "__pycache__"} & set(path.parts))


def short(path):
    return path.relative_to(ROOT).as_posix()


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def module_name(path):
    parts = list(path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_module(name):
    path = ROOT.joinpath(*name.split("."))
    return path.is_dir() or path.with_suffix(".py").is_file()


def import_nodes(parsed):
    return [node for node in ast.walk(parsed) if isinstance(node, ast.Import | ast.ImportFrom)]


def imported(node, path):
    """Full names of the modules an import statement loads, relative ones resolved."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    base = node.module or ""
    if node.level:
        package = (
            module_name(path).split(".") if path.name == "__init__.py" else module_name(path).split(".")[:-1]
        )
        above = package[: len(package) - node.level + 1]
        base = ".".join([*above, base] if base else above)
    deeper = {f"{base}.{alias.name}" for alias in node.names}
    return {name if is_module(name) else base for name in deeper}


def imports(path):
    """(line, full module name) of everything a file imports."""
    for node in import_nodes(tree(path)):
        for name in sorted(imported(node, path)):
            yield node.lineno, name


def part(name):
    """articles.models.publication -> models; None for what is not part of the domain."""
    return name.split(".")[1] if name.startswith("articles.") else None


def functions(path):
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def words(parsed):
    """(node, word) for every keyword of a call and every string that is not a docstring."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(n.body[0].value) for n in ast.walk(parsed) if isinstance(n, documented) and ast.get_docstring(n)
    }
    for node in ast.walk(parsed):
        if isinstance(node, ast.keyword) and node.arg:
            yield node, node.arg
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node, node.value


def expect_none(rule, paths):
    """Fails with one line for each break."""
    if broken := [sentence for path in paths for sentence in rule(path)]:
        pytest.fail("\n".join(broken), pytrace=False)
