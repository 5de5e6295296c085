"""What the board knows of the stories placed by hand, and what is wrong with their places."""

from articles.admin.front.facts import lost_pictures
from articles.admin.publicity import with_publicity
from articles.fronts.warnings import Facts, warnings_of
from articles.models import Article


def facts_of_stories(ids, now):
    """Articles by id with what readers see of them (admin.publicity); no query without ids."""
    if not ids:
        return {}
    articles = with_publicity(Article.objects.filter(pk__in=ids), now)
    return {article.pk: article for article in articles}


def warned(layout, now, articles, filled):
    """Lists of warnings by slot id and by "slot id/article id"."""
    stories = {
        pk: Facts(
            is_live=article.live_since is not None,
            was_public=article.was_public,
            planned=article.planned_for,
            embargo=article.embargo_until,
        )
        for pk, article in articles.items()
    }
    return warnings_of(layout, now, stories, filled=filled, lost=lost_pictures(layout))
