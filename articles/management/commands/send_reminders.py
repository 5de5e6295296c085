"""`manage.py send_reminders`: tells people at the desk what is due or to be looked at again; for cron."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles.workflow.reminders import send_reminders


class Command(BaseCommand):
    help = "Reminds whoever is in charge of texts that are due, overdue or to be looked at again; each once."

    def handle(self, *args, **options):
        self.stdout.write(_("Reminders given: %d") % send_reminders())
