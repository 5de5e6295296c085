"""Problems of links: from what readers see to stories that are gone, and to stories nobody has written yet."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.admin.start.row import MOST, Trouble, of_article
from articles.linkhealth.place import host_of
from articles.models import Publication, RelatedLink, WebLink
from articles.rules import moderated_by, own_to, visible_to
from articles.vocabulary import LinkState, Status


def mending(reading):
    """The articles whose links are the user's business: own ones and those they moderate."""
    user = reading.user
    return visible_to(user).filter(own_to(user) | moderated_by(user)).exclude(status=Status.TRASHED)


def dead(reading):
    """Links of live stories to our own that were public and are not any more, or lie in the trash."""
    links = RelatedLink.objects.exclude(target=None).filter(article__in=mending(reading).values("pk"))
    of = Publication.objects.filter
    linking_live = Exists(Publication.objects.live(reading.now).filter(article=OuterRef("article")))
    target_up = Exists(Publication.objects.not_ended(reading.now).filter(article=OuterRef("target")))
    links = (
        links.filter(linking_live)
        .exclude(target_up)
        .annotate(was_public=Exists(of(article=OuterRef("target"))))
    )
    links = links.select_related("article", "target").order_by("-article__edited_at", "pk")
    links = links.annotate(seen=Exists(visible_to(reading.user).filter(pk=OuterRef("target"))))
    gone = [link for link in links[: 2 * MOST] if link.was_public or link.target.status == Status.TRASHED]
    return [of_article(link.article, _why(link)) for link in gone[:MOST]]


def _why(link):
    """The target by its headline for whoever may see it at the desk, by its number for all others."""
    words = {"headline": link.target if link.seen else f"#{link.target_id}"}
    if link.target.status == Status.TRASHED:
        return _("leads to “%(headline)s”, which is in the trash") % words
    return _("leads to “%(headline)s”, which readers no longer find") % words


def web(reading):
    """Links of live stories to web addresses that have been dead for days."""
    dead = WebLink.objects.filter(state=LinkState.DEAD)
    links = RelatedLink.objects.filter(url__in=dead.values("url"), article__in=mending(reading).values("pk"))
    live = Publication.objects.live(reading.now).filter(article=OuterRef("article"))
    links = links.filter(Exists(live)).select_related("article").order_by("-article__edited_at", "pk")
    sentence = _("leads to a page of %s that has not answered for days")
    return [of_article(link.article, sentence % (host_of(link.url) or link.url)) for link in links[:MOST]]


def wanted(reading):
    """One line for all of them: they have a list of their own."""
    links = RelatedLink.objects.filter(article__in=mending(reading).values("pk")).exclude(wanted="").count()
    if not links:
        return []
    sentence = ngettext(
        "%d story is asked for and not linked yet", "%d stories are asked for and not linked yet", links
    )
    return [
        Trouble(
            _("To the list of open links"), sentence % links, reverse("admin:articles_relatedlink_changelist")
        )
    ]
