"""Notices to colleagues, under the bell and by mail: written with what caused them, sent after the commit."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.vocabulary import MailChoice, NoticeKind, Occasion


class NoticeQuerySet(models.QuerySet):
    def unsent(self, mail):
        """Notices that still have to leave in this way: not sent, and not given up."""
        return self.filter(mail=mail, sent_at__isnull=True, failed=False)

    def waiting(self, at=None):
        """Notices to be sent by themselves now: their pause is over."""
        return self.unsent(MailChoice.AT_ONCE).filter(next_attempt_at__lte=at or timezone.now())

    def under_the_bell(self, user):
        """What a user finds in the desk."""
        return self.filter(recipient=user, in_desk=True)


class Notice(models.Model):
    """One thing one person is told. `mail` says how it leaves the desk; `read_at` that it was seen under the bell.

    `text` holds what was said, such as a reason; the words around it and the address are added when it is mailed.
    """

    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind, default=NoticeKind.REVIEW)
    article = models.ForeignKey("articles.Article", models.CASCADE, null=True, related_name="notices")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    in_desk = models.BooleanField(default=True)  # stands under the bell
    read_at = models.DateTimeField(_("read"), null=True)
    mail = models.CharField(_("mail"), max_length=10, choices=MailChoice, default=MailChoice.AT_ONCE)
    cause = models.CharField(
        max_length=60, blank=True
    )  # what is told once only, such as one danger of one plan
    transition = models.ForeignKey("articles.Transition", models.PROTECT, null=True, related_name="notices")
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, verbose_name=_("recipient"), related_name="notices"
    )
    subject = models.CharField(_("subject"), max_length=300)
    text = models.TextField(_("text"))
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now, db_index=True)
    failed = models.BooleanField(_("given up"), default=False)
    error = models.TextField(_("last error"), blank=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [models.Index(fields=["recipient", "read_at", "-id"], name="notice_unread")]

    def __str__(self):
        """Without its subject, which holds a headline: lists name rows by these words, to administrators too."""
        return f"{self.get_kind_display()} ({self.pk})"


class Reminder(models.Model):
    """That somebody was reminded of a text for one of its dates: the row is what keeps a second run from doing it again."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="reminders")
    occasion = models.CharField(max_length=20, choices=Occasion)
    day = models.DateField()  # the date it was about; another date is another reminder
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "occasion", "day"], name="reminder_once")]

    def __str__(self):
        return f"#{self.article_id}: {self.occasion}"


class NoticeChoice(models.Model):
    """How one user wants to be told of one kind of thing; without a row the default of the kind holds."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(_("kind"), max_length=20, choices=NoticeKind)
    in_desk = models.BooleanField(_("in the desk"), default=True)
    mail = models.CharField(_("mail"), max_length=10, choices=MailChoice, default=MailChoice.AT_ONCE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="notice_choice_once")]

    def __str__(self):
        return f"{self.user}: {self.kind}"
