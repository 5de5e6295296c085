"""Stories that go with an article: by the tags they share, the words of their head, and the category."""

from collections import Counter

from django.db.models import Count

from articles import search
from articles.models import Publication, TaggedArticle

NEAREST = 200  # articles that share a tag, and stories that share words, of which the nearest are weighed
TAG, WORDS, CATEGORY = 3, 3, 1  # what one shared tag, the most similar head, and the same category weigh


def related_ids(article, seen):
    """Ids of `seen` articles (a query) that go with the article, best first; neither itself nor what it links to."""
    weights = _by_tags(article) + _by_words(article)
    left_out = {article.pk, *article.links.exclude(target=None).values_list("target", flat=True)}
    candidates = seen.filter(pk__in=weights.keys() - left_out).order_by()
    found = dict(candidates.values_list("pk", "category_id"))
    weights += Counter({pk: CATEGORY for pk, category in found.items() if category == article.category_id})
    return sorted(found, key=lambda pk: (weights[pk], pk), reverse=True)


def _by_tags(article):
    """The more tags are shared the better; the newest of a tag that stands everywhere."""
    own = TaggedArticle.objects.filter(content_object=article).values("tag")
    sharing = TaggedArticle.objects.filter(tag__in=own).order_by().values_list("content_object")
    shared = sharing.annotate(count=Count("pk")).order_by("-count", "-content_object")[:NEAREST]
    return Counter({pk: TAG * count for pk, count in shared})


def _by_words(article):
    """The most similar story weighs most, the last one next to nothing."""
    try:
        ids = search.alike(f"{article.kicker} {article.headline}", limit=NEAREST)
    except search.Silent:  # the rest still helps
        return Counter()
    articles = dict(Publication.objects.filter(pk__in=ids).order_by().values_list("pk", "article_id"))
    return Counter({articles[pk]: WORDS * (1 - place / len(ids)) for place, pk in enumerate(ids)})


def related(article, seen, most):
    """So many of these articles at most, in their order; `seen` decides what is read with them."""
    ids = related_ids(article, seen)[:most]
    return sorted(seen.filter(pk__in=ids), key=lambda each: ids.index(each.pk))
