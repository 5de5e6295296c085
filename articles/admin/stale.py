"""A save that comes too late: who was faster, what differs, and the two ways to go on."""

from dataclasses import dataclass

from django.db import transaction

from articles.editing.compare import differences
from articles.editing.content import clean_content
from articles.editing.lock import stale_sentence
from articles.editing.merge import merge_fields
from articles.editing.save import content_of
from articles.models import Article, Revision
from articles.vocabulary import Refused


@dataclass(frozen=True)
class Conflict:
    """The stored article, what was typed, and the revision the typing began with."""

    stored: Article
    typed: dict
    base_number: int

    @property
    def sentence(self):
        return stale_sentence(self.stored)

    @property
    def version(self):
        return self.stored.version

    def differences(self, among):
        """Stored against typed, field by field, naming linked articles of `among` only.

        New tags are made only to name them, and undone.
        """
        before = content_of(self.stored)
        with transaction.atomic():
            try:
                return differences(before, clean_content({**before, **self.typed}), among)
            except Refused:
                return []
            finally:
                transaction.set_rollback(True)

    def merged(self):
        """What was typed, and what others changed where nothing was typed."""
        base = Revision.objects.filter(article=self.stored, number=self.base_number).first()
        theirs = content_of(self.stored)
        if base is None:
            return self.typed
        ours = clean_content({**base.content, **self.typed})
        return merge_fields(base.content, ours, theirs)[0]
