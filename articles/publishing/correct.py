"""Public correction notices below a live story."""

from django.utils.translation import gettext as _

from articles.models import Correction, Publication
from articles.publishing.changelog import keys_of_all, log_changes
from articles.vocabulary import Refused


def correct(article, *, by, now, kind, text, before="", after=""):
    """Adds a notice that readers see at once. The text itself is changed by editing and publishing again."""
    live = Publication.objects.live(now).filter(article=article).first()
    if live is None:
        raise Refused(_("Only a live article can carry a correction. Please publish it first."))
    log_changes(keys_of_all([live]), [now])
    return Correction.objects.create(
        article=article, kind=kind, text=text, before=before, after=after, visible_from=now, by=by
    )
