"""Who reaches which article at the desk: the admin's questions answered by the rules, for every address alike."""

from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _

from articles.admin.found import is_number
from articles.models import Credit
from articles.rules import can_destroy, can_edit, can_view, is_writer, visible_to

works_here = is_writer | can_destroy  # writers, and administrators for the trash
READ_WITH = ("latest", "approved", "debt", "category", "created_by", "edited_by", "assignee", "locked_by")


class ObjectAccess:
    """Mixin of the article's admin: what the user may not see does not exist, in lists, forms, searches and pop-ups."""

    def get_queryset(self, request):
        return visible_to(request.user, super().get_queryset(request))

    def get_object(self, request, object_id, from_field=None):
        """Http404 instead of the stock redirect, with the same words for a foreign article and for none."""
        byline = Prefetch("credits", Credit.objects.select_related("author"))
        articles = self.get_queryset(request).select_related(*READ_WITH).prefetch_related(byline)
        article = articles.filter(pk=object_id).first() if is_number(object_id) else None
        if article is None:
            raise Http404(_("There is no article of this number, or you may not see it."))
        article.seen_by = request.user.pk  # asked several times for one page, answered by one query
        return article

    def has_module_permission(self, request):
        return works_here(request.user)

    def has_view_permission(self, request, obj=None):
        if obj is None or getattr(obj, "seen_by", None) == request.user.pk:
            return works_here(request.user)
        return can_view(request.user, obj)

    def has_change_permission(self, request, obj=None):
        return is_writer(request.user) and (obj is None or can_edit(request.user, obj))

    def has_add_permission(self, request):
        return is_writer(request.user)

    def has_delete_permission(self, request, obj=None):
        """Nothing is deleted by the stock pages: the trash is a step, and deleting for good has a page of its own."""
        return False
