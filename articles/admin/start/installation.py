"""Problems of the installation that can be mended at the desk: mails, categories nobody answers for, users without role,
pages the law demands.
"""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.start.row import MOST, Trouble
from articles.models import Notice, Page, User
from articles.vocabulary import PageKind


def failed_notices(reading):
    """Mails the server refused until the outbox gave up, the newest first."""
    failed = Notice.objects.filter(failed=True, sent_at=None).select_related("recipient")
    address = f"{reverse('admin:articles_notice_changelist')}?state=failed"
    return [
        Trouble(
            notice.subject,
            _("to %(name)s: %(error)s") % {"name": notice.recipient, "error": notice.error},
            address,
        )
        for notice in failed.order_by("-pk")[:MOST]
    ]


def orphaned(reading):
    """Texts of such a category wait for nobody."""
    return [
        Trouble(
            str(category),
            _("Nobody is asked to review its texts."),
            reverse("admin:articles_category_change", args=[category.pk]),
        )
        for category in reading.care.orphaned()[:MOST]
    ]


def lacking_pages(reading):
    """What the law demands of a publication, and readers do not find."""
    there = set(Page.objects.shown().values_list("kind", flat=True))
    return [
        Trouble(
            str(kind.label),
            _("Readers find no such page, which the law demands."),
            f"{reverse('admin:articles_page_add')}?kind={kind.value}",
        )
        for kind in PageKind
        if kind != PageKind.OTHER and kind not in there
    ]


def without_role(reading):
    """They can log in and find nothing."""
    lost = User.objects.filter(Q(groups=None), is_active=True, is_staff=True, is_superuser=False)
    return [
        Trouble(
            str(user),
            _("can log in and has no role"),
            reverse("admin:articles_user_change", args=[user.pk]),
        )
        for user in lost.order_by("-pk")[:MOST]
    ]
