"""Bulk runs that are stopped: a killed server, a mistake at one article. What is done is done, the report says how far."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.workflow.perform import perform
from tests.articles.admin.desk import LIST, at_desk, document
from tests.articles.admin.lists.test_bulk import begin, outcomes, send, tally
from tests.factories import make_chief, make_draft

pytestmark = pytest.mark.django_db


def test_a_run_killed_in_the_middle_leaves_whole_articles_and_says_how_far_it_came(client, monkeypatch):
    chief = make_chief()
    stories = [make_draft(by=chief, headline=f"Text {number}") for number in range(5)]
    at_desk(client, chief)
    dry = begin(client, "trash", stories)
    calls = []

    def dies_at_third(article, *args, **kwargs):
        calls.append(article.pk)
        if len(calls) == 3:
            raise SystemExit
        return perform(article, *args, **kwargs)

    monkeypatch.setattr("articles.workflow.bulk.perform", dies_at_third)
    with pytest.raises(SystemExit):
        send(client, "trash", dry)
    monkeypatch.undo()
    states = Article.objects.filter(pk__in=calls).values_list("status", flat=True)
    assert sorted(states) == ["draft", "trashed", "trashed"]
    notice = document(client.get(reverse(LIST))).xpath("//p[@class='interrupted']/a")[0]
    report = client.get(notice.get("href"))
    assert tally(report) == ["2 done", "3 not reached"]
    again = document(report).xpath("//form[.//button[contains(., 'not reached')]]")[0]
    dry = client.post(again.get("action"), dict(again.form_values()))
    assert tally(dry) == ["3 would be changed"]
    send(client, "trash", dry)
    assert set(Article.objects.values_list("status", flat=True)) == {"trashed"}


def test_an_unexpected_mistake_at_one_article_does_not_stop_the_others(client, monkeypatch, caplog):
    chief = make_chief()
    stories = [make_draft(by=chief, headline=f"Text {number}") for number in range(3)]
    at_desk(client, chief)
    dry = begin(client, "trash", stories)
    broken = stories[1].pk

    def fails_for_one(article, *args, **kwargs):
        if article.pk == broken:
            raise ZeroDivisionError
        return perform(article, *args, **kwargs)

    monkeypatch.setattr("articles.workflow.bulk.perform", fails_for_one)
    report = client.get(send(client, "trash", dry).url)
    assert tally(report) == ["2 done", "1 failed"]
    assert outcomes(report)["Text 1"] == "An unexpected mistake; the log says more: ZeroDivisionError."
    assert f"trash was not possible on article {broken}" in caplog.text
