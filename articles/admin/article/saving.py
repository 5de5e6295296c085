"""From the article's form to the workflow, once, and from there to the next page."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from articles.admin.found import redirect_to_article
from articles.editing.autosave import forget_new, forget_saved
from articles.vocabulary import Refused, RevisionKind, Unanswered
from articles.workflow.perform import create_article, perform, possible_steps


def save_form(form, *, by):
    """Stores what was typed; returns the article and whether anything changed. Raises what the workflow raises.

    In the same transaction nothing counts as unsaved any more, except text found on return and not decided about.
    """
    content, planning = form.content(), form.planning()
    undecided = "keep_unsaved" in form.data
    if form.instance.pk is None:
        article = create_article(content, by=by, planning=planning)
        forget_new(by, undecided=undecided)
        return article, True
    kind = RevisionKind.MERGE if form.late and form.late.joins_texts else RevisionKind.SAVE
    version = form.accepted_version
    article = perform(
        form.instance.pk, "edit", by=by, version=version, content=content, planning=planning, kind=kind
    )
    forget_saved(by, article, undecided=undecided)
    return article, article.version != version


def answer_save(request, article, changed):
    """The page after a save: the form again, or the step that was asked for."""
    name = request.POST.get("_step")
    if changed or not name:
        messages.success(request, _("“%s” was saved.") % article if changed else _("Nothing was changed."))
    if name:
        return take_step(request, article, name)
    return redirect_to_article(request, article)


def take_step(request, article, name):
    """Takes a step that asks nothing of the editor, or goes to the page of one that does."""
    steps = {step.name: step for step in possible_steps(article, request.user)}
    if name not in steps:
        messages.error(request, _("This step is not possible any more. Please look at the status."))
    elif name == "submit" and submit(request, article, steps[name]):
        return redirect_to_article(request, article)
    else:
        return redirect("admin:articles_article_step", article.pk, name)
    return redirect_to_article(request, article)


def submit(request, article, step):
    """Submits at once when no check has a hint; False when the page of the step has to ask."""
    try:
        perform(article, step.name, by=request.user, version=article.version, accepted=frozenset())
    except Unanswered:
        return False
    except Refused as refusal:
        messages.error(request, refusal_html(refusal))
    else:
        messages.success(request, _("“%s” is in review now.") % article)
    return True


def refusal_html(refusal):
    """The sentence and its list of problems."""
    problems = format_html_join("", "<li>{}</li>", ((problem,) for problem in refusal.problems))
    return format_html("{}{}", refusal.sentence, format_html("<ul>{}</ul>", problems) if problems else "")
