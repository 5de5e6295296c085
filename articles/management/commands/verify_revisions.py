"""`manage.py verify_revisions`: checks that no revision was changed, removed or slipped in since it was saved."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.editing.chain import broken_chains
from articles.models import Article


class Command(BaseCommand):
    help = "Checks the chain of revisions of all articles, or of the articles given by id."

    def add_arguments(self, parser):
        parser.add_argument(
            "articles", nargs="*", type=int, metavar="ID", help="ids of articles; none means all"
        )

    def handle(self, *args, articles, **options):
        self.refuse_unknown(articles)
        broken = 0
        for article_id, number in broken_chains(articles):
            broken += 1
            self.stdout.write(self.sentence(article_id, number))
        if broken:
            raise CommandError(_("Revisions that are not as they were saved: %d.") % broken)
        self.stdout.write(_("All revisions are as they were saved."))

    def refuse_unknown(self, ids):
        known = set(Article.objects.filter(pk__in=ids).values_list("pk", flat=True))
        if unknown := [str(pk) for pk in ids if pk not in known]:
            raise CommandError(_("There is no article with the id %s.") % ", ".join(unknown))

    def sentence(self, article_id, number):
        if number is None:
            return (
                _("Article %d: the latest revision is missing or is not the last of its chain.") % article_id
            )
        return _("Article %(article)d: revision %(number)d is broken.") % {
            "article": article_id,
            "number": number,
        }
