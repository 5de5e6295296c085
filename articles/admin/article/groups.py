"""The groups of the form's side column: which fields stand together, and which groups are open when the page is."""

from articles.models import Article


def side_groups(adminform):
    """Name, fields and whether it is open, for each fieldset of the side column.

    Open is what is used in every story, what says something, and what holds an error.
    """
    return [
        _group(name, [adminform.form[field] for field in options["fields"]], "open" in options["classes"])
        for name, options in adminform.fieldsets
        if "side" in options["classes"]
    ]


def _group(name, fields, always):
    is_open = always or any(field.errors or _says_something(field) for field in fields)
    return {"name": name, "fields": fields, "is_open": is_open}


def _says_something(field):
    """Whether it holds more than a new article does; a moment is a pair of texts while it is typed."""
    value = field.value()
    value = any(value) if isinstance(value, list | tuple) else value
    return bool(value) and value != Article._meta.get_field(field.name).get_default()
