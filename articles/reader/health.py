"""What monitoring asks: does the process answer, and may it be given readers?"""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from articles.reader.headers import not_kept


@csrf_exempt
def healthz(request):
    """200 when the database answers a trivial query, else 503."""
    return _state(_answers)


@csrf_exempt
def readyz(request):
    """200 when the database answers and every migration is applied, else 503."""
    return _state(_migrated)


def _state(check):
    try:
        healthy = check()
    except DatabaseError:
        healthy = False
    text, status = ("ok", 200) if healthy else ("unavailable", 503)
    return not_kept(HttpResponse(text, status=status, content_type="text/plain; charset=utf-8"))


def _answers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def _migrated():
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
