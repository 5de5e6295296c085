"""The site's icon in the sizes programs ask for; files in static/reader/icons, drawn by `newsroom.icons`."""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

LARGE_ICON = "icon-512.png"
LARGE_SIZE = 512  # pixels of each side
ICONS = [
    ("icon-192.png", 192, "any"),
    (LARGE_ICON, LARGE_SIZE, "any"),
    ("icon-maskable-512.png", 512, "maskable"),
]


def icon_address(name):
    """Whole address of one of the files."""
    return urljoin(settings.SITE_URL + "/", staticfiles_storage.url(f"reader/icons/{name}"))
