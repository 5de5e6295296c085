"""The desk: Django's admin with our own forms, pages and theme. Every write goes through the workflow."""

from articles.admin import logins
from articles.admin.agenda import views
from articles.admin.article import admin
from articles.admin.front import urls as boards
from articles.admin.front import version_urls
from articles.admin.house import admin as house
from articles.admin.library import admin as library
from articles.admin.notices import pages
from articles.admin.preview import front
from articles.admin.records import log, openlinks, outbox, weblinks
from articles.admin.start import page, sections
from articles.admin.words import people, roles, taxonomy

__all__ = [
    "admin",
    "boards",
    "front",
    "house",
    "library",
    "log",
    "logins",
    "openlinks",
    "outbox",
    "page",
    "pages",
    "people",
    "roles",
    "sections",
    "taxonomy",
    "version_urls",
    "views",
    "weblinks",
]
