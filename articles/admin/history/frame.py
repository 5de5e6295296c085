"""The frame of the pages about an article's past."""

from django.template.response import TemplateResponse


def desk_page(model_admin, request, article, name, context):
    """A page of the article's past in the desk's frame."""
    request.current_app = model_admin.admin_site.name
    frame = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "article": article,
        "subtitle": str(article),
    }
    return TemplateResponse(request, f"admin/articles/article/{name}.html", {**frame, **context})
