"""Which stories are read most, from numbers by the hour: two queries, of which one is asked again only after some seconds."""

from datetime import timedelta

from django.db.models import Sum

from articles.cachekeys import article_key
from articles.conf import conf
from articles.models.publication import Publication
from articles.models.reading import ReadCount
from articles.reader.dependence import may_lag, shows
from articles.reader.prepared import Prepared
from articles.reader.stories import live_stories

FEWEST = 3  # stories that make a list
SPARE = 3  # times as many are looked at as are asked for: some may not be public any more


def most_read(at, limit, hours=24):
    """The live stories with the most reads of the last hours, with the columns of a teaser; none when too few are read.

    A story counts from READS_LEAST reads on. Attach sections before the addresses are asked for.
    """
    reads = dict(leading.at(at, limit * SPARE, hours))
    may_lag(conf("READS_LAG"))
    shows(*map(article_key, reads))
    if len(reads) < FEWEST:
        return []
    stories = sorted(
        read_stories(at=at, articles=list(reads)),
        key=lambda story: (reads[story.article_id], story.published_at, story.pk),
        reverse=True,
    )
    return stories[:limit] if len(stories) >= FEWEST else []


read_stories = Prepared(
    Publication, lambda at, articles: live_stories(at).filter(article__in=articles).order_by()
)


class Leading:
    """The numbers of reads as this process last asked for them, at most READS_LAG seconds ago."""

    def __init__(self):
        self.forget()

    def forget(self):
        self._asked = self._found = None

    def at(self, at, number, hours):
        """[(article's id, reads), …], the most read first."""
        lag = conf("READS_LAG")
        asked = (at.timestamp() // lag, number, hours) if lag else None
        if asked is None or asked != self._asked:
            self._asked, self._found = asked, _leading(at, number, hours)
        return self._found


def _leading(at, number, hours):
    counts = ReadCount.objects.filter(hour__gt=at - timedelta(hours=hours), hour__lte=at)
    summed = counts.values_list("article").annotate(reads=Sum("count"))
    return list(summed.filter(reads__gte=conf("READS_LEAST")).order_by("-reads", "-article")[:number])


leading = Leading()
