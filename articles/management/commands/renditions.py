"""`manage.py renditions`: makes what readers get of pictures anew, and reports files no page needs."""

import sys

from django.core.management.base import BaseCommand
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from articles.models import Publication
from articles.publishing.orphans import orphaned_files, remove_files
from articles.publishing.pictures import ensure_crops, showable, wanted_crops
from articles.publishing.project import uses_shown
from articles.vocabulary import Refused


class Command(BaseCommand):
    help = "Makes missing renditions of live and planned stories, and reports files that no page needs."

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="make all anew, not only what is missing")
        parser.add_argument("--delete-orphans", action="store_true", help="delete the files no page needs")

    def handle(self, *args, again, delete_orphans, **options):
        made, failed = self.make(again, hidden=not sys.stderr.isatty() or options["verbosity"] == 0)
        self.stdout.write(_("Stories whose pictures are complete: %d") % made)
        for sentence in failed:
            self.stderr.write(sentence)
        self.report(delete_orphans)

    def make(self, again, *, hidden):
        """How many stories are complete now, and sentences about those that are not."""
        stories = Publication.objects.not_ended(timezone.now()).filter(picture_rows__isnull=False).distinct()
        made, failed, done = 0, [], set()
        for story in tqdm(
            stories.select_related("revision").iterator(chunk_size=50), total=stories.count(), disable=hidden
        ):
            uses = uses_shown(story.revision.content)
            wanted = wanted_crops(uses, showable(uses)) - done
            try:
                ensure_crops(wanted, again=again)
            except Refused as refusal:
                failed.append(str(refusal))
            else:
                made, done = made + 1, done | wanted
        return made, failed

    def report(self, delete):
        orphans = orphaned_files()
        size = filesizeformat(sum(size for _name, size in orphans)).replace("\xa0", " ")
        self.stdout.write(
            _("Files no page needs: %(count)d (%(size)s)") % {"count": len(orphans), "size": size}
        )
        if delete:
            remove_files([name for name, _size in orphans])
            self.stdout.write(_("They were deleted."))
        elif orphans:
            self.stdout.write(_("Run it with --delete-orphans to delete them."))
