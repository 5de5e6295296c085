"""Content survives the way through rows and revisions, is cleaned on entry, and refuses what does not fit."""

import json

import pytest
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.editing.content import EMPTY
from articles.editing.save import content_of
from articles.models import Article, Category, RelatedLink, Tag
from articles.vocabulary import Genre, Incomplete, Refused
from articles.workflow.perform import create_article
from tests.factories import in_hours, make_author, make_category, make_chief, make_content, make_draft, step

pytestmark = pytest.mark.django_db

letters = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
paragraphs = st.lists(
    letters.filter(str.strip).map(lambda words: f"<p>{words.replace('&', '&amp;').replace('<', '&lt;')}</p>"),
    max_size=4,
).map("".join)


@st.composite
def contents(draw):
    """Any content an editor could type."""
    texts = {
        name: draw(letters) for name in ("kicker", "headline", "lead", "dateline", "source", "teaser_text")
    }
    return {
        **texts,
        "body": draw(paragraphs),
        "genre": draw(st.sampled_from([genre.value for genre in Genre])),
        "tags": draw(st.lists(letters, max_size=4)),
        "noindex": draw(st.booleans()),
        "embargo_until": draw(st.none() | st.floats(0.1, 90).map(in_hours)),
        "links": [
            {"wanted": word}
            for word in draw(
                st.lists(letters.filter(lambda w: w.strip().isprintable() and w.strip()), max_size=2)
            )
        ],
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents())
def test_content_survives_revision_rows_and_restore(content):
    chief = make_chief()
    article = create_article(content, by=chief)
    article.refresh_from_db()
    stored = content_of(article)
    assert json.loads(json.dumps(stored)) == stored
    assert [getattr(article, name) for name in ("kicker", "headline", "lead", "body")] == [
        stored[name] for name in ("kicker", "headline", "lead", "body")
    ]
    assert sorted(article.tags.values_list("pk", flat=True)) == sorted(stored["tags"])
    assert [link.wanted for link in article.links.all()] == [link["wanted"] for link in stored["links"]]
    version = article.version
    article = step(article, "edit", chief, content=stored)
    assert article.version == version, "saving what is stored must change nothing"
    article = step(article, "edit", chief, content=dict(EMPTY))
    article = step(article, "edit", chief, content=stored)
    assert content_of(article) == stored


def test_text_is_trimmed_and_control_characters_vanish():
    article = make_draft(headline="  Zwei \t Wörter\x00 ", lead="Erste\r\nZweite\x07")
    assert (article.headline, article.lead) == ("Zwei Wörter", "Erste\nZweite")


def test_the_slug_comes_from_the_headline_and_stays():
    article = make_draft(headline="Größe zählt")
    assert article.slug == "groesse-zaehlt"
    article = step(article, "edit", make_chief(), content={"headline": "Anderer Titel"})
    assert article.slug == "groesse-zaehlt"


def test_everything_too_long_is_named_at_once():
    content = make_content(headline="x" * 301, kicker="y" * 201)
    with pytest.raises(Incomplete) as refused:
        create_article(content, by=None)
    assert len(refused.value.problems) == 2
    assert not Article.objects.exists()


def test_unknown_kinds_in_the_text_are_refused_not_dropped():
    with pytest.raises(Refused, match="iframe"):
        make_draft(body="<p>Text</p><iframe src='https://example.org/'></iframe>")
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"links": [{"target": 999_999}]},
        {"links": [{"url": "javascript:alert(1)"}]},
        {"body": '<aside data-card="readmore" data-article="999999"></aside>'},
        {"body": '<p><a href="article:999999">dort</a></p>'},
        {"credits": [999_999]},
        {"category": 999_999},
        {"tags": [999_999]},
        {"genre": "gossip"},
        {"tags": ["x" * 101]},
        {"links": [{"wanted": "x" * 301}]},
        {"links": [{"url": "https://example.org/", "title": "x" * 301}]},
        {"body": f'<p>Text</p><aside data-card="readmore" data-wanted="{"x" * 301}"></aside>'},
        {"language": "xx"},
    ],
)
def test_what_does_not_exist_is_refused_with_a_sentence(changes):
    with pytest.raises(Refused) as refused:
        create_article({**make_content(), **changes}, by=None)
    assert len(str(refused.value)) > 20
    assert not Article.objects.exists()


