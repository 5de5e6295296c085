"""Who may do what: predicates over (user, article), combined with & | ~, used by workflow, admin and templates.

`user` is None for the newsroom itself: commands and deliveries.
"""

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from articles.models import Article, Category, Publication, User
from articles.vocabulary import Status

DESK_STATES = (Status.DRAFT, Status.CHANGES_REQUESTED)


class Rule:
    """A named test of (user, article) that combines with others."""

    def __init__(self, test):
        self.test = test

    def __call__(self, user, article=None):
        return bool(self.test(user, article))

    def __and__(self, other):
        return Rule(lambda user, article: self(user, article) and other(user, article))

    def __or__(self, other):
        return Rule(lambda user, article: self(user, article) or other(user, article))

    def __invert__(self):
        return Rule(lambda user, article: not self(user, article))


def holds(permission):
    """True for active users with that permission of the app."""
    return Rule(lambda user, _article: user is not None and user.has_perm(f"articles.{permission}"))


def moderated_categories(user):
    """Ids of the categories given to a user and of all below them; read by one query, once per user object."""
    if not hasattr(user, "_moderated_categories"):
        given = Exists(user.categories.through.objects.filter(user=user, category=OuterRef("pk")))
        tree = Category.objects.with_tree_fields().annotate(given=given)
        rows = list(tree.values_list("pk", "tree_path", "given"))
        own = {pk for pk, _path, given in rows if given}
        user._moderated_categories = {pk for pk, path, _given in rows if own & set(path)}
    return user._moderated_categories


@Rule
def is_newsroom(user, article):
    return user is None


@Rule
def is_own(user, article):
    """Created by, assigned to, or credited to the user."""
    if user is None:
        return False
    if user.pk in (article.created_by_id, article.assignee_id):
        return True
    read = getattr(article, "_prefetched_objects_cache", {}).get("credits")
    if read is not None:
        return any(credit.author.user_id == user.pk for credit in read)
    return article.credits.filter(author__user=user).exists()


@Rule
def is_desk_draft(user, article):
    """A draft that belongs to nobody yet, such as a delivery."""
    return article.status in DESK_STATES and article.assignee_id is None and article.created_by_id is None


@Rule
def in_own_category(user, article):
    return user is not None and article.category_id in moderated_categories(user)


@Rule
def is_last_editor(user, article):
    """The last person who saved the text; a delivery merged into it afterwards changes nothing about that."""
    if user is None or article.latest is None:
        return False
    last = article.latest.created_by_id
    if last is None:
        people = article.revisions.exclude(created_by=None).order_by("-number")
        last = people.values_list("created_by", flat=True).first()
    return last == user.pk


@Rule
def is_trashed(user, article):
    return article.status == Status.TRASHED


@Rule
def is_locked(user, article):
    """An expired lock is none, with no job running."""
    return article.locked_until is not None and article.locked_until > timezone.now()


@Rule
def is_lock_owner(user, article):
    return user is not None and article.locked_by_id == user.pk


is_writer = holds("write_article")
is_moderator = holds("review_article")
is_chief = holds("direct_article")
can_destroy = holds("delete_article")
can_curate = holds("change_front")  # fronts, and the lines above every page

can_direct = is_chief | is_newsroom
can_moderate = can_direct | (is_moderator & in_own_category)
can_approve = can_moderate & ~is_last_editor & ~is_newsroom
can_edit = ~is_trashed & (is_newsroom | can_moderate | (is_writer & (is_own | is_desk_draft)))
is_locked_for = is_locked & ~is_lock_owner
can_unlock = is_chief | is_lock_owner
can_trash = can_direct | (is_writer & is_own)


def own_to(user):
    """The query for the articles `is_own` holds for."""
    credited = Article.objects.filter(credits__author__user=user)
    return Q(created_by=user) | Q(assignee=user) | Q(pk__in=credited.values("pk"))


def moderated_by(user):
    """The query for the articles a user moderates: all for chiefs, none for writers."""
    if is_chief(user):
        return Q(pk__isnull=False)  # an empty condition would vanish beside another one
    return Q(category__in=moderated_categories(user)) if is_moderator(user) else Q(pk__in=[])


def in_charge_of(user):
    """The query for the articles a user is in charge of: assigned to them, else created by them, else moderated.

    Whoever left the newsroom is in charge of nothing any more.
    """
    unassigned = Q(assignee=None) | Q(assignee__is_active=False)
    orphaned = unassigned & (Q(created_by=None) | Q(created_by__is_active=False))
    moderated = Q(category__in=moderated_categories(user)) if is_moderator(user) else Q(pk__in=[])
    return Q(assignee=user) | unassigned & Q(created_by=user) | orphaned & moderated


def visible_to(user, articles=None):
    """The articles a user may look at: all for chiefs, else own, the desk's drafts, own categories, and what is public.

    Whoever edited a delivery last still sees it while others review it. Whoever deletes for good sees the trash, too,
    and nothing else for that.
    """
    articles = Article.objects.all() if articles is None else articles
    if is_chief(user):
        return articles
    if not is_writer(user):
        return articles.filter(status=Status.TRASHED) if can_destroy(user) else articles.none()
    desk = Q(assignee=None, created_by=None) & (Q(status__in=DESK_STATES) | Q(edited_by=user))
    public = ~Q(status=Status.TRASHED) & Exists(Publication.objects.live().filter(article=OuterRef("pk")))
    where = own_to(user) | desk | public
    if is_moderator(user):
        where |= Q(category__in=moderated_categories(user))
    if can_destroy(user):
        where |= Q(status=Status.TRASHED)
    return articles.filter(where)


def viewers(article):
    """The active users who may look at an article: `visible_to` read from the other side, without asking for each.

    A test compares the two for every kind of user and article.
    """
    writers, moderators, chiefs = (
        User.objects.with_perm(f"articles.{name}_article").values("pk")
        for name in ("write", "review", "direct")
    )
    where = Q(pk__in=[article.created_by_id or 0, article.assignee_id or 0])
    where |= Q(pk__in=User.objects.filter(author__credits__article=article).values("pk"))
    where |= Q(pk__in=moderators) & answering_for(article)
    if article.assignee_id is None and article.created_by_id is None:
        where |= Q(pk__isnull=article.status not in DESK_STATES) | Q(pk=article.edited_by_id or 0)
    if article.status != Status.TRASHED:
        where |= Q(Exists(Publication.objects.live().filter(article=article.pk)))
    allowed = Q(pk__in=chiefs) | Q(pk__in=writers) & where
    if article.status == Status.TRASHED:
        allowed |= Q(pk__in=User.objects.with_perm("articles.delete_article").values("pk"))
    return User.objects.filter(allowed)


def sections_above(category_id):
    """Ids of a section and of all above it, by one query; empty for none."""
    found = Category.objects.with_tree_fields().filter(pk=category_id or 0)
    return list(next(iter(found.values_list("tree_path", flat=True)), []))


def answering_for(article):
    """Whom the article's section, or one above it, was given to."""
    return Q(
        pk__in=User.categories.through.objects.filter(
            category__in=sections_above(article.category_id)
        ).values("user")
    )


@Rule
def can_view(user, article):
    return visible_to(user, Article.objects.filter(pk=article.pk)).exists()
