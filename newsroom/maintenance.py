"""The switch for maintenance: readers get one page with 503, whatever state the database is in.

On by the variable MAINTENANCE, or by the file DATA_DIR/maintenance, which `manage.py maintenance` writes. An empty file
is enough; one with JSON may say `text` (a sentence for readers), `until` (ISO 8601 with its offset) and `desk` (true
closes the desk as well). The desk stays open by default: whoever writes shall not lose a day to a new server.
"""

import json
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

HEALTH = ("/healthz", "/readyz")  # monitoring asks how the process is, not whether readers are let in
PAUSE = 300  # seconds after which to come back when nobody knows the end
SOONEST = 30  # seconds


@dataclass(frozen=True)
class Maintenance:
    """`until` is an aware datetime or None, `desk` whether the desk is closed as well."""

    text: str = ""
    until: datetime | None = None
    desk: bool = False


def standing():
    """The maintenance that is on, or None. Asks the variable and the file, nothing else."""
    try:
        words = settings.MAINTENANCE_FILE.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return Maintenance(desk=settings.MAINTENANCE == "all") if settings.MAINTENANCE else None
    return read(words, closed=settings.MAINTENANCE == "all")


def read(words, *, closed=False):
    """What a file says; one nobody can read still switches on."""
    try:
        said = json.loads(words or "{}")
        until = datetime.fromisoformat(said["until"]) if said.get("until") else None
        text, desk = str(said.get("text") or ""), bool(said.get("desk"))
    except (ValueError, TypeError, AttributeError):
        return Maintenance(desk=closed)
    aware = until if until and timezone.is_aware(until) else None
    return Maintenance(text, aware, desk or closed)


class MaintenanceMiddleware:
    """Stands before everything that asks the database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        maintenance = standing()
        if maintenance is None or stays_open(request.path_info, maintenance):
            return self.get_response(request)
        return answer(maintenance)


def stays_open(path, maintenance):
    """The health checks and, while the desk works, the desk with the pictures of its previews."""
    desk = (f"/{settings.ADMIN_PATH}", "/vorschau/bild/")
    return path in HEALTH or (not maintenance.desk and path.startswith(desk))


def answer(maintenance):
    now = timezone.now()
    until = maintenance.until if maintenance.until and maintenance.until > now else None
    site = {"name": settings.SITE_NAME, "url": settings.SITE_URL, "language": settings.LANGUAGE_CODE}
    page = render_to_string("503.html", {"site": site, "sentence": maintenance.text, "until": until})
    response = HttpResponse(page, status=503)
    pause = max(SOONEST, round((until - now).total_seconds())) if until else PAUSE
    response.headers["Retry-After"] = str(pause)
    response.headers["Cache-Control"] = "no-store"
    return response
