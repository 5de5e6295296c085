"""Moments in the desk's templates."""

from django import template

from articles.admin.times import desk_time

register = template.Library()
register.filter("desk_time", desk_time)
