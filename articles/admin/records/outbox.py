"""What the newsroom keeps of itself: mails on their way, the change log, deliveries, moved addresses. Nothing is typed here."""

from django.contrib import admin, messages
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.admin.listing import Listing
from articles.models import Change, ImportRef, Notice, Redirect
from articles.notices.deliver import deliver_after_commit
from articles.rules import is_chief
from articles.vocabulary import MailChoice


class ReadOnly(Listing):
    """Mixin of an admin class whose rows are written by the newsroom itself."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class StateFilter(admin.SimpleListFilter):
    """Waiting, for the mail of the day too; sent; or given up after the last attempt."""

    title = _("state")
    parameter_name = "state"
    states = {
        "waiting": {"sent_at__isnull": True, "failed": False},
        "sent": {"sent_at__isnull": False},
        "failed": {"failed": True, "sent_at__isnull": True},
    }

    def lookups(self, request, model_admin):
        return [("waiting", _("waiting")), ("sent", _("sent")), ("failed", _("given up"))]

    def queryset(self, request, queryset):
        return queryset.filter(**self.states.get(self.value(), {}))


@admin.register(Notice)
class NoticeAdmin(ReadOnly, admin.ModelAdmin):
    """Mails on their way. What they say is read by chiefs only: subjects hold headlines nobody else may know."""

    list_title = _("Outbox")
    list_display = ["kind", "article_number", "recipient", "state", "mail", "created_at", "attempts", "error"]
    list_filter = [StateFilter, "kind", "mail"]
    list_select_related = ["recipient"]
    search_fields = ["recipient__username", "recipient__last_name", "recipient__email"]
    actions = ["send_again"]
    facts = [
        "recipient",
        "kind",
        "article_number",
        "mail",
        "created_at",
        "sent_at",
        "attempts",
        "next_attempt_at",
        "failed",
        "error",
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).exclude(mail=MailChoice.NONE)

    def get_fields(self, request, obj=None):
        return ["subject", "text", *self.facts] if is_chief(request.user) else self.facts

    @admin.display(description=_("article"), ordering="article_id", empty_value="–")
    def article_number(self, notice):
        return notice.article_id

    @admin.display(description=_("state"))
    def state(self, notice):
        if notice.sent_at:
            return _("sent")
        return _("given up") if notice.failed else _("waiting")

    @admin.action(description=_("Send again"), permissions=["view"])
    def send_again(self, request, queryset):
        """Only those given up: the others are sent, or will be. Who may see the outbox may set it going again.

        What was meant for the mail of the day leaves by itself: its day has passed.
        """
        fresh = {"failed": False, "attempts": 0, "error": "", "mail": MailChoice.AT_ONCE}
        fresh["next_attempt_at"] = timezone.now()
        number = queryset.filter(failed=True, sent_at__isnull=True).update(**fresh)
        deliver_after_commit()
        sentence = ngettext("%d notice is being sent again.", "%d notices are being sent again.", number)
        level = messages.SUCCESS if number else messages.WARNING
        self.message_user(request, sentence % number, level)


@admin.register(Change)
class ChangeAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["id", "effective", "words", "written"]

    @admin.display(description=_("visible from"), ordering="visible_from")
    def effective(self, change):
        return change.visible_from

    @admin.display(description=_("created"), ordering="created_at")
    def written(self, change):
        return change.created_at

    @admin.display(description=_("pages"))
    def words(self, change):
        return ", ".join(change.tags)


@admin.register(ImportRef)
class ImportRefAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["key", "scheme", "number", "received_at"]
    list_filter = ["scheme"]
    search_fields = ["key"]
    exclude = ["article", "revision"]

    @admin.display(description=_("article"), ordering="article_id")
    def number(self, reference):
        return reference.article_id


@admin.register(Redirect)
class RedirectAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["old_slug", "new_slug", "kind"]
    list_filter = ["kind"]
    search_fields = ["old_slug", "new_slug"]
