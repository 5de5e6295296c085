"""Processor time and memory of other processes, as Linux tells them."""

import os
from pathlib import Path

from django.db import connection

TICK = os.sysconf("SC_CLK_TCK")  # ticks in a second


def family(pid):
    """A process and all it started."""
    found = [pid]
    for each in found:  # grows while it is walked
        children = Path(f"/proc/{each}/task/{each}/children")
        found.extend(map(int, children.read_text().split()) if children.exists() else ())
    return found


def backends():
    """The processes in which a PostgreSQL on this machine answers our database; none with SQLite, which answers in ours."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return [pid for (pid,) in cursor.fetchall()]


def seconds(pids):
    """Processor time they have taken so far; those that ended count nothing."""
    return sum(map(_seconds, pids))


def _seconds(pid):
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / TICK


def megabytes(pid):
    """Memory a process holds alone or with others (RSS)."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
