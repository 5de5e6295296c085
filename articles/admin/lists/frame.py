"""The frame of the pages around the article list, and the way back to the list as it was."""

from django.template.response import TemplateResponse
from django.urls import reverse

from articles.admin.lists.views import normal

LIST = "admin:articles_article_changelist"


def list_address(query=""):
    """The list under a query; whatever is no filter of ours is left out."""
    kept = normal(query)
    return reverse(LIST) + (f"?{kept}" if kept else "")


def list_page(model_admin, request, template, context, *, status=200):
    """A page beside the list, from a template in `list/`."""
    request.current_app = model_admin.admin_site.name
    frame = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "back": list_address(),
    }
    name = f"admin/articles/article/list/{template}"
    return TemplateResponse(request, name, {**frame, **context}, status=status)
