"""The page on which tags or authors are merged: shows what would happen, and does it on a POST."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.admin.found import is_number
from articles.publishing.merge import merge_words, outlook
from articles.vocabulary import Refused

MOST_FOUND = 12


class Merging:
    """Mixin of the admin of tags and authors. Whoever may delete them may merge them."""

    actions = ["merge_selected"]
    change_form_template = "admin/articles/word_form.html"

    def get_urls(self):
        view = require_http_methods(["GET", "HEAD", "POST"])(self.merge_view)
        name = f"articles_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(view), name=name), *super().get_urls()]

    @admin.action(description=gettext_lazy("Merge the selected"), permissions=["delete"])
    def merge_selected(self, request, queryset):
        return HttpResponseRedirect(self.merge_address(queryset.values_list("pk", flat=True)))

    def merge_address(self, ids):
        return f"{self._address('merge')}?{urlencode({'ids': list(ids)}, doseq=True)}"

    def _address(self, page, *args):
        return reverse(f"admin:articles_{self.opts.model_name}_{page}", args=args)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        may = object_id and self.has_delete_permission(request)
        merge = {"merge_address": self.merge_address([object_id])} if may else {}
        return super().changeform_view(request, object_id, form_url, {**merge, **(extra_context or {})})

    def merge_view(self, request):
        if not self.has_delete_permission(request):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else request.GET
        ids = [int(pk) for pk in sent.getlist("ids") if is_number(pk)]
        words = sorted(
            self.get_queryset(request).filter(pk__in=ids), key=lambda word: (-word.used, word.name)
        )
        into = next((word for word in words if str(word.pk) == sent.get("into")), words[0] if words else None)
        if request.method == "POST" and len(words) == len(set(ids)) > 1:
            return self._merge(request, words, into)
        if request.method == "POST":
            messages.error(request, _("Please choose at least two that still exist."))
            return HttpResponseRedirect(self.merge_address(word.pk for word in words))
        return self._show(request, words, into)

    def _merge(self, request, words, into):
        try:
            merge_words(words, into, by=request.user, now=timezone.now())
        except Refused as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(self.merge_address(word.pk for word in words))
        names = ", ".join(f"“{word.name}”" for word in words if word.pk != into.pk)
        messages.success(
            request, _("%(names)s: merged into “%(into)s”.") % {"names": names, "into": into.name}
        )
        return HttpResponseRedirect(self._address("change", into.pk))

    def _show(self, request, words, into):
        term = request.GET.get("q", "").strip()
        ids = [word.pk for word in words]
        found = []
        if term:
            matching = self.get_search_results(request, self.get_queryset(request), term)[0]
            found = matching.exclude(pk__in=ids)[:MOST_FOUND]
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge"),
            "words": words,
            "into": into,
            "outlook": outlook(words, into, now=timezone.now()) if len(words) > 1 else None,
            "term": term,
            "found": [(word, self.merge_address([*ids, word.pk])) for word in found],
            "without": [(word, self.merge_address(pk for pk in ids if pk != word.pk)) for word in words],
        }
        return TemplateResponse(request, "admin/articles/merge.html", context)
