"""A desk with two of everything: what belongs to the visitor, and what belongs to somebody in another section."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from articles import audit
from articles.models import (
    Article,
    AuditEntry,
    Autosave,
    Banner,
    Change,
    Comment,
    Front,
    FrontVersion,
    GuestAnswer,
    ImportRef,
    Notice,
    Page,
    PreviewVisit,
    Redirect,
    RelatedLink,
    Revision,
    SavedView,
    SharedPreview,
    Tag,
    Thread,
    Transition,
    WebLink,
)
from articles.publishing.banners import start_banner
from articles.publishing.fronts import go_live
from articles.vocabulary import Role
from tests.factories import (
    head_picture,
    make_author,
    make_category,
    make_draft,
    make_page,
    make_picture,
    make_user,
    make_weblink,
    make_writer,
    step,
)

SECRET = "Geheimplan Kanzleramt"
ROLES = {"no role": None, "writer": Role.WRITER, "chief": Role.CHIEF, "administrator": Role.ADMINISTRATOR}


@dataclass
class World:
    """Two articles with all that hangs on them; `visitor` is None for somebody without an account."""

    visitor: object
    own: Article
    foreign: Article

    def things(self, whose):
        """What an address may take, by model or parameter name."""
        article = self.own if whose == "own" else self.foreign
        words = {
            "tag": Tag.objects.first().pk,
            "category": article.category_id,
            "picture": article.picture["picture"],
            "picture_id": article.picture["picture"],
            "width": 400,
            "author": article.credits.first().author_id,
            "group": Group.objects.order_by("pk").first().pk,
            "change": Change.objects.create(tags=["home"], visible_from=timezone.now()).pk,
            "importref": ImportRef.objects.first().pk,
            "redirect": Redirect.objects.first().pk,
            "page": Page.objects.first().pk,
            "front": Front.objects.of("home").pk,
            "slot": "lead",
            "content_type_id": ContentType.objects.get_for_model(Article).pk,
        }
        own = {
            "article": article.pk,
            "user": article.created_by_id,
            "id": article.created_by_id,
            "frontversion": FrontVersion.objects.get(note=f"Fassung {article.pk}").pk,
            "banner": Banner.objects.get(story=article.pk).pk,
            "notice": Notice.objects.filter(article=article).first().pk,
            "weblink": WebLink.objects.filter(url=web_address(article)).first().pk,
            "weblink_id": WebLink.objects.filter(url=web_address(article)).first().pk,
            "relatedlink": RelatedLink.objects.filter(article=article).first().pk,
            "link_id": RelatedLink.objects.filter(article=article).first().pk,
            "thread": Thread.objects.filter(article=article).first().pk,
            "auditentry": AuditEntry.objects.filter(kind="article", object_id=str(article.pk)).first().pk,
            "savedview": SavedView.objects.filter(user=article.created_by).first().pk,
            "sharedpreview": SharedPreview.objects.filter(article=article).first().pk,
        }
        return {**words, **own, "number": 1, "old": 1, "new": 2, "name": "submit"}


def make_world(role):
    """The visitor of that role, an article of theirs, and one they have nothing to do with."""
    mine, other = make_category("Sport"), make_category("Politik")
    visitor = None if role == "anonymous" else make_visitor(role, mine)
    author = visitor if role in ("writer", "moderator", "chief") else make_writer()
    Redirect.objects.create(kind="tag", old_slug="alt", new_slug="neu")
    make_page("imprint")
    return World(
        visitor=visitor,
        own=make_full(author, mine, "Stadtrat tagt am Abend"),
        foreign=make_full(make_writer(), other, SECRET),
    )


def make_visitor(role, section):
    user = make_user(Role.MODERATOR, categories=[section]) if role == "moderator" else make_user(ROLES[role])
    user.is_staff, user.language = True, "en"
    user.save()
    return user


def make_full(writer, category, headline):
    """A draft that says its headline in every place it could be told from."""
    article = make_draft(
        by=writer,
        category=category,
        headline=headline,
        lead=headline,
        tags=["Berlin"],
        credits=[make_author(f"Autorin {category}").pk],
        links=[{"wanted": headline}],
        picture=head_picture(make_picture()),
    )
    url = web_address(article)
    linking = f'<p>{headline} <a href="{url}">dort</a></p>'
    make_weblink(url, host=headline)
    step(article, "edit", writer, content={"lead": f"{headline}, zweite Fassung", "body": linking})
    article.refresh_from_db()
    ImportRef.objects.create(
        key=f"Lieferung {article.pk}",
        scheme="text",
        article=article,
        revision=article.latest,
        received_at=timezone.now(),
    )
    hang_on(article, writer, headline, timezone.now())
    return article


def web_address(article):
    """A broken address that this article alone links."""
    return f"https://example.org/{article.pk}"


def hang_on(article, writer, words, now):
    """Discussion, shared preview, unsaved text, notice, view and log entry of one article."""
    thread = Thread.objects.create(article=article, quote=words, created_at=now)
    Comment.objects.create(thread=thread, by=writer, text=words, created_at=now)
    shared = SharedPreview.objects.create(
        article=article,
        revision=article.latest,
        token=f"token-{article.pk}",
        recipient=words,
        created_at=now,
        created_by=writer,
        expires_at=now + timedelta(days=1),
    )
    PreviewVisit.objects.create(preview=shared, at=now)
    GuestAnswer.objects.create(preview=shared, name=words, verdict="approved", text=words, at=now)
    Autosave.objects.create(
        user=writer,
        article=article,
        token=f"autosave-{article.pk}",
        opened_at=now,
        seen_at=now,
        changed_at=now,
        typed={"headline": [words]},
    )
    Notice.objects.create(recipient=writer, article=article, subject=words, text=words)
    SavedView.objects.create(user=writer, name=words, query=f"q={words}")
    audit.record("probe", article, by=writer)
    place_on_front(article)


def place_on_front(article):
    """A planned version of the front page with the article, the layout being worked on, and a planned line about it."""
    front, now = Front.objects.of("home"), timezone.now()
    row = {"id": "lead", "placements": [{"article": article.pk}]}
    in_a_day, in_two = now + timedelta(days=1), now + timedelta(days=2)
    go_live(
        front,
        {"slots": [row]},
        based_on=front.version,
        by=None,
        now=now,
        at=in_a_day,
        note=f"Fassung {article.pk}",
    )
    typed = {"text": "Eilig", "kind": "breaking", "begins": in_a_day, "ends": in_two, "story": article.pk}
    start_banner(**typed, by=None, now=now)


def snapshot(article):
    """Everything stored of an article and what hangs on it, to see whether a visit changed it."""
    hanging = (Revision, Transition, RelatedLink, Autosave, SharedPreview, Notice)
    rows = {
        model.__name__: list(model.objects.filter(article=article).order_by("pk").values())
        for model in hanging
    }
    threads = Thread.objects.filter(article=article).order_by("pk")
    return {
        **rows,
        "weblinks": list(WebLink.objects.filter(url=web_address(article)).values()),
        "article": Article.objects.filter(pk=article.pk).values().get(),
        "threads": list(threads.values()),
        "comments": list(Comment.objects.filter(thread__in=threads).order_by("pk").values()),
        "views": list(SavedView.objects.filter(user=article.created_by).order_by("pk").values()),
    }
