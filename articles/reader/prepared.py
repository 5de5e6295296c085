"""Queries that are put together once and asked many times: on a page most of a query's cost is its making, not its answer.

The making is Django's own. Values that differ between requests are stood for by marks, whose places among the parameters
are remembered.
"""

import re
from datetime import UTC, datetime, timedelta
from itertools import count

from django.core.exceptions import EmptyResultSet
from django.db import connections, router
from psycopg import RawCursor
from psycopg.types.json import set_json_loads

from articles.reader.rows import again, columns_of, converted, is_plain, maker

KINDS_OF_LISTS = (list, tuple, set, frozenset)
FIRST_NUMBER = 7_777_000_000_000_000  # no row has such an id, no setting such a value
FIRST_MOMENT = datetime(1971, 1, 1, tzinfo=UTC)
PLACE = re.compile("%s|%%")
set_json_loads(bytes.decode)  # as Django's own cursors have it, which tell psycopg for their own form only
MOST = 500  # shapes of one query that are remembered
MOST_ROWS = 5_000  # rows whose meaning is remembered, some 10 MB
_known = {}


class Prepared:
    """`build(*shape, **values)` gives a query set of `model`.

    `values` are moments, numbers, texts, or lists of them; whatever else makes the query another one stands in `shape`,
    which is hashable. PostgreSQL plans the query once, unless it `varies`: when the best way to rows of one value, such as
    a topic of a million stories, would be the worst for another.

    With `remembers`, for rows that come again and again, what a row means is remembered while it says the same: each caller
    gets an object of its own, but lists and dictionaries within are shared, and nobody changes them.
    """

    def __init__(self, model, build, *, varies=False, remembers=False):
        self.model, self.build, self._ready = model, build, {}
        self.how = {"planned": not varies, "remembers": remembers}

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
        places = [marks.get(_hashable(each), (None, each)) for each in parameters]
        return Ready(queryset, compiler, sql, places, **self.how)


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

    numbers = count()

    def __init__(self, queryset, compiler, sql, places, *, planned, remembers):
        self.sql, self.places, self.db, self.planned = sql, places, queryset.db, planned
        self.model, self.number = queryset.model, next(self.numbers)
        self.remembers = remembers and is_plain(queryset, compiler)
        self.numbered, self.wanted = numbered(sql, places)
        self.converters, self.made = columns_of(compiler), maker(queryset, compiler, self.db)

    def rows(self, values):
        listed = {
            name: list(value) if isinstance(value, KINDS_OF_LISTS) else value
            for name, value in values.items()
        }
        connection = connections[self.db]
        made = self._known if self.remembers else self._new
        return [made(row, connection) for row in self._fetched(connection, listed)]

    def _new(self, row, connection):
        return self.made(converted(row, self.converters, connection))

    def _known(self, row, connection):
        known = _known.get((self.number, row[0]))
        if known is None or known[0] != row:
            if len(_known) >= MOST_ROWS:
                _known.clear()
            known = _known[self.number, row[0]] = row, vars(self._new(row, connection)).copy()
        return again(self.model, known[1], self.db)

    def _value(self, name, place, values):
        if name is None:
            return place
        value = values[name] if place is None else values[name][place]
        return _adapted(value, self.db)

    def _fetched(self, connection, values):
        """On PostgreSQL by a prepared statement, planned once for each connection, and in its binary form, in which moments
        are numbers: Django's own cursors cannot do that.
        """
        if not self.planned or not _has_plans(connection):
            with connection.cursor() as cursor:
                return cursor.execute(
                    self.sql, [self._value(*each, values) for each in self.places]
                ).fetchall()
        connection.ensure_connection()
        parameters = [self._value(*each, values) for each in self.wanted]
        with connection.wrap_database_errors, RawCursor(connection.connection) as cursor:
            return cursor.execute(self.numbered, parameters, prepare=True, binary=True).fetchall()


def _has_plans(connection):
    """Not while somebody looks at the queries of this connection, which sees those of Django's cursors only."""
    return connection.vendor == "postgresql" and not (
        connection.queries_logged or connection.execute_wrappers
    )


def numbered(sql, places):
    """SQL with its parameters as PostgreSQL itself writes them, each value once however often it stands there, and the
    places of these values. Numbers that are always the same stand in the SQL.
    """
    wanted, following = [], iter(places)

    def spelt(found):
        if found[0] == "%%":
            return "%"
        name, value = place = next(following)
        if name is None and type(value) is int:
            return str(value)
        if name is None or place not in wanted:
            wanted.append(place)
        return f"${len(wanted) if name is None else wanted.index(place) + 1}"

    return PLACE.sub(spelt, sql), wanted