def test_a_refused_save_leaves_no_new_tags():
    with pytest.raises(Refused):
        create_article(make_content(tags=["Neues Wort"], credits=[999_999]), by=None)
    assert not Tag.objects.exists()


def test_links_in_the_text_become_rows_in_their_order():
    target = make_draft()
    body = (
        '<p>Eins</p><aside data-card="readmore" data-wanted="Noch nicht da"></aside><p>Zwei</p>'
        f'<aside data-card="readmore" data-article="{target.pk}" data-title="Mehr dazu"></aside>'
        f'<p>Drei <a href="article:{target.pk}">dort</a></p>'
    )
    article = make_draft(body=body, links=[{"url": "https://example.org/", "title": "Quelle"}])
    rows = [(row.placement, row.target_id, row.url, row.wanted, row.title) for row in article.links.all()]
    assert rows == [
        ("after", None, "https://example.org/", "", "Quelle"),
        ("in_text", None, "", "Noch nicht da", ""),
        ("in_text", target.pk, "", "", "Mehr dazu"),
    ]
    assert RelatedLink.objects.get(wanted="Noch nicht da").wanted_key == "noch nicht da"


def test_web_addresses_of_words_become_rows_after_cards_and_articles():
    target = make_draft()
    link = '<a href="{}">dort</a>'
    body = (
        f"<p>{link.format('https://eins.example/')} und {link.format('mailto:a@example.org')}</p>"
        '<aside data-card="readmore" data-url="https://karte.example/"></aside>'
        f"<ul><li><p>{link.format('http://zwei.example/?a=1#b')}</p></li></ul>"
        f"<p>{link.format(f'article:{target.pk}')} {link.format('https://eins.example/')}"
        f" {link.format('https://karte.example/')}</p>"
    )
    article = make_draft(body=body, links=[{"url": "https://eins.example/"}])
    rows = [(row.placement, row.position, row.target_id, row.url) for row in article.links.all()]
    assert rows == [
        ("after", 0, None, "https://eins.example/"),
        ("in_text", 0, None, "https://karte.example/"),
        ("in_text", 1, target.pk, ""),
        ("in_text", 2, None, "https://eins.example/"),
        ("in_text", 3, None, "http://zwei.example/?a=1#b"),
    ]
    article = step(article, "edit", make_chief(), content={"body": "<p>Ohne</p>"})
    assert [row.url for row in article.links.all()] == ["https://eins.example/"]


def test_web_address_in_the_text_may_be_a_thousand_characters_long():
    body = '<p><a href="https://lang.example/{}">dort</a></p>'
    article = make_draft(body=body.format("x" * 979))
    assert len(article.links.get().url) == 1000
    with pytest.raises(Incomplete) as refused, override("en"):
        step(article, "edit", make_chief(), content={"body": body.format("x" * 980)})
    assert refused.value.problems == [
        "“web address” has 1001 characters; at most 1000 fit. Please shorten it."
    ]


def test_order_of_authors_is_kept():
    authors = [make_author(name).pk for name in ("Zoe", "Anna", "Mia")]
    article = make_draft(credits=authors)
    assert [credit.author_id for credit in article.credits.all()] == authors


def test_an_embargo_is_kept_in_utc_whatever_the_zone():
    moment = in_hours(3)
    article = make_draft(embargo_until=moment, category=make_category())
    article.refresh_from_db()
    assert (article.embargo_until, Category.objects.count()) == (moment, 1)
