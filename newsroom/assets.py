"""Style sheets and scripts for readers: collected and compressed only when one of their sources changed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Files named by their content, compressed. Their addresses are remembered: a page names a dozen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._addresses = {}

    def url(self, name, force=False):
        found = self._addresses.get(name)
        if found is None:
            found = self._addresses[name] = super().url(name, force)
        return found


def fingerprint():
    """A digest over path, size and time of every source file."""
    found = sorted(storage.path(name) for finder in get_finders() for name, storage in finder.list(None))
    stats = ((path, Path(path).stat()) for path in found)
    known = [f"{path} {stat.st_size} {stat.st_mtime_ns}" for path, stat in stats]
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def collect_assets():
    """Runs collectstatic, unless the folder holds exactly these sources already; compressing takes a while."""
    target = Path(settings.STATIC_ROOT)
    stamp, now = target / "sources.sha256", fingerprint()
    if (target / "staticfiles.json").exists() and stamp.exists() and stamp.read_text() == now:
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(now)
