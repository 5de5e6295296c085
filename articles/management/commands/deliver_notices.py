"""`manage.py deliver_notices`: sends the mails that are waiting; for cron."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.notices.deliver import deliver_notices


class Command(BaseCommand):
    help = "Sends the notices that are waiting, such as those a mail server refused before."

    def handle(self, *args, **options):
        self.stdout.write(_("Notices sent: %d") % deliver_notices.call())
