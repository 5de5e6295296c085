"""Rows of the trash: what the user may do with each, as buttons."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.lists.columns import Column
from articles.rules import can_destroy, can_trash
from articles.vocabulary import Status


def with_acts(articles, user):
    """The articles of the trash, each with `may_restore` and `may_destroy`; others are left as they are."""
    destroying = can_destroy(user)
    for article in articles:
        if article.status == Status.TRASHED:
            article.may_restore = can_trash(user, article)
            article.may_destroy = destroying
    return articles


def _acts(article):
    """Restoring is one click: a button of the list's form that sends its version to the step."""
    buttons = []
    if getattr(article, "may_restore", False):
        restore = reverse("admin:articles_article_step", args=[article.pk, "restore"])
        html = '<button type="submit" class="button" formaction="{}" name="version" value="{}">{}</button>'
        buttons.append(format_html(html, restore, article.version, _("Restore")))
    if getattr(article, "may_destroy", False):
        address = reverse("admin:articles_article_destroy", args=[article.pk])
        html = '<a class="button danger" href="{}">{}</a>'
        buttons.append(format_html(html, address, _("Delete for good …")))
    shown = format_html_join("", "{}", ((button,) for button in buttons))
    return format_html('<span class="row-acts">{}</span>', shown) if buttons else ""


ACTS = Column(
    "acts", gettext_lazy("what you can do"), lambda _article: "", _acts, fetches=("credits__author",)
)
