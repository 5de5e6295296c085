"""All tables: the desk's, the words both sides share, what readers see, and the outboxes."""

from articles.models.article import Article, Credit, TaggedArticle
from articles.models.audit import AuditEntry
from articles.models.autosave import Autosave
from articles.models.change import Change
from articles.models.correction import Correction
from articles.models.discussion import Comment, Thread
from articles.models.front import Banner, Front, FrontCancellation, FrontPicture, FrontVersion
from articles.models.importref import ImportRef
from articles.models.link import RelatedLink
from articles.models.notice import Notice, NoticeChoice, Reminder
from articles.models.page import Page, PageVersion
from articles.models.people import Author, User
from articles.models.picture import Crop, Picture, PictureUsage, TaggedPicture
from articles.models.ping import HubPing, Purge, Unsent
from articles.models.publication import (
    Publication,
    PublicationCredit,
    PublicationPicture,
    TaggedPublication,
    Withdrawal,
)
from articles.models.reading import ReadCount
from articles.models.redirect import Redirect
from articles.models.revision import ImmutableError, Revision, Transition
from articles.models.savedview import SavedView
from articles.models.sharing import GuestAnswer, PreviewVisit, SharedPreview
from articles.models.taxonomy import Category, Tag, TagSynonym
from articles.models.weblink import WebLink

__all__ = [
    "Article",
    "AuditEntry",
    "Author",
    "Autosave",
    "Banner",
    "Category",
    "Change",
    "Comment",
    "Correction",
    "Credit",
    "Crop",
    "Front",
    "FrontCancellation",
    "FrontPicture",
    "FrontVersion",
    "GuestAnswer",
    "HubPing",
    "ImmutableError",
    "ImportRef",
    "Notice",
    "NoticeChoice",
    "Page",
    "PageVersion",
    "Picture",
    "PictureUsage",
    "PreviewVisit",
    "Publication",
    "PublicationCredit",
    "PublicationPicture",
    "Purge",
    "ReadCount",
    "Redirect",
    "RelatedLink",
    "Reminder",
    "Revision",
    "SavedView",
    "SharedPreview",
    "Tag",
    "TagSynonym",
    "TaggedArticle",
    "TaggedPicture",
    "TaggedPublication",
    "Thread",
    "Transition",
    "Unsent",
    "User",
    "WebLink",
    "Withdrawal",
]
