"""How often the demo's stories were read in the last day: invented, the same in every demo, and falling with age."""

from datetime import timedelta

from articles.models import Publication, ReadCount

HOURS = 24
MOST = 900  # reads of the story on top, in all


def count_reads(now):
    """Every third story is read more than its neighbours, so that the list is not simply the newest ones."""
    this_hour = now.replace(minute=0, second=0, microsecond=0)
    stories = (
        Publication.objects.live(now).order_by("-published_at", "-pk").values_list("article", flat=True)[:30]
    )
    reads = {}
    for place, article in enumerate(stories):
        daily = MOST // (1 + (place * 7) % 30)
        for ago in range(HOURS):
            reads[article, this_hour - timedelta(hours=ago)] = max(1, daily * (HOURS - ago) // 300)
    ReadCount.objects.add(reads)
