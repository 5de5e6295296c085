"""The bell and the list of notices: each user sees their own, and reading them is written down."""

from itertools import groupby

from django.contrib import admin, messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles.admin.found import is_number
from articles.admin.notices.choices import choose
from articles.models import Notice
from articles.notices.mail import article_address
from articles.rules import can_view
from articles.vocabulary import NoticeKind

PAGE_LENGTH = 40  # notices on one page
LATEST = 10  # under the bell


def notice_pages(site):
    """Addresses below the desk that belong to no model."""
    views = {
        "": (require_safe(inbox), "desk_notices"),
        "neueste/": (require_safe(latest), "desk_notices_latest"),
        "anzahl/": (require_safe(number), "desk_notices_number"),
        "gelesen/": (require_POST(mark_read), "desk_notices_read"),
        "einstellungen/": (choose, "desk_notice_choices"),
        "<int:pk>/": (require_safe(follow), "desk_notice"),
    }
    return [
        path(f"benachrichtigungen/{end}", site.admin_view(view), name=name)
        for end, (view, name) in views.items()
    ]


def own_notices(user):
    return Notice.objects.under_the_bell(user).select_related("by")


def inbox(request):
    """All of the user's notices by day, newest first; filtered by kind and by whether they were read."""
    kind, unread = request.GET.get("kind", ""), request.GET.get("unread") == "1"
    notices = own_notices(request.user)
    if kind in NoticeKind.values:
        notices = notices.filter(kind=kind)
    if unread:
        notices = notices.filter(read_at=None)
    page = Paginator(notices, PAGE_LENGTH).get_page(request.GET.get("p"))
    context = {
        **admin.site.each_context(request),
        "title": _("Notices"),
        "days": by_day(page.object_list),
        "page": page,
        "kinds": NoticeKind.choices,
        "kind": kind if kind in NoticeKind.values else "",
        "unread": unread,
    }
    return TemplateResponse(request, "admin/notices/inbox.html", context)


def by_day(notices):
    """(date, its notices) in the order given; days are those of the site's zone."""
    return [
        (day, list(group))
        for day, group in groupby(notices, key=lambda notice: timezone.localdate(notice.created_at))
    ]


def latest(request):
    """The fragment that the bell opens."""
    notices = own_notices(request.user)[:LATEST]
    return render(request, "admin/notices/latest.html", {"notices": notices, "unread": request.user.unread})


def number(request):
    """How many are unread, asked by the bell now and then: the number came with the user's row."""
    return JsonResponse({"unread": request.user.unread})


def mark_read(request):
    """Marks one notice of the user (`notice`), or all, as read."""
    unread = Notice.objects.under_the_bell(request.user).filter(read_at=None)
    chosen = request.POST.get("notice")
    if chosen is not None:
        unread = unread.filter(pk=chosen if is_number(chosen) else 0)
    unread.update(read_at=timezone.now())
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = reverse("admin:desk_notices")
    return HttpResponseRedirect(back)


def follow(request, pk):
    """Marks a notice as read and leads to where its matter is dealt with."""
    notice = Notice.objects.filter(recipient=request.user, pk=pk).select_related("article").first()
    if notice is None:
        raise Http404(_("There is no such notice, or it is not yours."))
    if notice.read_at is None:
        Notice.objects.filter(pk=pk).update(read_at=timezone.now())
    if notice.article_id and not can_view(request.user, notice.article):
        messages.warning(request, _("You may not see this article any more."))
        return HttpResponseRedirect(reverse("admin:desk_notices"))
    return HttpResponseRedirect(article_address(notice))


admin.site.pages.append(notice_pages)
