"""`manage.py deliver_notices`: looks after plans in danger, sends waiting mails and tells the WebSub hub; for cron."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.notices.danger import watch_plans
from articles.notices.deliver import deliver_notices
from articles.notices.digest import send_digests
from articles.purging.telling import purge_due
from articles.websub.telling import tell_hub


class Command(BaseCommand):
    help = "Tells of plans in danger, sends waiting notices, and tells the WebSub hub what changed; every minute, from cron."

    def handle(self, *args, **options):
        watch_plans()
        purge_due.call()
        tell_hub.call()
        self.stdout.write(_("Notices sent: %d") % (deliver_notices.call() + send_digests(again=True)))
