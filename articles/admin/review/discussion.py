"""The discussion of an article: its own page, and the panel that form and step pages show and exchange in place."""

from dataclasses import dataclass, field

from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.found import find_article, is_number
from articles.discussion.reading import Discussion, read_discussion
from articles.discussion.threads import add_comment, may_settle, open_thread, reopen_thread, resolve_thread
from articles.models import Article
from articles.vocabulary import Forbidden, Refused
from articles.workflow.table import STEPS

PANEL = "admin/articles/article/discussion_panel.html"


@dataclass(frozen=True)
class Panel:
    """What the template shows. `typed` is what was sent and refused with `error`, by the field's name."""

    article: Article
    talks: Discussion
    may_settle: bool
    error: Refused | None = None
    typed: dict = field(default_factory=dict)
    back: str = ""

    @property
    def count(self):
        return self.talks.count

    @property
    def typed_answer(self):
        return self.typed.get(f"text-{self.typed.get('answer', '')}", "")


def make_panel(article, user, *, back="", **refused):
    """`back` names the step whose page shows the panel; empty for the discussion's own page."""
    return Panel(article, read_discussion(article), may_settle(user, article), back=back, **refused)


def discussion_page(model_admin, request, object_id):
    """Shows all threads, or writes one thing and shows them again: whole, or the panel alone for the page's script."""
    article = find_article(request, object_id)
    error, said = None, None
    if request.method == "POST":
        try:
            said = write(request, article)
        except Refused as refused:
            error = refused
    if said and "X-Panel" not in request.headers:
        return HttpResponseRedirect(_back(request, article, said))
    typed = request.POST.dict() if error else {}
    panel = make_panel(article, request.user, error=error, typed=typed, back=request.POST.get("back", ""))
    return _answer(model_admin, request, article, panel)


def write(request, article):
    """Does what the pressed button says; returns the thread concerned. Refused and Forbidden as the domain raises them."""
    sent, by = request.POST, request.user
    if "new" in sent:
        passage = {name: sent.get(name, "") for name in ("quote", "before", "after")}
        return open_thread(article, by=by, text=sent.get("text", ""), **passage)
    for name, act in (("answer", _answer_thread), ("resolve", _resolve), ("reopen", _reopen)):
        if name in sent:
            thread = _thread(article, sent[name])
            act(thread, sent, by)
            return thread
    raise Refused(_("Nothing was chosen. Please press one of the buttons."))


def _answer_thread(thread, sent, by):
    add_comment(thread, by=by, text=sent.get(f"text-{thread.pk}", ""))


def _resolve(thread, sent, by):
    resolve_thread(thread, by=by)


def _reopen(thread, sent, by):
    reopen_thread(thread, by=by)


def _thread(article, number):
    """Http404 for a thread that is not one of this article."""
    thread = (
        article.threads.select_related("article").filter(pk=number).first() if is_number(number) else None
    )
    if thread is None:
        raise Http404(_("This article has no such thread."))
    return thread


def _back(request, article, thread):
    """To the page the form stood on, at the thread."""
    step = STEPS.get(request.POST.get("back", ""))
    if step and step.in_desk:
        return reverse("admin:articles_article_step", args=[article.pk, step.name]) + f"#thread-{thread.pk}"
    return reverse("admin:articles_article_discussion", args=[article.pk]) + f"#thread-{thread.pk}"


def _answer(model_admin, request, article, panel):
    request.current_app = model_admin.admin_site.name
    if "X-Panel" in request.headers:  # the script reads the refusal in the panel
        return TemplateResponse(request, PANEL, {"discussion": panel})
    status = 200 if panel.error is None else 403 if isinstance(panel.error, Forbidden) else 422
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("Discussion"),
        "subtitle": str(article),
        "article": article,
        "discussion": panel,
    }
    return TemplateResponse(request, "admin/articles/article/discussion.html", context, status=status)
