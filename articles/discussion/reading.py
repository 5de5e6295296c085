"""An article's threads as they are shown: comments in order, and where each passage stands in the text now."""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.body.anchor import Anchor, locate, running_text
from articles.body.parse import parse_leniently
from articles.models import Comment, Revision, Thread


@dataclass(frozen=True)
class Talk:
    """A thread with its comments. `place` are offsets into the running text of the article, None for a lost passage."""

    thread: Thread
    comments: list
    place: tuple | None
    passage: str  # its words now

    @property
    def is_open(self):
        return self.thread.resolved_at is None

    @property
    def is_lost(self):
        return bool(self.thread.quote) and self.place is None

    @property
    def told(self):
        """The thread on one line: the passage, and what was said of it first."""
        quote = _("“%s”: ") % Truncator(self.thread.quote).chars(60) if self.thread.quote else ""
        return quote + Truncator(" ".join(self.comments[0].text.split())).chars(120)

    @property
    def is_changed(self):
        return self.place is not None and self.passage != self.thread.quote


@dataclass(frozen=True)
class Discussion:
    """Open threads in the order of the text, those on the whole article first, lost ones last; then settled ones."""

    open: list
    settled: list

    @property
    def count(self):
        return len(self.open)


def read_discussion(article):
    """One query; one more when the words of a passage are not found where they stood."""
    comments = Comment.objects.filter(thread__article=article).order_by("thread", "pk")
    threads = {}
    for comment in comments.select_related("thread__resolved_by", "by"):
        threads.setdefault(comment.thread_id, (comment.thread, []))[1].append(comment)
    text = running_text(parse_leniently(article.body)[0])
    places = _places([thread for thread, _comments in threads.values() if thread.quote], text)
    talks = [_talk(thread, said, places.get(thread.pk), text) for thread, said in threads.values()]
    talks.sort(key=lambda talk: (talk.is_lost, talk.place or (-1, -1), talk.thread.pk))
    return Discussion([t for t in talks if t.is_open], [t for t in talks if not t.is_open])


def _talk(thread, comments, place, text):
    return Talk(thread, comments, place, text[slice(*place)] if place else "")


def _places(threads, text):
    """Place of each passage by the thread's id. The texts they were chosen in are read only where they are needed."""
    places = {thread.pk: _unchanged(thread, text) for thread in threads}
    moved = [thread for thread in threads if places[thread.pk] is None]
    old = _old_texts(moved) if moved else {}
    for thread in moved:
        places[thread.pk] = locate(_anchor(thread), text, old.get(thread.number))
    return places


def _unchanged(thread, text):
    """The place whose words and neighbours are all as they were, if there is exactly one."""
    whole = thread.before + thread.quote + thread.after
    start = text.find(whole)
    if start < 0 or text.find(whole, start + 1) >= 0:
        return None
    begin = start + len(thread.before)
    return begin, begin + len(thread.quote)


def _old_texts(threads):
    numbers = {thread.number for thread in threads}
    revisions = Revision.objects.filter(article=threads[0].article_id, number__in=numbers)
    bodies = revisions.values_list("number", "content__body")
    return {number: running_text(parse_leniently(body or "")[0]) for number, body in bodies}


def _anchor(thread):
    return Anchor(thread.quote, thread.before, thread.after)
