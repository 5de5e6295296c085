"""Roles at the desk: the stock groups, with their changes in the log."""

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin as StockGroupAdmin
from django.contrib.auth.models import Group

from articles.admin.forged import PlausibleForms
from articles.admin.listing import Listing

admin.site.unregister(Group)


@admin.register(Group)
class GroupAdmin(PlausibleForms, Listing, StockGroupAdmin):
    pass
