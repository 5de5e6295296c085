"""Where an article is linked, on its own page; and web addresses that fail, beside the rows that hold them."""

import pytest

from articles.models import Article
from tests.articles.admin.desk import at_desk, change_url, document, words
from tests.factories import (
    in_hours,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_weblink,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
CARD = '<p>Text</p><aside data-card="readmore" data-article="{}"></aside>'
WORDS = '<p><a href="article:{}">dort</a></p>'


def panel(client, article):
    """The words of the list, line by line."""
    (section,) = document(client.get(change_url(article))).xpath("//section[@class='linked-from']")
    return [words(line) for line in section.xpath(".//li | .//p")]


def test_articles_that_link_here_with_place_and_standing(client):
    chief = make_chief()
    target = make_published()
    make_draft(headline="Entwurf", body=CARD.format(target.pk), category=make_category("Sport"))
    make_published(headline="Live", body=WORDS.format(target.pk), links=[{"target": target.pk}])
    make_published(
        headline="Geplant", links=[{"target": target.pk}], at=in_hours(3), category=make_category("Kultur")
    )
    step(make_draft(headline="Weg", links=[{"target": target.pk}]), "trash", chief)
    step(target, "edit", chief, content={"body": WORDS.format(target.pk)})
    assert panel(at_desk(client, chief), target) == [
        "Geplant Released planned After the text · Kultur",
        "Live Released live In the text, After the text · Allgemeines",
        "Entwurf Draft In the text · Sport",
    ]


def test_nothing_links_here(client):
    article = make_draft(by=(writer := make_writer()))
    assert panel(at_desk(client, writer), article) == ["No other article links to this one."]


def test_foreign_drafts_are_counted_and_not_named(client):
    writer = make_writer()
    article = make_draft(by=writer)
    make_draft(by=writer, headline="Eigener", links=[{"target": article.pk}])
    secret = make_draft(by=make_writer(), headline="Geheime Zeile", links=[{"target": article.pk}])
    assert panel(at_desk(client, writer), article) == [
        "Eigener Draft After the text · Allgemeines",
        "One article you may not see links here as well.",
    ]
    page = client.get(change_url(article)).content.decode()
    assert "Geheime" not in page
    assert change_url(secret) not in page


def test_whoever_may_only_read_sees_the_list_as_well(client):
    target = make_published()
    make_published(headline="Verweist", links=[{"target": target.pk}])
    assert panel(at_desk(client, make_writer()), target) == [
        "Verweist Released live After the text · Allgemeines"
    ]


def test_moderator_is_told_of_their_category_only(client):
    category = make_category("Sport")
    target = make_draft(category=category)
    make_draft(by=make_writer(), headline="Sportlich", category=category, links=[{"target": target.pk}])
    make_draft(by=make_writer(), headline="Politisch", links=[{"target": target.pk}])
    assert panel(at_desk(client, make_moderator(category)), target) == [
        "Sportlich Draft After the text · Sport",
        "One article you may not see links here as well.",
    ]


def test_long_list_is_cut_and_counted(client):
    writer = make_writer()
    article = make_draft(by=writer)
    for _number in range(42):
        make_draft(by=writer, links=[{"target": article.pk}])
    lines = panel(at_desk(client, writer), article)
    assert (len(lines), lines[-1]) == (41, "2 more articles link here.")


def test_new_article_has_no_list(client):
    page = document(at_desk(client, make_writer()).get("/admin/articles/article/add/"))
    assert page.xpath("//section[@class='linked-from']") == []


# Beside the rows


def broken_rows(client, article):
    page = document(client.get(change_url(article)))
    return [words(line) for line in page.xpath("//*[contains(@class, 'row-broken')]")]


def test_row_says_that_its_address_fails(client):
    writer = make_writer()
    failing, dead = make_weblink(), make_weblink(state="dead", reason="host", http_status=None)
    fine = make_weblink(state="ok", reason="")
    article = make_draft(by=writer, links=[{"url": link.url} for link in (fine, failing, dead)])
    assert broken_rows(at_desk(client, writer), article) == [
        "failing the page is not there (404)",
        "dead there is no such host",
    ]


def test_checklist_beside_the_text_asks_about_a_failing_address(client):
    link = make_weblink("https://weg.example/a")
    article = make_draft(by=(writer := make_writer()), body=f'<p>A <a href="{link.url}">dort</a></p>')
    (finding,) = document(at_desk(client, writer).get(change_url(article))).xpath(
        "//a[@data-jump][contains(., 'weg.example')]"
    )
    assert words(finding) == "weg.example/a does not answer: the page is not there (404)."
    assert finding.get("href").endswith("#id_body")
    assert Article.objects.get().links.get().url == link.url
