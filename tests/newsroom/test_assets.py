"""Static files are compressed again only when a source changed."""

import pytest

from newsroom.assets import collect_assets


@pytest.fixture
def source(settings, tmp_path):
    """One style sheet as the only source."""
    folder = tmp_path / "source"
    folder.mkdir()
    sheet = folder / "site.css"
    sheet.write_text("p { color: black }" * 50)
    settings.STATICFILES_DIRS = [folder]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    }
    return sheet


def hashed(root):
    return {path.name for path in root.glob("site.*.css")}


def test_collect_assets_hashes_and_compresses(source, settings):
    collect_assets()
    (name,) = hashed(settings.STATIC_ROOT)
    assert {f"{name}.gz", f"{name}.br"} <= {path.name for path in settings.STATIC_ROOT.iterdir()}


def test_collect_assets_leaves_unchanged_sources_alone(source, settings):
    collect_assets()
    (name,) = hashed(settings.STATIC_ROOT)
    (settings.STATIC_ROOT / name).unlink()
    collect_assets()
    assert hashed(settings.STATIC_ROOT) == set()


def test_collect_assets_notices_a_change(source, settings):
    collect_assets()
    before = hashed(settings.STATIC_ROOT)
    source.write_text("p { color: navy }")
    collect_assets()
    assert len(hashed(settings.STATIC_ROOT) - before) == 1


def test_collect_assets_starts_again_after_an_interruption(source, settings):
    collect_assets()
    before = hashed(settings.STATIC_ROOT)
    (settings.STATIC_ROOT / "staticfiles.json").unlink()
    for name in before:
        (settings.STATIC_ROOT / name).unlink()
    collect_assets()
    assert hashed(settings.STATIC_ROOT) == before
