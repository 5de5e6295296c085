"""Which stories are read most: from numbers by the hour, in one query."""

from datetime import timedelta

from django.db.models import OuterRef, Subquery, Sum

from articles.conf import conf
from articles.models.reading import ReadCount
from articles.reader.stories import live_stories

FEWEST = 3  # stories that make a list


def most_read(at, limit, hours=24):
    """The live stories with the most reads of the last hours, with the columns of a teaser; none when too few are read.

    A story counts from READS_LEAST reads on. Attach sections before the addresses are asked for.
    """
    counts = ReadCount.objects.filter(hour__gt=at - timedelta(hours=hours), hour__lte=at)
    summed = counts.values("article").annotate(reads=Sum("count"))
    # More than are asked for: some may not be public any more.
    leading = summed.filter(reads__gte=conf("READS_LEAST")).order_by("-reads", "-article")[: limit * 3]
    reads = summed.filter(article=OuterRef("article")).values("reads")
    stories = live_stories(at).filter(article__in=leading.values("article")).annotate(reads=Subquery(reads))
    found = list(stories.order_by("-reads", "-published_at", "-pk")[:limit])
    return found if len(found) >= FEWEST else []
