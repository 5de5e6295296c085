"""Which article another one may say it translates: one that exists, and not itself."""

from django.utils.translation import gettext as _

from articles.models import Article
from articles.vocabulary import Refused


def refuse_translation(article, pk):
    """Refused when the original is the article itself, or not there any more."""
    if pk and pk == article.pk:
        raise Refused(
            _(
                "An article cannot be a translation of itself. Please choose the article it was translated from."
            )
        )
    if pk and not Article.objects.filter(pk=pk).exists():
        raise Refused(
            _("The article this one translates does not exist any more. Please choose another one.")
        )
