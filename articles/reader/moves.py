"""Old addresses of sections, tags and authors."""

from django.http import Http404

from articles.models.redirect import Redirect

LONGEST_CHAIN = 5  # renames followed before we give up; also ends a circle


class Moved(Exception):
    """What was asked for stands under another slug now; `serving.public` answers 301."""

    def __init__(self, slug):
        super().__init__(slug)
        self.slug = slug


def moved_or_missing(kind, slug, is_public):
    """The exception to raise for a slug that shows nothing: Moved if it leads to one that `is_public(slug)`."""
    for _step in range(LONGEST_CHAIN):
        slug = Redirect.objects.filter(kind=kind, old_slug=slug).values_list("new_slug", flat=True).first()
        if slug is None:
            break
        if is_public(slug):
            return Moved(slug)
    return Http404()
