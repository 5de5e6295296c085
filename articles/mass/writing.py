"""Writes ready rows by the fastest way each database has: COPY on PostgreSQL, one statement for many rows on SQLite."""

from itertools import chain

from django.db import connection

ESCAPED = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}  # the backslash first
NULL = "\\N"


def shaped(rows):
    """Rows, as lists of plain values in the order of the columns, as `copy_rows` takes them: on PostgreSQL a text."""
    return "".join(map(_line, rows)) if connection.vendor == "postgresql" else rows


def copy_rows(model, columns, parts):
    """Stores the rows of all these parts, each as `shaped` made it; the caller has a transaction."""
    table = connection.ops.quote_name(model._meta.db_table)
    names = ", ".join(connection.ops.quote_name(column.column) for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                copy.write("".join(parts))
        else:
            marks = ", ".join(["%s"] * len(columns))
            statement = f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608  our own names
            cursor.executemany(statement, chain.from_iterable(parts))


def _line(row):
    """A line in the text format of COPY."""
    return "\t".join(map(_value, row)) + "\n"


def _value(value):
    if value is None:
        return NULL
    if not isinstance(value, str):
        return str(value)
    for character, spelt in ESCAPED.items():
        if character in value:
            value = value.replace(character, spelt)
    return value


def reserve(model, number):
    """So many new ids of a table, in their order; nobody else gets them."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, number],
            )
            return [pk for (pk,) in cursor.fetchall()]
        # The transaction is the only writer; the counter of AUTOINCREMENT follows the highest id that is stored.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
    return list(range(last + 1, last + 1 + number))
