"""Rows of the database as what a query set gives: tuples, or models with what was annotated or came along."""

from django.db.models.base import ModelState
from django.db.models.query import ModelIterable, ValuesListIterable


def columns_of(compiler):
    """(place, converters, column) of those whose values Django makes something else of."""
    columns = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
    return [(place, *found) for place, found in compiler.get_converters(columns).items()]


def converted(row, converters, connection):
    row = list(row)
    for place, of_value, column in converters:
        for convert in of_value:
            row[place] = convert(row[place], column, connection)
    return row


def is_plain(queryset, compiler):
    """Whether a row makes one model and nothing more: what came along with it would stand elsewhere in the object."""
    along = (compiler.klass_info or {}).get("related_klass_infos")
    return queryset._iterable_class is ModelIterable and not along


def again(model, values, alias):
    """Another object of these values."""
    found = model.__new__(model)
    found.__dict__.update(values, _state=stored_state(alias))
    return found


def maker(queryset, compiler, alias):
    """What makes of a row what the query set would give: a tuple, or a model with what was annotated or came with it."""
    information = compiler.klass_info
    if queryset._iterable_class is ValuesListIterable:
        return tuple
    own = _model_of(information, compiler.select, alias)
    related = [
        (_model_of(each, compiler.select, alias), each["local_setter"])
        for each in information.get("related_klass_infos", [])
    ]
    annotated = list((compiler.annotation_col_map or {}).items())

    def made(row):
        found = own(row)
        for make, attach in related:
            attach(found, make(row))
        for name, place in annotated:
            setattr(found, name, row[place])
        return found

    return made


def _model_of(information, select, alias):
    """A function from a row to the model: as Model.from_db, without asking of each field whether it was read."""
    model, places = information["model"], information["select_fields"]
    named = [(select[place][0].target.attname, place) for place in places]

    def made(row):
        found = model.__new__(model)
        values = found.__dict__
        for name, place in named:
            values[name] = row[place]
        found._state = stored_state(alias)
        return found

    return made


def stored_state(alias):
    """That a row is stored, as Django notes it."""
    state = ModelState()
    state.adding, state.db = False, alias
    return state
