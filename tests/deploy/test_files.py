"""What lies in deploy fits to what is there."""

from tests.source import ROOT


def test_units_start_commands_that_exist():
    commands = {path.stem for path in (ROOT / "articles/management/commands").glob("*.py")} | {"db_worker"}
    for unit in (ROOT / "deploy").glob("*.service"):
        for line in unit.read_text().splitlines():
            if "manage.py " in line and "%i" not in line:
                assert line.split("manage.py ")[1].split()[0] in commands, unit.name
    for timer in (ROOT / "deploy").glob("*.timer"):
        assert timer.stem.removeprefix("newsroom-") in commands
        assert f"Unit=newsroom-run@{timer.stem.removeprefix('newsroom-')}.service" in timer.read_text()


def test_container_copies_what_there_is():
    lines = (ROOT / "deploy/Containerfile").read_text().splitlines()
    sources = [word for line in lines if line.startswith("COPY") for word in line.split()[1:-1]]
    assert [name for name in sources if not (ROOT / name).exists()] == []
