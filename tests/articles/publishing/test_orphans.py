"""Files no page needs: found, reported, deleted, and made anew when they are needed again."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from articles.models import Crop, Publication
from articles.models.picture import renditions
from articles.publishing import orphans
from articles.publishing.orphans import orphaned_files, remove_files
from newsroom.storage import storage
from tests.factories import head_picture, make_chief, make_picture, make_published, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _all_are_old_enough(monkeypatch):
    monkeypatch.setattr(orphans, "YOUNG", timedelta(seconds=-60))
    remove_files([name for name, _size in orphaned_files()])


def test_files_of_live_stories_are_needed_and_those_of_ended_ones_are_not():
    live = make_published(picture=head_picture(make_picture(size=(400, 300))))
    assert orphaned_files() == []
    step(live, "withdraw", make_chief(), reason="Falsch.")
    assert len(orphaned_files()) == 6  # two widths in three formats


def test_files_of_earlier_versions_are_needed_while_the_story_is_live():
    live = make_published(picture=head_picture(make_picture(size=(400, 300))))
    step(live, "edit", live.created_by, content={"picture": None})
    step(live, "publish_urgently", make_chief(), reason="Bild passt nicht.")
    assert [story.picture is None for story in Publication.objects.order_by("pk")] == [False, True]
    assert orphaned_files() == []
    step(live, "withdraw", make_chief(), reason="Falsch.")
    assert len(orphaned_files()) == 6


def test_left_over_file_of_interrupted_work_is_found_and_deleted(capsys):
    make_published(picture=head_picture(make_picture(size=(400, 300))))
    renditions().save("ab/uebrig-320.avif", ContentFile(b"x"))
    call_command("renditions", verbosity=0)
    assert "1 (1" in capsys.readouterr().out
    call_command("renditions", "--delete-orphans", verbosity=0)
    assert not renditions().exists("ab/uebrig-320.avif")
    assert orphaned_files() == []


def test_young_file_is_left_alone(monkeypatch):
    monkeypatch.setattr(orphans, "YOUNG", timedelta(hours=1))
    renditions().save("ab/eben-320.avif", ContentFile(b"x"))
    assert orphaned_files() == []


def test_missing_files_are_made_anew():
    make_published(picture=head_picture(make_picture(size=(400, 300))))
    source = Publication.objects.get().picture["src"].removeprefix("/medien/")
    renditions().delete(source)
    call_command("renditions", "--again", verbosity=0)
    assert renditions().exists(source)


def test_files_of_another_recipe_are_made_anew():
    make_published(picture=head_picture(make_picture(size=(400, 300))))
    Crop.objects.update(recipe="alt")
    call_command("renditions", verbosity=0)
    assert Crop.objects.get().recipe != "alt"


def test_newsroom_that_never_published_a_picture_has_no_orphans(settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "renditions": storage("RENDITIONS_URL", tmp_path / "none")}
    assert orphaned_files() == []
