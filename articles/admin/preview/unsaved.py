"""Content as a publication that is never stored: what the reader's renderer shows of a draft, with its gaps named."""

from django.utils.translation import gettext as _

from articles.admin.preview.pictures import preview_pictures
from articles.editing.content import EMPTY
from articles.models import Category, Publication, Revision
from articles.publishing.project import project


def unsaved_publication(article, content, moment):
    """Readers' view of a content as if it began at that moment; gaps are filled with words that name them."""
    content = {**EMPTY, **content}
    content["headline"] = content["headline"].strip() or _("(no headline yet)")
    content["body"] = content["body"] or "<p>{}</p>".format(_("(no text yet)"))
    stand_in = Revision(article=article, content=content)
    first = min(_first_published(article) or moment, moment)
    publication = project(article, stand_in, live_from=moment, published_at=first, show=preview_pictures)
    publication.category = Category.objects.filter(pk=content["category"]).first()
    return publication


def _first_published(article):
    """When readers first saw the story; None before that."""
    live = Publication.objects.live().filter(article=article.pk).first()
    return live and live.published_at
