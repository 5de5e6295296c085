"""The preview image of a live story, and its photo in other shapes, drawn when they are first asked for."""

from django.http import Http404, HttpResponse, HttpResponseRedirect

from articles.cards.address import address_of, crop_address_of, digest_of
from articles.cards.drawing import WIDEST, crop, draw
from articles.cards.keeping import keep, read
from articles.models.publication import Publication
from articles.reader.headers import not_kept
from articles.reader.media import JPEG, media_of
from articles.reader.sections import Sections
from articles.reader.serving import public

COLUMNS = ("article", "category", "kicker", "headline", "teaser_picture", "picture")


@public
def preview_image(request, article_id, digest, *, at):
    """404 for whatever is not live, like for an unknown story. An image of an earlier state leads to today's: the
    pages that show it were read elsewhere and stay as they are.
    """
    story = _live(article_id, at)
    if digest != digest_of(story):
        return not_kept(HttpResponseRedirect(address_of(story)))
    return _answer(read(article_id, digest) or _drawn(story, digest))


@public
def preview_crop(request, article_id, digest, shape, *, at):
    """The same rules; 404 also for a story without a photo."""
    story = _live(article_id, at)
    if digest != digest_of(story):
        return not_kept(HttpResponseRedirect(crop_address_of(story, shape)))
    name = f"{digest}-{shape}"
    data = read(article_id, name)
    if data is None:
        data = crop(_source(story), shape)
        if data is None:
            raise Http404
        keep(article_id, name, data, digest)
    return _answer(data)


def _live(article_id, at):
    story = Publication.objects.live(at).filter(article=article_id).only(*COLUMNS).first()
    if story is None:
        raise Http404
    Sections().attach([story])
    return story


def _source(story):
    """Address of the photo's file; empty without one."""
    media = media_of(story.teaser_picture or story.picture, WIDEST)
    return media.source if media else ""


def _drawn(story, digest):
    data, complete = draw(story, _source(story))
    if complete:
        keep(story.article_id, digest, data, digest)
    return data


def _answer(data):
    response = HttpResponse(data, content_type=JPEG)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
