"""Makes what readers get of an article's pictures before it is published, so that no lock is held meanwhile."""

from articles.models import Article
from articles.publishing.pictures import shown_pictures
from articles.publishing.project import uses_shown

PUBLISHING = {"publish", "publish_urgently", "publish_delivery"}


def prepare_pictures(step_name, article_id):
    """Before a step that publishes: all files, which takes about a second per picture the first time. One query for an
    article without pictures. What somebody changes meanwhile is made within the step itself.
    """
    if step_name not in PUBLISHING:
        return
    article = Article.objects.select_related("latest").filter(pk=article_id).only("latest__content")
    for found in article.filter(picture_usages__isnull=False)[:1]:
        shown_pictures(uses_shown(found.latest.content))
