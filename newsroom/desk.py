"""The desk's own admin site: its name, and addresses that tell nothing of what their reader may not see."""

from http import HTTPStatus

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.db import transaction
from django.http import Http404
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Desk(AdminSite):
    """Stands in the place of Django's site; the domain registers with it as with any other."""

    site_header = settings.SITE_NAME
    site_title = settings.SITE_NAME
    index_title = gettext_lazy("The desk")
    index_template = "admin/desk_index.html"
    enable_nav_sidebar = False  # the sections stand in the header, the form needs the width

    def get_urls(self):
        view = self.admin_view(self.view_on_site)
        return [
            path("r/<int:content_type_id>/<path:object_id>/", view, name="view_on_site"),
            *(address for pages in self.pages for address in pages(self)),
            *super().get_urls(),
        ]

    # The domain hands these over when it registers: pages of the desk that belong to no model (functions of the site
    # that return addresses), the order of the lists, what the start page shows, and whom to tell of a new password.
    pages = []
    arrange = staticmethod(lambda apps: apps)
    front = staticmethod(lambda _request: {})
    password_changed = staticmethod(lambda _user: None)

    @transaction.atomic
    def password_change(self, request, extra_context=None):
        """Django's page; what is told of a new password commits with it."""
        response = super().password_change(request, extra_context)
        if request.method == "POST" and response.status_code == HTTPStatus.FOUND:
            self.password_changed(request.user)
        return response

    def get_app_list(self, request, app_label=None):
        """In the domain's order; the stock list where one app alone is asked for."""
        apps = super().get_app_list(request, app_label)
        return apps if app_label else self.arrange(apps)

    def index(self, request, extra_context=None):
        return super().index(request, {**self.front(request), **(extra_context or {})})

    def view_on_site(self, request, content_type_id, object_id):
        """Django's redirect to an object's page, for those who see the object: the address holds its headline."""
        # Both need the apps to be loaded, and this module is what loads them.
        from django.contrib.contenttypes.models import ContentType  # see above
        from django.contrib.contenttypes.views import shortcut  # see above

        kind = ContentType.objects.filter(pk=content_type_id).first()
        model_admin = self._registry.get(kind and kind.model_class())
        shown = model_admin and model_admin.get_object(request, object_id)
        if shown is None or not model_admin.has_view_permission(request, shown):
            raise Http404(_("There is nothing at this address, or you may not see it."))
        return shortcut(request, content_type_id, object_id)


class DeskConfig(AdminConfig):
    default_site = "newsroom.desk.Desk"
