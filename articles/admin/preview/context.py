"""What the article's page shows of previews."""

from django.urls import reverse


def preview_context(request, article, form):
    """Where the page sends what is typed; `article` is None for a text not stored yet."""
    name = "admin:articles_article_live_preview"
    return {"live_preview": reverse(name, args=[article.pk]) if article else reverse(f"{name}_add")}
