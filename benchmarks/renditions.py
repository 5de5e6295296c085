"""All renditions of one photo of 6,000 x 4,000 pixels: ours beside a plain loop with Pillow, from file to files.

Both decode the same JPEG, cut it to 16:9, and make six widths in three formats with the same options of the encoders.
Each run is a process of its own, which says its time, its time of the processors, and the most memory it held; the
two take turns, so that whatever else the machine does disturbs both. Start and imports are not counted in the times.
"""

import io
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageOps

from articles.imaging.formats import SERVED
from articles.imaging.geometry import WIDTHS, crop_box, scaled_height
from articles.imaging.opening import open_picture
from articles.imaging.renditions import plan_renditions, render
from benchmarks.figures import Figure
from benchmarks.photo import photo_file

__all__ = ["measure"]

SIZE = (6000, 4000)
RUNS = 7
CROP = "16:9"


def ours(file):
    """As a text is published."""
    image = open_picture(file)
    return [data for _each, data in render(image, plan_renditions("photo", crop_box(image.size, CROP)))]


def plain(file):
    """As somebody writes it who knows Pillow: each width from the whole photo, each format from its width."""
    image = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    box, files = crop_box(image.size, CROP), []
    for width in reversed(WIDTHS):
        size = width, scaled_height(box, width)
        smaller = image.resize(size, Image.Resampling.LANCZOS, box=box.corners)
        for form in SERVED:
            written = io.BytesIO()
            smaller.save(written, form.name, **form.options)
            files.append(written.getvalue())
    return files


WAYS = {"ours": ours, "plain": plain}


def measure(address):
    """Figures of both ways and of their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "photo.jpg")
        path.write_bytes(photo_file(SIZE))
        runs = [{way: _run(way, path) for way in WAYS} for _ in range(RUNS)]
    medians = {
        way: {name: statistics.median(run[way][name] for run in runs) for name in runs[0][way]}
        for way in WAYS
    }
    yield from _compare(medians, "wall", "wall time", "s", 1.2)
    yield from _compare(medians, "processor", "time of the processors", "s", 1.2)
    yield from _compare(medians, "memory", "most memory", "MB")


def _compare(medians, name, words, unit, limit=None):
    mine, theirs = medians["ours"][name], medians["plain"][name]
    yield Figure(f"renditions: {words}, ours", mine, unit)
    yield Figure(f"renditions: {words}, plain Pillow", theirs, unit)
    yield Figure("  ratio", mine / theirs, "", limit)


def _run(way, path):
    said = subprocess.run([sys.executable, "-m", __name__, way, path], check=True, capture_output=True)
    return json.loads(said.stdout)


def _most_memory():
    """Megabytes this process held at most. Where the system keeps count for the program alone it is asked: the other
    number includes the moment before the program was started, when the process was still a copy of its parent.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1000
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _time_one(way, path):
    file = io.BytesIO(Path(path).read_bytes())
    wall, processor = time.perf_counter(), time.process_time()
    files = WAYS[way](file)
    times = {"wall": time.perf_counter() - wall, "processor": time.process_time() - processor}
    sys.stdout.write(json.dumps({**times, "memory": _most_memory(), "files": len(files)}))


if __name__ == "__main__":
    _time_one(*sys.argv[1:])
