"""Choices no page offered: what cannot be the number of a row never reaches the database, which would break at it."""

import re

from django.core.exceptions import FieldDoesNotExist
from django.forms import ModelChoiceField

NUMBER = re.compile(r"[0-9]{1,18}")  # as many digits as both databases take for a key
NOBODY = "0"  # the key of no row: the form refuses it with a sentence, like any choice it does not offer


class PlausibleKeys:
    """For forms with choices of rows: a value sent that is no number is taken for a choice that does not exist."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if self.is_bound and isinstance(field, ModelChoiceField):
                self._replace(self.add_prefix(name))

    def _replace(self, name):
        sent = self.data.getlist(name)
        keys = [key if NUMBER.fullmatch(key) or not key else NOBODY for key in sent]
        if keys != sent:
            self.data = self.data.copy()
            self.data.setlist(name, keys)


class PlausibleForms:
    """For admins: their forms refuse forged keys instead of asking the database for them."""

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form)(form.__name__, (PlausibleKeys, form), {})

    def get_changeform_initial_data(self, request):
        """What the address fills a new form with, without keys of no row."""
        initial = super().get_changeform_initial_data(request)
        return {name: value for name, value in initial.items() if self._is_plausible(name, value)}

    def _is_plausible(self, name, value):
        try:
            is_relation = self.opts.get_field(name).is_relation
        except FieldDoesNotExist:
            return True
        keys = value if isinstance(value, list) else [value]
        return not is_relation or all(NUMBER.fullmatch(key) for key in keys)
