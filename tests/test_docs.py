"""The README names every setting, command and make target there is, and none that is not."""

import re

from django.core.management import get_commands

from newsroom.environment import VARIABLES
from tests.source import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def rows(heading):
    """The cells of the table under a heading."""
    section = README.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_readme_has_the_table_of_settings():
    expected = [
        [f"`{name}`", f"`{default}`" if default else "–", meaning]
        for name, (default, meaning) in VARIABLES.items()
    ]
    assert rows("Settings") == expected


def test_readme_names_every_management_command():
    ours = {name for name, app in get_commands().items() if app == "articles"}
    named = {match for cell, *_ in rows("Commands") for match in re.findall(r"`manage\.py (\w+)", cell)}
    assert named == ours


def test_readme_names_every_make_target():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    named = {match for cell, *_ in rows("Commands") for match in re.findall(r"`make (\w+)`", cell)}
    assert named == targets


def test_make_help_describes_every_target():
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"^([a-z]+):.*## \w", MAKEFILE, re.MULTILINE)) == targets


def test_readme_shows_only_files_that_exist():
    named = re.findall(r"`(tests/[\w./]+|\.ci/\w+|requirements/\*\.txt|pyproject\.toml|manage\.py)`", README)
    assert {name for name in named if not list(ROOT.glob(name))} == set()
