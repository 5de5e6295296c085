"""`manage.py deliver_notices`: looks after plans in danger and sends the mails that are waiting; for cron."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.notices.danger import watch_plans
from articles.notices.deliver import deliver_notices
from articles.notices.digest import send_digests


class Command(BaseCommand):
    help = "Tells of plans in danger, and sends the notices that are waiting, such as those a mail server refused."

    def handle(self, *args, **options):
        watch_plans()
        self.stdout.write(_("Notices sent: %d") % (deliver_notices.call() + send_digests(again=True)))
