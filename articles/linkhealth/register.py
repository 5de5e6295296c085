"""Which addresses are kept: exactly those that texts lead to which readers see, will see, or somebody works on."""

from django.db.models import Exists, OuterRef, Q

from articles.linkhealth.place import host_of
from articles.models import Article, Publication, RelatedLink, WebLink
from articles.models.weblink import address_key
from articles.vocabulary import Status

IN_WORK = (Status.DRAFT, Status.IN_REVIEW, Status.CHANGES_REQUESTED, Status.APPROVED)
BATCH = 500  # rows of one statement
HOST_LENGTH = WebLink._meta.get_field("host").max_length


def linked_addresses(now):
    """The web addresses of articles that are live, planned or in work, each once."""
    public = Exists(Publication.objects.not_ended(now).filter(article=OuterRef("pk")))
    articles = Article.objects.filter(public | Q(status__in=IN_WORK))
    links = RelatedLink.objects.exclude(url="").filter(article__in=articles.values("pk"))
    return set(links.order_by().values_list("url", flat=True).distinct())


def keep_in_step(now):
    """Rows for addresses that are new, due at once; addresses nobody links any more are forgotten with what was known."""
    linked = linked_addresses(now)
    known = dict(WebLink.objects.order_by().values_list("url", "pk"))
    fresh = [_fresh(url, now) for url in sorted(linked - known.keys())]
    WebLink.objects.bulk_create(fresh, batch_size=BATCH, ignore_conflicts=True)
    forgotten = sorted(known[url] for url in known.keys() - linked)
    for start in range(0, len(forgotten), BATCH):
        WebLink.objects.filter(pk__in=forgotten[start : start + BATCH]).delete()


def _fresh(url, now):
    """Bulk writers keep the key themselves."""
    return WebLink(url=url, key=address_key(url), host=host_of(url)[:HOST_LENGTH], next_check_at=now)
