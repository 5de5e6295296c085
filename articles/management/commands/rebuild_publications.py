"""`manage.py rebuild_publications`: makes the stored pages anew from their revisions."""

import sys

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Category, Publication
from articles.publishing.rebuild import rebuild_publications


class Command(BaseCommand):
    help = "Makes publications anew from their revisions, such as after a change of how texts are rendered."

    def add_arguments(self, parser):
        parser.add_argument("--category", metavar="SLUG", help="only this category and those below it")

    def handle(self, *args, category, **options):
        publications = self.chosen(category)
        hidden = not sys.stderr.isatty() or options["verbosity"] == 0
        with tqdm(total=publications.count(), unit="", disable=hidden) as bar:
            changed = rebuild_publications(
                publications, now=timezone.now(), progress=lambda done: bar.update(done - bar.n)
            )
        self.stdout.write(_("Publications that changed: %d") % changed)

    def chosen(self, slug):
        if slug is None:
            return Publication.objects.all()
        category = Category.objects.filter(slug=slug).first()
        if category is None:
            raise CommandError(_("There is no category “%s”.") % slug)
        return Publication.objects.filter(category__in=category.descendants(include_self=True))
