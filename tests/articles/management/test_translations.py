"""The command around the catalogue."""

import sys

import pytest
from django.core.management import CommandError, call_command


@pytest.fixture
def project(settings, tmp_path):
    """A project with one string, as the command finds it through the settings."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/words.py").write_text('from x import _\n_("Save")\n')
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "articles/locale"]
    return tmp_path / "articles/locale/de/LC_MESSAGES/django.po"


def test_translations_update_lists_what_came_and_what_went(project, capsys):
    call_command("translations", "update")
    (project.parents[3] / "words.py").write_text('from x import _\n_("Send")\n')
    capsys.readouterr()
    call_command("translations", "update")
    assert capsys.readouterr().out == "+ Send\n- Save\n1 strings new, 1 removed.\n"


def test_translations_check_fails_with_the_number_of_problems(project, capsys):
    call_command("translations", "update")
    with pytest.raises(CommandError, match=r"^The German catalogue has 1 problems\.$"):
        call_command("translations", "check", no_color=True)
    assert capsys.readouterr().err == "not translated: 'Save'\n"


def test_translations_check_praises_a_complete_catalogue(project, capsys):
    call_command("translations", "update")
    project.write_text(
        project.read_text().replace('msgid "Save"\nmsgstr ""', 'msgid "Save"\nmsgstr "Sichern"')
    )
    capsys.readouterr()
    call_command("translations", "check")
    assert capsys.readouterr().out == "The German catalogue is complete.\n"


def test_translations_compile_writes_beside_the_catalogue(project):
    call_command("translations", "update")
    call_command("translations", "compile", verbosity=0)
    assert project.with_suffix(".mo").exists()


def test_translations_compile_without_catalogue_says_what_to_do(project, capsys):
    call_command("translations", "compile")
    assert capsys.readouterr().out == "There is no catalogue yet: manage.py translations update\n"


def test_translations_say_when_the_tool_of_development_is_missing(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "babel.messages.extract", None)
    with pytest.raises(
        CommandError, match=r"is missing\. Run \.venv/bin/pip install -r requirements/dev\.txt"
    ):
        call_command("translations", "check")
