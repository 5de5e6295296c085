"""Whom a notice is for: conditions on users, by what an article is to them."""

from django.db.models import Q

from articles.models import User
from articles.rules import answering_for, sections_above


def owners(article):
    """Those whose story it is: who began it, who is in charge of it, and who is named in its byline."""
    credited = User.objects.filter(author__credits__article=article)
    return Q(pk__in=credited.values("pk")) | Q(pk__in=[article.created_by_id or 0, article.assignee_id or 0])


def reviewers(article):
    """The moderators of the article's section and of all sections above it."""
    return answering_for(article)


def followers(article):
    """Those who follow the article's section or one above it."""
    rows = User.follows.through.objects.filter(category__in=sections_above(article.category_id))
    return Q(pk__in=rows.values("user"))


def named(users):
    """The users of a list, or those of a query-set."""
    return Q(pk__in=[user.pk for user in users])
