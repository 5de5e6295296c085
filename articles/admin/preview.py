"""The article as readers would see it now: the reader's own page over a publication that is never stored.

Links to our own stories are shown exactly as readers would find them at this moment: those to stories that are not
public stay hidden. So the page promises nothing, and shows no headline of an article its reader may not see.
"""

from django.conf import settings
from django.urls import path
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from articles.admin.found import find_article, find_revision
from articles.editing.content import EMPTY
from articles.models import Category, Publication, Revision
from articles.publishing.project import project
from articles.reader.pages import render_article


def preview_urls(model_admin):
    """The preview's address, to be put before the admin's own."""
    view = model_admin.admin_site.admin_view(xframe_options_sameorigin(preview_page))
    return [path("<path:object_id>/preview/", view, name="articles_article_preview")]


@require_safe
def preview_page(request, object_id):
    """The latest revision, or with ?revision=N that one, in the site's language. Nothing is stored anywhere."""
    article = find_article(request, object_id)
    number = request.GET.get("revision")
    revision = article.latest if number is None else find_revision(article, number)
    now = timezone.now()
    with translation.override(settings.LANGUAGE_CODE):
        publication = unsaved_publication(article, revision, now)
        response = render_article(request, publication, at=now, preview=True)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def unsaved_publication(article, revision, now):
    """The revision as a publication that begins now; gaps of a draft are filled with words that name them."""
    content = {**EMPTY, **(revision.content if revision else {})}
    content["headline"] = content["headline"] or _("(no headline yet)")
    content["body"] = content["body"] or "<p>{}</p>".format(_("(no text yet)"))
    stand_in = Revision(article=article, content=content)
    publication = project(article, stand_in, live_from=now, published_at=_first_published(article) or now)
    publication.category = Category.objects.filter(pk=content["category"]).first()
    return publication


def _first_published(article):
    """When readers first saw the story; None before that."""
    live = Publication.objects.live().filter(article=article).first()
    return live and live.published_at
