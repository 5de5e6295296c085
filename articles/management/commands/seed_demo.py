"""`manage.py seed_demo`: fills an empty newsroom with demo content."""

from django.core.management.base import BaseCommand, CommandError

from articles.management.demo.seed import seed_demo
from articles.vocabulary import Refused


class Command(BaseCommand):
    help = "Fills an empty newsroom with sections, people, one user per role and about 50 stories. Can be repeated."

    def handle(self, *args, **options):
        """Says how many stories are new; a database with other articles is refused."""
        try:
            made = seed_demo()
        except Refused as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{made} demo articles created." if made else "The demo content is already there.")
