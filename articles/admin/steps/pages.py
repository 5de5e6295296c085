"""The page of a workflow step: says what it will do and what stands against it, asks, and takes it."""

from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from articles.admin.found import find_article, redirect_to_article
from articles.admin.history.timeline import Timeline
from articles.admin.review.checklist import accepted_names, checklist
from articles.admin.review.discussion import make_panel
from articles.admin.steps.facts import barrier, comparison, last_seen, plan, uses
from articles.admin.steps.forms import FORMS, LATER, ChangesForm, StepForm, UnscheduleForm
from articles.admin.steps.words import WILL, done_sentence
from articles.discussion.reading import read_discussion
from articles.models import Publication
from articles.rules import can_view
from articles.sharing import answers_to
from articles.vocabulary import Forbidden, Incomplete, Refused, Stale, Unanswered
from articles.workflow.doing import Doing
from articles.workflow.perform import perform
from articles.workflow.table import STEPS

DISCUSSED = {"submit", "request_changes", "approve", "publish", "publish_urgently", "sign_off"}
MOST_EVENTS = 20  # of what happened since; more are in the history


def step_urls(model_admin):
    """The address of every step, to be put before the admin's own."""
    view = require_http_methods(["GET", "HEAD", "POST"])(partial(step_page, model_admin))
    view = model_admin.admin_site.admin_view(view)
    return [path("<path:object_id>/step/<str:name>/", view, name="articles_article_step")]


def step_page(model_admin, request, object_id, name):
    """Shows the step's form, or takes the step. Only a POST writes."""
    article = find_article(request, object_id)
    step = STEPS.get(name)
    if step is None or not step.in_desk:
        raise Http404(_("There is no such step."))
    if request.method == "POST":
        return take_step(model_admin, request, article, step)
    return show_step(model_admin, request, article, step)


def take_step(model_admin, request, article, step):
    """Redirects after the step; otherwise the form again, with everything typed and the reason why not."""
    form = make_form(step, article, request.POST)
    if not form.is_valid():
        return show_step(model_admin, request, article, step, form)
    try:
        typed = {"version": form.cleaned_data["version"], "accepted": accepted_names(request.POST)}
        article = perform(article, step.name, by=request.user, **typed, **form.typed())
    except Stale as error:
        return show_newer(model_admin, request, article, step, form, error)
    except Refused as error:
        return show_step(model_admin, request, article, step, form, error)
    messages.success(request, done_sentence(article.transitions.filter(step=step.name).first()))
    return redirect_to_article(request, article)


def show_newer(model_admin, request, article, step, form, error):
    """The form on the article as it is now, with what others did meanwhile; sending it again then counts."""
    article.refresh_from_db()
    if not can_view(request.user, article):
        messages.error(request, error.sentence)
        return HttpResponseRedirect(reverse("admin:articles_article_changelist"))
    article = find_article(request, article.pk)
    seen = form.cleaned_data
    since = Timeline(article, after_revision=seen["revision"] or 0, after_step=seen["transition"] or 0)
    data = request.POST.copy()
    for name, value in seen_now(article).items():
        data[name] = value
    form = make_form(step, article, data)
    return show_step(model_admin, request, article, step, form, error, since=since[:MOST_EVENTS])


def seen_now(article):
    return {"version": article.version, **last_seen(article)}


def upcoming(article):
    return list(Publication.objects.filter(article=article).not_ended())


def make_form(step, article, data=None):
    """The step's form; unbound it is filled with what holds now."""
    kind, publications = FORMS.get(step.name, StepForm), upcoming(article)
    options = {"upcoming": publications}
    if kind is ChangesForm:
        options["threads"] = [(str(talk.thread.pk), talk.told) for talk in read_discussion(article).open]
    if issubclass(kind, UnscheduleForm):
        options["now"] = timezone.now()
    if data is not None:
        return kind(data, **options)
    return kind(initial={**seen_now(article), **known_times(article, publications)}, **options)


def known_times(article, publications):
    """The end that was decided, and the end of an embargo as the earliest beginning."""
    times = {"until": publications[-1].ends_at} if publications else {}
    if article.embargo_until and article.embargo_until > timezone.now():
        times |= {"when": LATER, "at": next_minute(article.embargo_until)}
    return times


def next_minute(moment):
    """The moment itself, or the full minute after it: never earlier."""
    full = moment.replace(second=0, microsecond=0)
    return full if full == moment else full + timedelta(minutes=1)


def show_step(model_admin, request, article, step, form=None, error=None, since=()):
    """The page, with 403 or 409 when the step was refused for its role or its moment."""
    doing = Doing(article=article, by=request.user, now=timezone.now(), at=chosen_time(form))
    against = barrier(step, doing)
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": step.label,
        "subtitle": str(article),
        "article": article,
        "step": step,
        "will": WILL[step.name],
        "form": form or make_form(step, article),
        "error": error,
        "against": None if against and error and str(against) == str(error) else against,
        "open": against is None,
        "since": since,
        **facts(step, doing, against),
    }
    request.current_app = model_admin.admin_site.name
    status = status_of(error or against)
    return TemplateResponse(request, "admin/articles/article/step.html", context, status=status)


def chosen_time(form):
    """The beginning that was typed, by which links to planned stories are judged."""
    return getattr(form, "cleaned_data", {}).get("at")


def facts(step, doing, against):
    """Nothing but the reason is shown to somebody who may not take the step."""
    if isinstance(against, Forbidden):
        return {}
    return {
        "comparison": comparison(step, doing),
        "checklist": checklist(STEPS["approve"] if step.name == "request_changes" else step, doing),
        "discussion": make_panel(doing.article, doing.by, back=step.name) if step.name in DISCUSSED else None,
        "guest_answers": answers_to(doing.article) if step.name in DISCUSSED else (),
        "uses": uses(step, doing),
        "plan": plan(step, doing),
    }


def status_of(error):
    if isinstance(error, Forbidden):
        return 403
    if error is None or isinstance(error, Incomplete | Unanswered):
        return 200
    return 409
