"""A version of a page, to read and to take into the form again."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from articles.admin.article.typed import read_id
from articles.body.parse import parse
from articles.body.render import fill, render
from articles.models import PageVersion


def version_page(model_admin, request, page_id, number):
    """404 for a version that is not there, 403 for who does not see pages."""
    if not model_admin.has_view_or_change_permission(request):
        raise PermissionDenied
    versions = PageVersion.objects.select_related("page", "by").filter(page=read_id(page_id) or 0)
    version = versions.filter(number=number).first() if number < 2**31 else None
    if version is None:
        raise Http404
    form = reverse("admin:articles_page_change", args=[version.page_id])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Version %(number)d of “%(title)s”")
        % {"number": version.number, "title": version.page.title},
        "subtitle": None,
        "opts": model_admin.opts,
        "version": version,
        "text": page_text(version.body),
        "form_address": form,
        "is_current": version.number == version.page.version,
        "may_change": model_admin.has_change_permission(request, version.page),
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/articles/page/version.html", context)


def page_text(body):
    """The text as readers would see it."""
    return mark_safe(fill(render(parse(body)), {}))  # noqa: S308  made by body.render, nothing else
