"""What surrounds the text editor: its settings, the look-up of articles, and offers to close open links."""

import json

import pytest
from django.urls import reverse

from articles.admin.article.typed import join_names, split_names
from articles.body.kinds import KINDS, MARKS
from articles.models import Article
from tests.articles.admin.desk import at_desk, change_url, document, errors, fields, numbers, save, words
from tests.factories import in_hours, make_category, make_chief, make_draft, make_published, make_writer, step

pytestmark = pytest.mark.django_db
LOOKUP = "admin:articles_article_lookup"


def looked_up(client, term=""):
    return client.get(reverse(LOOKUP), {"term": term}).json()["results"]


def settings_of_the_editor(client, article):
    page = document(client.get(change_url(article)))
    return json.loads(page.get_element_by_id("id_body").get("data-desk-editor"))


def test_lookup_describes_each_article(client):
    category = make_category("Wirtschaft")
    article = make_published(category=category, headline="Öffnung")
    at_desk(client, make_writer())
    assert looked_up(client, "öff") == [
        {
            "id": article.pk,
            "headline": "Öffnung",
            "category": "Wirtschaft",
            "standing": "live",
            "text": "Öffnung · Wirtschaft · live",
        }
    ]


def test_lookup_tells_how_far_a_story_is(client):
    writer = make_writer()
    make_draft(by=writer, headline="A Entwurf")
    make_published(headline="A Geplant", at=in_hours(5))
    trashed = make_draft(by=writer, headline="A Papierkorb")
    step(trashed, "trash", writer)
    at_desk(client, make_chief())
    found = {result["headline"]: result["standing"] for result in looked_up(client, "A ")}
    assert found == {"A Entwurf": "Draft", "A Geplant": "planned"}


def test_lookup_without_words_offers_the_last_twelve(client):
    writer = make_writer()
    made = [make_draft(by=writer).pk for _ in range(13)]
    at_desk(client, writer)
    assert [result["id"] for result in looked_up(client)] == made[:0:-1]


def test_editor_knows_the_stories_its_text_leads_to(client):
    writer = make_writer()
    story, other = make_draft(by=writer, headline="Ziel"), make_published(headline="Zweites Ziel")
    body = f'<p><a href="article:{other.pk}">x</a></p><aside data-card="readmore" data-article="{story.pk}"></aside>'
    at_desk(client, writer)
    cards = settings_of_the_editor(client, make_draft(by=writer, body=body))["cards"]
    assert {pk: (card["headline"], card["standing"]) for pk, card in cards.items()} == {
        str(story.pk): ("Ziel", "Draft"),
        str(other.pk): ("Zweites Ziel", "live"),
    }


def test_refused_text_stands_in_the_textarea_as_it_was_typed(client):
    writer = make_writer()
    typed = '<p>Mein "Text" &amp; <b>mehr</b></p><section>1</section>'
    response = save(at_desk(client, writer), make_draft(by=writer), body=typed)
    assert fields(response)["body"] == [typed]


def test_every_kind_and_mark_passes_the_form_unchanged(client):
    """A new kind of the table without a place in the editor would be lost on opening: it belongs in desk/kinds.js."""
    assert set(KINDS) == {
        "paragraph",
        "headline2",
        "headline3",
        "bullets",
        "numbers",
        "item",
        "quotation",
        "infobox",
        "divider",
        "table",
        "row",
        "headcell",
        "cell",
        "embed",
        "readmore",
        "picture",
        "gallery",
    }
    assert set(MARKS) == {"link", "strong", "em", "superscript", "subscript"}


OPEN = '<p>x</p><aside data-card="readmore" data-wanted="Die Brücke hält" data-title="Mehr"></aside>'


def offers(response):
    return [words(node) for node in document(response).xpath("//*[contains(@class, 'offers')]//label")]


def test_open_links_are_offered_the_story_that_bears_their_headline(client):
    writer = make_writer()
    story = make_draft(by=writer, headline="Die Bruecke HÄLT")
    article = make_draft(by=writer, body=OPEN, links=[{"wanted": "Die Brücke hält"}])
    page = at_desk(client, writer).get(change_url(article))
    assert offers(page) == ["For “Die Brücke hält” there is now: Die Bruecke HÄLT (Draft) – link it"]
    value = f"{story.pk}:Die Brücke hält"
    response = save(client, article, resolve=value)
    assert response.status_code == 302, errors(response)
    article = Article.objects.select_related("latest").get(pk=article.pk)
    assert article.body == (
        f'<p>x</p><aside data-card="readmore" data-article="{story.pk}" data-title="Mehr"></aside>'
    )
    assert article.latest.content["links"] == [{"target": story.pk, "url": "", "wanted": "", "title": ""}]
    assert offers(client.get(change_url(article))) == []


def test_ticked_offer_stays_ticked_when_the_form_comes_back(client):
    writer = make_writer()
    story = make_draft(by=writer, headline="Die Brücke hält")
    article = make_draft(by=writer, body=OPEN)
    value = f"{story.pk}:Die Brücke hält"
    response = save(at_desk(client, writer), article, resolve=value, target_length="viel")
    assert fields(response)["resolve"] == [value]
    assert numbers(article) == [1]


def test_foreign_draft_is_never_offered_nor_accepted(client):
    writer = make_writer()
    foreign = make_draft(by=make_writer(), headline="Die Brücke hält")
    article = make_draft(by=writer, body=OPEN)
    page = at_desk(client, writer).get(change_url(article))
    assert offers(page) == []
    save(client, article, resolve=f"{foreign.pk}:Die Brücke hält")
    assert numbers(article) == [1]


@pytest.mark.parametrize(
    "value", ["", "x", ":", "5", "99999:Die Brücke hält", "٣:Die Brücke hält", "9" * 30 + ":x"]
)
def test_nonsense_as_an_accepted_offer_changes_nothing(client, value):
    writer = make_writer()
    article = make_draft(by=writer, body=OPEN)
    assert save(at_desk(client, writer), article, resolve=value).status_code == 302
    assert numbers(article) == [1]


def test_open_closing_link_is_shown_as_wanted_and_closed_by_a_target(client):
    writer = make_writer()
    article = make_draft(by=writer, links=[{"wanted": "Was fehlt", "title": "Mehr"}])
    page = at_desk(client, writer).get(change_url(article))
    assert [words(node) for node in document(page).xpath("//*[@class='wanted']")] == ["Wanted: Was fehlt"]
    save(client, article, **{"links-0-url": "https://example.org/"})
    article = Article.objects.select_related("latest").get(pk=article.pk)
    assert article.latest.content["links"] == [
        {"target": None, "url": "https://example.org/", "wanted": "", "title": "Mehr"}
    ]


def test_row_marked_for_removal_is_left_out(client):
    writer = make_writer()
    article = make_draft(by=writer, links=[{"wanted": "Eins"}, {"wanted": "Zwei"}])
    save(at_desk(client, writer), article, **{"links-0-DELETE": "on"})
    article = Article.objects.select_related("latest").get(pk=article.pk)
    assert [link["wanted"] for link in article.latest.content["links"]] == ["Zwei"]


@pytest.mark.parametrize(
    "names", [[], ["Kiel"], ["Kiel", "Nord, Ost"], ['Der "Rote"', "x"], ['"', ","], ["„Zitat“", "O'Neill"]]
)
def test_names_on_a_line_are_read_back_unchanged(names):
    assert split_names(join_names(names)) == names


def test_names_may_be_separated_carelessly():
    assert split_names(" Kiel,, Nord ,\n Ost,") == ["Kiel", "Nord", "Ost"]
