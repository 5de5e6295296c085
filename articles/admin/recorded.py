"""What is added, changed and deleted at the desk stands in the site-wide log, which takes the place of Django's own."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from articles.audit import record

LONGEST = 100  # characters of a value in the log
MOST = 20  # values of one field in the log


class Recorded:
    """Mixin of an admin class. Entries commit with the change; of passwords they only say that they were changed."""

    def construct_change_message(self, request, form, formsets, add=False):
        names = list(form.changed_data)
        details = {"fields": names, "now": {} if add else {name: said(form, name) for name in names}}
        rows = [formset.model._meta.model_name for formset in formsets or [] if formset.has_changed()]
        return {name: value for name, value in (details | {"rows": rows}).items() if value}

    def log_addition(self, request, obj, message):
        return record("add", obj, by=request.user, **message)

    def log_change(self, request, obj, message):
        return record("change", obj, by=request.user, **message) if message else None

    def log_deletions(self, request, queryset):
        return [record("delete", obj, by=request.user) for obj in queryset]

    @transaction.atomic
    def response_action(self, request, queryset):
        """What an action did and what the log says of it commit together."""
        return super().response_action(request, queryset)

    def history_view(self, request, object_id, extra_context=None):
        """What the log says of one object, for those who may see the object."""
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        # The pages of the log are built on this class.
        from articles.admin.records.entries import object_rows  # see above

        context = {
            **self.admin_site.each_context(request),
            "title": _("Log: %s") % obj,
            "subtitle": None,
            "opts": self.opts,
            "object": obj,
            "rows": object_rows(obj, request.user),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/records/object_log.html", context)


def said(form, name):
    """What a field says now, as JSON; a hint of change alone for passwords."""
    value = form.cleaned_data.get(name)
    if "password" in name:
        return "…"
    if isinstance(value, QuerySet | list | tuple):
        return [str(one)[:LONGEST] for one in value[:MOST]]
    if isinstance(value, Model):
        return str(value)[:LONGEST]
    return value if value is None or isinstance(value, bool | int) else str(value)[:LONGEST]
