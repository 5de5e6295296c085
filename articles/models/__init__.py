"""All tables: the desk's, the words both sides share, what readers see, and the outboxes."""

from articles.models.article import Article, Credit, TaggedArticle
from articles.models.change import Change
from articles.models.correction import Correction
from articles.models.importref import ImportRef
from articles.models.link import RelatedLink
from articles.models.notice import Notice
from articles.models.people import Author, User
from articles.models.publication import Publication, PublicationCredit, TaggedPublication, Withdrawal
from articles.models.redirect import Redirect
from articles.models.revision import ImmutableError, Revision, Transition
from articles.models.taxonomy import Category, Tag

__all__ = [
    "Article",
    "Author",
    "Category",
    "Change",
    "Correction",
    "Credit",
    "ImmutableError",
    "ImportRef",
    "Notice",
    "Publication",
    "PublicationCredit",
    "Redirect",
    "RelatedLink",
    "Revision",
    "Tag",
    "TaggedArticle",
    "TaggedPublication",
    "Transition",
    "User",
    "Withdrawal",
]
