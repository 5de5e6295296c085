"""All public corrections, newest first, with the stories they belong to."""

from django.urls import reverse
from django.utils.translation import gettext as _

from articles.conf import conf
from articles.models.correction import Correction
from articles.reader.frame import framed
from articles.reader.paging import read_page
from articles.reader.sections import Sections
from articles.reader.serving import public
from articles.reader.stories import live_stories


@public
def corrections(request, *, at):
    rows = Correction.objects.public(at).only("article", "kind", "text", "before", "after", "visible_from")
    page = read_page(request, rows, length=conf("PAGE_LENGTH"), moment="visible_from")
    sections, address = Sections(), reverse("corrections")
    stories = live_stories(at).filter(article__in=[notice.article_id for notice in page.rows])
    by_article = {story.article_id: story for story in sections.attach(list(stories))}
    notices = [
        {"notice": notice, "story": by_article[notice.article_id]}
        for notice in page.rows
        if notice.article_id in by_article
    ]
    return framed(
        "reader/corrections.html",
        {"page": page, "notices": notices, "address": address, "robots": "" if page.is_first else "noindex"},
        sections=sections,
        title=_("Corrections"),
        address=address if page.is_first else "",
    )
