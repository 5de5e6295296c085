"""Writes the pages about the house: text made ready for readers, every version kept, the change log told."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import audit
from articles.body.parse import parse
from articles.body.render import render
from articles.cachekeys import SITE, page_key
from articles.models import Page, PageVersion
from articles.publishing.changelog import log_changes
from articles.vocabulary import PageKind, Refused, Stale, german_slug

# What a page may consist of; stories may hold more.
KINDS = {
    *("paragraph", "headline2", "headline3", "bullets", "numbers", "item", "quotation", "infobox", "divider"),
    *("table", "row", "headcell", "cell"),
}
WRITTEN = ["kind", "slug", "title", "body", "position", "is_shown"]
SLUGS = {
    PageKind.IMPRINT: "impressum",
    PageKind.PRIVACY: "datenschutz",
    PageKind.ACCESSIBILITY: "barrierefreiheit",
}


def check_body(html):
    """The text as a document; BodyError for what no text may hold, Refused for what only stories may hold."""
    document = parse(html)
    if {block.kind for block in document.walk()} - KINDS:
        raise Refused(
            _(
                "A page holds text, headings, lists, tables, info boxes and links. Please take pictures, embedded contents and cards out."
            )
        )
    if document.article_ids():
        raise Refused(
            _(
                "Links of a page lead to web addresses. Please write the link to the article with its address, beginning with https://."
            )
        )
    return document


@transaction.atomic
def save_page(page_id, typed, *, version, by, now):
    """Stores what was typed (values of WRITTEN, by name) as the page's next version; returns the page.

    `page_id` is None for a new page. Stale when somebody saved since `version`. Page, version, change log and log
    commit together; saving what is stored already changes nothing.
    """
    page = _locked(page_id, version) if page_id else Page()
    before = {name: getattr(page, name) for name in WRITTEN}
    for name in WRITTEN:
        setattr(page, name, typed.get(name, before[name]))
    page.slug = SLUGS.get(page.kind) or page.slug or german_slug(page.title) or "seite"
    changed = [name for name in WRITTEN if getattr(page, name) != before[name]]
    if page_id and not changed:
        return page
    page.parts = render(check_body(page.body))
    page.version, page.updated_at = page.version + 1, now
    page.save()
    _keep(page, by, now)
    log_changes([page_key(page.pk), SITE], [now])
    audit.record("change" if page_id else "add", page, by=by, fields=changed)
    return page


def _locked(page_id, version):
    page = Page.objects.select_for_update().filter(pk=page_id).first()
    if page is None:
        raise Refused(_("This page does not exist any more."))
    if page.version != version:
        raise Stale(
            _(
                "Somebody else has saved this page meanwhile. Both texts stand here: yours in the form, the stored one below it. Whoever saves now replaces the stored one; it stays among the versions."
            )
        )
    return page


def _keep(page, by, now):
    words = {name: getattr(page, name) for name in ("title", "body", "is_shown")}
    PageVersion.objects.create(page=page, number=page.version, at=now, by=by, **words)
