"""Makes the search index anew from the stored publications."""

import sys

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles import search
from articles.models import Publication


class Command(BaseCommand):
    help = "Makes the search index anew from the stored publications; readers and the desk can go on working."

    def handle(self, *args, **options):
        hidden = not sys.stderr.isatty() or options["verbosity"] == 0
        with tqdm(total=Publication.objects.count(), unit="", disable=hidden) as bar:
            count = search.reindex(lambda done: bar.update(done - bar.n))
        self.stdout.write(_("Publications in the search index: %d") % count)
