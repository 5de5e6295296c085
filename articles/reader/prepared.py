"""Queries that are put together once and asked many times: on a page most of a query's cost is its making, not its answer.

The making is Django's own. Values that differ between requests are stood for by marks, whose places among the parameters
are remembered.
"""

from copy import copy
from datetime import UTC, datetime, timedelta
from itertools import count

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from psycopg import Cursor

KINDS_OF_LISTS = (list, tuple, set, frozenset)
FIRST_NUMBER = 7_777_000_000_000_000  # no row has such an id, no setting such a value
FIRST_MOMENT = datetime(1971, 1, 1, tzinfo=UTC)
MOST = 500  # shapes of one query that are remembered


class Prepared:
    """`build(*shape, **values)` gives a query set of `model`.

    `values` are moments, numbers, texts, or lists of them; whatever else makes the query another one stands in `shape`,
    which is hashable.
    """

    def __init__(self, model, build):
        self.model, self.build, self._ready = model, build, {}

    def __call__(self, *shape, **values):
        """The rows of the query with these values."""
        alias = router.db_for_read(self.model)
        lengths = [len(value) if isinstance(value, KINDS_OF_LISTS) else -1 for value in values.values()]
        key = (alias, shape, *lengths)
        ready = self._ready.get(key)
        if ready is None:
            if len(self._ready) >= MOST:
                self._ready.clear()
            ready = self._ready[key] = self._made(alias, shape, values)
        return ready.rows(values)

    def _made(self, alias, shape, values):
        marks, numbers = {}, count()
        stand_ins = {name: _stand_in(name, value, numbers, marks, alias) for name, value in values.items()}
        queryset = self.build(*shape, **stand_ins).using(alias)
        compiler = queryset.query.get_compiler(alias)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return Empty()
        return Ready(
            queryset, compiler, sql, [marks.get(_hashable(each), (None, each)) for each in parameters]
        )


def _stand_in(name, value, numbers, marks, alias):
    """A mark, or a list of as many marks as there are values; notes in `marks` what each stands for."""
    if isinstance(value, KINDS_OF_LISTS):
        return [_mark(each, (name, place), numbers, marks, alias) for place, each in enumerate(value)]
    return _mark(value, (name, None), numbers, marks, alias)


def _mark(value, stands_for, numbers, marks, alias):
    number = next(numbers)
    if isinstance(value, datetime):
        mark = FIRST_MOMENT + timedelta(microseconds=number)
    else:
        mark = FIRST_NUMBER + number if isinstance(value, int) else f"\ue000{number}\ue000"
    marks[_adapted(mark, alias)] = stands_for
    return mark


def _adapted(value, alias):
    if isinstance(value, datetime):
        return connections[alias].ops.adapt_datetimefield_value(value)
    return value


def _hashable(value):
    return value if isinstance(value, (int, str, datetime)) else None


class Empty:
    """A query that cannot find anything, such as one among no ids."""

    def rows(self, values):
        return []


class Ready:
    """`places` say of each parameter which value it is, as (name, place in a list or None), or (None, what it always is)."""

    def __init__(self, queryset, compiler, sql, places):
        self.queryset, self.compiler, self.sql, self.places = queryset, compiler, sql, places
        self.db = queryset.db

    def rows(self, values):
        listed = {
            name: list(value) if isinstance(value, KINDS_OF_LISTS) else value
            for name, value in values.items()
        }
        parameters = tuple(self._value(name, place, listed) for name, place in self.places)
        asked = _Asked(self.queryset, self._compiler(parameters))
        return list(self.queryset._iterable_class(asked))

    def _value(self, name, place, values):
        if name is None:
            return place
        value = values[name] if place is None else values[name][place]
        return _adapted(value, self.db)

    def _compiler(self, parameters):
        """One for this request: with the connection of its thread."""
        compiler = copy(self.compiler)
        compiler.connection = connection = connections[self.db]
        if connection.vendor == "postgresql" and not connection.queries_logged:
            compiler.execute_sql = lambda *_args, **_options: [self._planned(connection, parameters)]
        else:
            compiler.as_sql = lambda *_args, **_options: (self.sql, parameters)
        return compiler

    def _planned(self, connection, parameters):
        """The rows by a prepared statement: PostgreSQL plans it once for each connection. Django's own cursors cannot do that."""
        connection.ensure_connection()
        with connection.wrap_database_errors, Cursor(connection.connection) as cursor:
            return cursor.execute(self.sql, parameters, prepare=True).fetchall()


class _Asked:
    """What Django's own iterables want to know of a query set, with a compiler that has done its work already."""

    def __init__(self, queryset, compiler):
        self._queryset, self._compiler, self.query, self.db = queryset, compiler, self, queryset.db

    def get_compiler(self, using):
        return self._compiler

    def __getattr__(self, name):
        for owner in (self._queryset, self._queryset.query):
            if hasattr(owner, name):
                return getattr(owner, name)
        raise AttributeError(name)
