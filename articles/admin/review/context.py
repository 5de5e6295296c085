"""What the article's page shows of checklist and discussion."""

from django.utils import timezone

from articles.admin.review.checklist import next_checklist
from articles.admin.review.discussion import make_panel
from articles.workflow.doing import Doing


def review_context(request, article, form):
    """Additions to the page; `article` is None for a text not stored yet."""
    if article is None:
        return {}
    doing = Doing(article=article, by=request.user, now=timezone.now())
    return {"checklist": next_checklist(doing), "discussion": make_panel(article, request.user)}
