"""`manage.py send_digests`: sends the daily mails; for cron, once a day."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.notices.digest import clear_read, send_digests


class Command(BaseCommand):
    help = "Sends each user their notices of the day in one mail, and clears away what was read long ago."

    def handle(self, *args, **options):
        self.stdout.write(_("Daily mails sent: %d") % send_digests())
        self.stdout.write(_("Old notices cleared away: %d") % clear_read())
