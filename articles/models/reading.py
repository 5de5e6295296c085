"""How often stories are read: numbers by the hour, and nothing about who reads."""

from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _


class ReadCountQuerySet(models.QuerySet):
    def add(self, reads):
        """Adds {(article id, hour): number} to what is stored; the caller's transaction makes it one step.

        Rows are locked in one order, so that processes that write at the same moment wait and do not block each other.
        """
        ordered = sorted(reads.items())
        self.bulk_create(
            [self.model(article_id=article, hour=hour) for (article, hour), _number in ordered],
            ignore_conflicts=True,
        )
        for (article, hour), number in ordered:
            self.filter(article=article, hour=hour).update(count=F("count") + number)


class ReadCount(models.Model):
    """Reads of one story in one hour (UTC, its first minute).

    The database does not watch the reference: a story that is deleted between reading and writing must not cost the
    counts of all others. Numbers without a story are read by nobody and cleared away with their hour.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="read_counts", db_constraint=False
    )
    hour = models.DateTimeField(_("hour"))
    count = models.PositiveIntegerField(_("reads"), default=0)

    objects = ReadCountQuerySet.as_manager()

    class Meta:
        verbose_name = _("number of reads")
        verbose_name_plural = _("numbers of reads")
        constraints = [models.UniqueConstraint(fields=["article", "hour"], name="read_count_once")]
        # Holds the count as well, so that the list of the most read asks the index alone.
        indexes = [models.Index(fields=["hour", "article", "count"], name="read_count_hour")]

    def __str__(self):
        return f"#{self.article_id}, {self.hour:%d.%m.%Y %H:%M}: {self.count}"
