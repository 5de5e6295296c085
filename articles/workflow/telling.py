"""Whom a step concerns besides its own notices: who was given the text, whose live text was edited, whose plan is in danger."""

from articles.models import Publication
from articles.notices.danger import notify_danger
from articles.notices.edits import notify_edited_live
from articles.workflow.assigning import tell_assignee


def tell(name, doing, details):
    """Notices that follow from what a step left behind, in its transaction."""
    article, by = doing.article, doing.by
    if {"assignee", "assignee_id"} & set(details.get("planning", [])):
        tell_assignee(article, by=by)
    edited = name == "edit" and "revision" in details
    if edited and any(begin <= doing.now for begin in doing.upcoming):
        notify_edited_live(article, by, doing.now)
    if edited or name == "request_changes":
        for plan in _plans(doing):
            notify_danger(article, "newer" if edited else "changes", plan, by=by)


def _plans(doing):
    """Ids of the article's planned publications; asks only when there are any."""
    if not any(begin > doing.now for begin in doing.upcoming):
        return []
    return list(
        Publication.objects.planned(doing.now).filter(article=doing.article).values_list("pk", flat=True)
    )
