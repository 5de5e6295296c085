"""Files of pictures, where they are kept in a folder of our own: one address is one file for ever."""

from pathlib import PurePath

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import storages
from django.http import HttpResponse

from articles.imaging.formats import SERVED
from articles.reader.errors import not_found
from articles.reader.headers import not_kept, reserved

FOR_EVER = "public, max-age=31536000, immutable"  # one year, as RFC 9111 has it at most
TYPES = {form.extension: form.media_type for form in SERVED}


def rendition(request, name):
    """The file of this name; its address is told only by pages that show it. Asks no database.

    A picture that was taken back has no file any more.
    """
    media_type = TYPES.get(PurePath(name).suffix)
    if request.method not in ("GET", "HEAD") or media_type is None:
        return not_kept(not_found(request))
    try:
        with storages["renditions"].open(name) as file:
            data = file.read()
    except (OSError, SuspiciousFileOperation, ValueError):
        return not_kept(not_found(request))
    response = HttpResponse(data, content_type=media_type)
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'"
    return reserved(response)
