"""The page of a text while it is typed: read as far as it can be read, shown by the reader's renderer, stored nowhere."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from articles.admin.article.forms import ArticleForm
from articles.admin.found import find_article
from articles.admin.preview.answers import as_readers_see_it
from articles.admin.preview.unsaved import unsaved_publication
from articles.body.parse import parse_leniently
from articles.body.serialise import serialise
from articles.editing.content import EMPTY, moment
from articles.models import Article, Tag
from articles.publishing.project import write_words
from articles.reader.pages import render_article
from articles.rules import is_writer
from articles.vocabulary import fold, german_slug

# What a line of text says even where it is too long to be saved.
LINES = ("kicker", "headline", "lead", "dateline", "source", "teaser_headline", "teaser_text", "seo_title")


class LiveForm(ArticleForm):
    """The article's form without judgement: it locks nothing, refuses nothing, and lets a text say what it can."""

    def __init__(self, data, *, user, **kwargs):
        self.user = user
        super().__init__(data, **kwargs)

    def clean_body(self):
        return serialise(parse_leniently(self.cleaned_data["body"])[0])

    def clean(self):
        return self.cleaned_data

    def _post_clean(self):
        """Nothing: the model's own checks ask the database, and their answers would not be shown."""

    def so_far(self):
        """Every content field as typed; what cannot be read stays as stored. Tags typed are names, not yet ids."""
        unfit = {name: self[name].value() or "" for name in LINES if name in self.errors}
        content = {**EMPTY, **self.before, **self.typed_content(), **unfit}
        return content | {"embargo_until": moment(content["embargo_until"])}


@as_readers_see_it
def live_page(model_admin, request, object_id=None):
    """The reader's page of what a form holds, for those who may save it. Without an id: of a text not stored yet."""
    article = find_article(request, object_id) if object_id else None
    may = model_admin.has_change_permission(request, article) if article else is_writer(request.user)
    if not may:
        raise PermissionDenied
    content = LiveForm(request.POST, user=request.user, instance=article).so_far()
    now = timezone.now()
    names = [tag for tag in content["tags"] if isinstance(tag, str)]
    content["tags"] = [tag for tag in content["tags"] if tag not in names]
    publication = unsaved_publication(article or Article(pk=0), content, now)
    publication.tagged_with += tags_named(names)
    write_words(publication)
    return render_article(request, publication, at=now, preview=True)


def tags_named(names):
    """The tags of these names; one that does not exist yet looks as it will and is not created."""
    known = {tag.key: tag for tag in Tag.objects.filter(key__in=map(fold, names))}
    new = {fold(name): Tag(name=name, slug=german_slug(name, 90) or "thema") for name in names}
    return [{**new, **known}[key] for key in new]
