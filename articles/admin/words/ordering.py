"""The page on which the tree of sections is put in order: by dragging, by keys, or by numbers without JavaScript."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.found import is_number
from articles.models import Category
from articles.publishing.arrange import arrange_sections, tree_version
from articles.vocabulary import Refused


def order_urls(model_admin):
    def view(request):
        return order_page(model_admin, request)

    view = require_http_methods(["GET", "HEAD", "POST"])(view)
    return [path("order/", model_admin.admin_site.admin_view(view), name="articles_category_order")]


def order_page(model_admin, request):
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    if request.method == "POST":
        _arrange(request)
        return HttpResponseRedirect(reverse("admin:articles_category_order"))
    sections = list(Category.objects.with_tree_fields().select_related("parent"))
    request.current_app = model_admin.admin_site.name
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Order of the categories"),
        "sections": sections,
        "version": tree_version(sections),
    }
    return TemplateResponse(request, "admin/articles/category/order.html", context)


def _arrange(request):
    try:
        moved = arrange_sections(
            _wanted(request.POST),
            version=request.POST.get("version", ""),
            by=request.user,
            now=timezone.now(),
        )
    except Refused as error:
        messages.error(request, str(error))
        return
    words = ", ".join(section.name for section in moved[:5])
    messages.success(
        request, _("The order is saved. Moved: %s.") % words if moved else _("Nothing was changed.")
    )


def _wanted(typed):
    """{id: (parent id or None, position)} of the rows sent; Refused for what names no place."""
    wanted, ids = {}, dict(Category.objects.values_list("slug", "pk"))
    for name in typed:
        pk = name.removeprefix("position-")
        if name == pk or not is_number(pk):
            continue
        position, parent = typed[name].strip(), typed.get(f"parent-{pk}", "").strip()
        if not is_number(position) or len(position) > 6:
            raise Refused(_("Please write the positions as whole numbers."))
        if parent and parent not in ids:
            raise Refused(_("There is no category with the slug “%s”.") % parent)
        wanted[int(pk)] = (ids.get(parent), int(position))
    return wanted
