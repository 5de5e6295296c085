"""Open links become links to the story they ask for, in the text and after it."""

import pytest

from articles.editing.openlinks import resolve_open_link, suggestions
from articles.models import Article, RelatedLink
from articles.rules import visible_to
from tests.factories import make_draft, make_writer

OPEN = '<aside data-card="readmore" data-wanted="Die Brücke hält" data-title="Mehr zur Brücke"></aside>'
OTHER = '<aside data-card="readmore" data-wanted="Etwas anderes"></aside>'
FOUND = '<aside data-card="readmore" data-article="7" data-title="Mehr zur Brücke"></aside>'
LINK = {"target": None, "url": "", "wanted": "", "title": ""}


def content(body="", links=()):
    return {"headline": "H", "body": body, "links": list(links)}


def test_open_card_gets_its_article_and_keeps_its_title():
    changed = resolve_open_link(content(f"<p>A</p>{OPEN}{OTHER}<p>B</p>"), "die bruecke HÄLT", 7)
    assert changed == {"body": f"<p>A</p>{FOUND}{OTHER}<p>B</p>"}


def test_open_closing_link_gets_its_article_and_others_stay():
    links = [{**LINK, "wanted": "Die Brücke hält", "title": "T"}, {**LINK, "wanted": "Etwas anderes"}]
    changed = resolve_open_link(content(OPEN, links), "Die Brücke hält", 7)
    assert changed == {
        "body": FOUND,
        "links": [{**LINK, "target": 7, "title": "T"}, {**LINK, "wanted": "Etwas anderes"}],
    }


def test_headline_in_the_words_of_a_text_is_no_open_link():
    assert (
        resolve_open_link(content("<p>data-wanted=&quot;Die Brücke hält&quot;</p>"), "Die Brücke hält", 7)
        == {}
    )


@pytest.mark.django_db
def test_suggestions_name_stories_of_that_headline_the_user_may_see_in_one_query(django_assert_num_queries):
    writer = make_writer()
    story = make_draft(by=writer, headline="Die Brücke hält")
    make_draft(by=make_writer(), headline="Etwas anderes")
    asking = make_draft(by=writer, body=OPEN + OTHER)
    links = list(RelatedLink.objects.filter(article=asking).exclude(wanted=""))
    with django_assert_num_queries(1):
        found = suggestions(links, Article.objects.filter(pk__in=visible_to(writer)))
    assert found == {next(link.pk for link in links if link.wanted == "Die Brücke hält"): story}


@pytest.mark.django_db
def test_story_is_no_suggestion_for_itself():
    asking = make_draft(body=OPEN, headline="Die Brücke hält")
    assert suggestions(RelatedLink.objects.filter(article=asking)) == {}
