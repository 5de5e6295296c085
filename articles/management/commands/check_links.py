"""`manage.py check_links`: asks the web addresses our texts lead to; for cron, every hour."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.linkhealth.worker import check_links


class Command(BaseCommand):
    help = "Asks web addresses that are due, politely and one after the other, and says how they are."

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, metavar="N", help="addresses at most (default: LINK_LIMIT)")

    def handle(self, *args, limit=None, **options):
        if limit is not None and limit < 1:
            raise CommandError(_("--limit takes a number from 1."))
        tally = check_links(limit)
        words = {"asked": tally.asked, "failing": tally.failing, "dead": tally.dead}
        self.stdout.write(_("Web addresses asked: %(asked)d. Failing: %(failing)d, dead: %(dead)d.") % words)
