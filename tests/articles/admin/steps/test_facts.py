"""What the desk is told before a step: what is missing, what would change, who links here."""

import pytest

from tests.articles.admin.desk import at_desk, step_url
from tests.factories import (
    make_approved,
    make_chief,
    make_draft,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def test_missing_things_are_listed_before_the_step_is_tried(client):
    article = make_draft(by=(writer := make_writer()), headline="", source="")
    page = at_desk(client, writer).get(step_url(article, "submit"))
    assert page.context["against"].problems == [
        "The headline is missing.",
        "The byline is missing. Please add an author or, for agency text, the source.",
    ]
    assert not page.context["open"]
    assert "The headline is missing." in page.content.decode()


def test_difference_to_what_is_live_is_shown_escaped(client):
    article = make_published(lead="Alt.")
    writer = article.created_by
    article = step(article, "edit", writer, content={"lead": "Alt. <b>Neu</b>"})
    step(article, "submit", writer)
    page = at_desk(client, make_chief()).get(step_url(article, "approve"))
    comparison = page.context["comparison"]
    assert (comparison.base.number, comparison.candidate.number, comparison.label) == (1, 2, "what is live")
    assert [change.name for change in comparison.changes] == ["lead"]
    assert "<ins> &lt;b&gt;Neu&lt;/b&gt;</ins>" in page.content.decode()


def test_difference_to_what_was_approved_last_is_shown(client):
    writer = make_writer()
    article = make_approved(by=writer)
    article = step(article, "edit", writer, content={"lead": "Neu."})
    step(article, "submit", writer)
    comparison = at_desk(client, make_chief()).get(step_url(article, "approve")).context["comparison"]
    assert (comparison.base.number, comparison.label) == (1, "what was approved last")


def test_withdrawing_names_where_the_story_is_linked_and_hides_foreign_drafts(client):
    article = make_published()
    chief, writer = make_chief(), make_writer()
    card = f'<p>A</p><aside data-card="readmore" data-article="{article.pk}"></aside>'
    older = make_draft(by=writer, body=card)
    newer = make_draft(by=chief, links=[{"target": article.pk}])
    uses = at_desk(client, chief).get(step_url(article, "withdraw")).context["uses"]
    assert ([link.article for link in uses.links], uses.others) == ([newer, older], 0)
    mine = make_draft(by=writer)
    make_draft(by=make_writer(), headline="Fremdes Geheimnis", links=[{"target": mine.pk}])
    page = at_desk(client, writer).get(step_url(mine, "trash"))
    assert (page.context["uses"].links, page.context["uses"].others) == ([], 1)
    assert "Fremdes Geheimnis" not in page.content.decode()
