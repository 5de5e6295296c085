"""Words in use are not deleted: the page says how often they are used and what to do instead."""

from django.contrib import messages
from django.db.models import ProtectedError
from django.http import HttpResponseRedirect
from django.utils.html import format_html
from django.utils.translation import gettext as _


class GuardedDeletion:
    """Mixin of an admin class; `uses(one)` yields a sentence for each reason why an object has to stay."""

    delete_confirmation_template = "admin/articles/delete_one.html"
    delete_selected_confirmation_template = "admin/articles/delete_several.html"

    def uses(self, one, user):
        raise NotImplementedError

    def get_deleted_objects(self, objs, request):
        """Without the stock list of protected objects: it would name articles the user may not see."""
        sentences = [
            format_html("<strong>{}</strong>: {}", one, sentence)
            for one in objs
            for sentence in self.uses(one, request.user)
        ]
        if sentences:
            return [], {}, set(), sentences
        return super().get_deleted_objects(objs, request)

    def delete_view(self, request, object_id, extra_context=None):
        return self._guarded(request, super().delete_view, object_id, extra_context)

    def changelist_view(self, request, extra_context=None):
        return self._guarded(request, super().changelist_view, extra_context)

    def _guarded(self, request, view, *args):
        """A use that appeared between question and answer is told as well; nothing is deleted then."""
        try:
            return view(request, *args)
        except ProtectedError:
            messages.error(request, _("Somebody has just used it, so it was not deleted. Please look again."))
            return HttpResponseRedirect(request.get_full_path())
