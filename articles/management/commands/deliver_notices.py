"""`manage.py deliver_notices`: looks after plans in danger, sends waiting mails, tells caches and the hub; for cron."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.models import HubPing, Purge, Unsent
from articles.notices.danger import watch_plans
from articles.notices.deliver import deliver_notices
from articles.notices.digest import send_digests
from articles.purging.telling import purge_due
from articles.search.opensearch.sending import send_due
from articles.websub.telling import tell_hub


class Command(BaseCommand):
    help = (
        "Tells of plans in danger, sends waiting notices, and tells the cache in front of the site, the index and the"
        " WebSub hub what changed; every minute, from cron."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--again",
            action="store_true",
            help="try once more to tell the cache, the hub and the index what was given up",
        )

    def handle(self, *args, **options):
        watch_plans()
        if options["again"]:
            Purge.objects.try_again()
            HubPing.objects.try_again()
            Unsent.objects.try_again()
        purge_due.call()
        tell_hub.call()
        send_due.call()
        self.stdout.write(_("Notices sent: %d") % (deliver_notices.call() + send_digests(again=True)))
