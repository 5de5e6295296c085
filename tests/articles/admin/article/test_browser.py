"""The text editor in a real browser: what is opened and saved stays as it was, and every button makes what it says."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.articles.admin.article.pasting import pasted
from tests.articles.admin.desk import numbers
from tests.browser import enter, open_article, place_cursor, save, search_target, settle, watch
from tests.factories import make_author, make_draft, make_published, make_writer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FULL = (
    "<p>Die <strong>Brücke</strong> ist <em>offen</em>, CO<sub>2</sub>, m<sup>2</sup> und <strong><em>beides</em></strong>."
    "<br>Zweite Zeile mit\u00a0festem Leerzeichen.</p><h2>Titel</h2><h3>Klein &amp; fein</h3>"
    '<ul><li><p>eins</p><ol start="3"><li><p>drei</p></li></ol></li><li><p>zwei</p></li></ul>'
    '<blockquote data-source="Amt &quot;Nord&quot;"><p>„So ist es.“</p><ul><li><p>Punkt</p></li></ul></blockquote><hr>'
    '<aside data-card="infobox" data-title="In &quot;Zahlen&quot;"><p>412 Meter</p><ul><li><p>zwei Spuren</p></li></ul></aside>'
    '<table data-title="Ergebnis &lt;vorläufig&gt;"><tr><th><p>Liste</p></th><th><p>Anteil</p></th></tr>'
    "<tr><td><p><strong>Nord</strong></p><p>bisher</p></td><td><p></p></td></tr></table>"
    '<div data-card="embed" data-url="https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;t=90" data-title="Die &quot;Brücke&quot;"></div>'
    "<table><tr><th><p>ohne</p></th><td><p>Titel</p></td></tr></table>"
    '<div data-card="embed" data-url="https://chaos.social/@redaktion/110000000000000001"></div>'
    '<p><a href="https://example.org/?a=1&amp;b=2">außen <strong>fett</strong></a> '
    '<a href="mailto:a@example.org">Post</a> <a href="article:{pk}">innen</a></p>'
    '<aside data-card="readmore" data-article="{pk}" data-title="Mehr &lt;dazu&gt;"></aside>'
    '<aside data-card="readmore" data-url="https://example.org/x"></aside>'
    '<aside data-card="readmore" data-wanted="Noch gesucht"></aside><p>Ende.</p>'
)


@pytest.fixture
def desk(page, live_server):
    """Opens an article as its writer; at the end the browser must not have complained."""
    complaints = watch(page)

    def desk(writer, **content):
        article = make_draft(by=writer, **content)
        enter(page, live_server, writer)
        open_article(page, live_server, article)
        return article

    yield desk
    assert complaints == []


def body_of(article):
    return Article.objects.get(pk=article.pk).body


def test_opening_and_saving_changes_nothing(page, desk):
    writer = make_writer()
    story = make_published(headline="Ziel")
    article = desk(
        writer,
        body=FULL.format(pk=story.pk),
        tags=["Kiel, Ost", "Häfen", 'Der "Rote"'],
        credits=[make_author("Berta Wolf").pk, make_author("Anton Zink").pk],
        links=[{"target": story.pk, "title": "Eigener"}, {"wanted": "Was fehlt"}],
    )
    assert body_of(article) == FULL.format(pk=story.pk)
    save(page)
    expect(page.locator(".messagelist")).to_have_text("Nothing was changed.", use_inner_text=True)
    assert numbers(article) == [1]


def test_typing_and_taking_it_back_changes_nothing(page, desk):
    """The text has been through the editor then, not only past it."""
    story = make_published()
    article = desk(make_writer(), body=FULL.format(pk=story.pk))
    place_cursor(page.locator(".ProseMirror p").first)
    page.keyboard.press("End")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    sent = page.locator("#id_body").input_value()
    assert "<aside" in sent
    save(page)
    assert body_of(article) == FULL.format(pk=story.pk)
    assert numbers(article) == [1]


def test_typed_text_is_stored_with_its_blanks(page, desk):
    article = desk(make_writer(), body="")
    place_cursor(page.locator(".ProseMirror"))
    page.keyboard.type("Ein Satz mit vielen Wörtern. Und noch einer.")
    page.keyboard.press("Enter")
    page.keyboard.type("Zweiter Absatz ")
    save(page)
    assert body_of(article) == "<p>Ein Satz mit vielen Wörtern. Und noch einer.</p><p>Zweiter Absatz</p>"


def press(page, title):
    settle(page)
    page.locator(f".prose-menubar button[title='{title}']").click()


def test_buttons_make_the_kinds_of_the_table(page, desk):
    article = desk(make_writer(), body="")
    place_cursor(page.locator(".ProseMirror"))
    for title in ("Sub-headline", "Small sub-headline"):
        press(page, title)
        page.keyboard.type(title)
        page.keyboard.press("Enter")
    for title in ("Strong", "Emphasis", "Superscript", "Subscript"):
        press(page, title)
        page.keyboard.type("x")
        press(page, title)
    page.keyboard.press("Enter")
    for title in ("Bullet list", "Numbered list", "Quotation", "Info box"):
        press(page, title)
        page.keyboard.type(title)
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
    press(page, "Divider")
    page.keyboard.type("Ende")
    save(page)
    assert body_of(article) == (
        "<h2>Sub-headline</h2><h3>Small sub-headline</h3>"
        "<p><strong>x</strong><em>x</em><sup>x</sup><sub>x</sub></p>"
        "<ul><li><p>Bullet list</p></li></ul><ol><li><p>Numbered list</p></li></ol>"
        "<blockquote><p>Quotation</p></blockquote>"
        '<aside data-card="infobox"><p>Info box</p></aside><hr><p>Ende</p>'
    )


def test_quotation_gets_its_source(page, desk):
    article = desk(make_writer(), body="<blockquote><p>Zitat</p></blockquote>")
    place_cursor(page.locator(".ProseMirror blockquote p"))
    press(page, "Source of the quotation")
    page.locator(".picker input").fill("Amt")
    page.keyboard.press("Enter")
    save(page)
    assert body_of(article) == '<blockquote data-source="Amt"><p>Zitat</p></blockquote>'


def test_info_box_gets_its_title(page, desk):
    article = desk(make_writer(), body="<p>Anfang</p><p>412 Meter</p>")
    place_cursor(page.locator(".ProseMirror p").nth(1))
    press(page, "Info box")
    press(page, "Title of the info box")
    page.locator(".picker input").fill("Die Brücke in Zahlen")
    page.keyboard.press("Enter")
    save(page)
    box = '<aside data-card="infobox" data-title="Die Brücke in Zahlen"><p>412 Meter</p></aside>'
    assert body_of(article) == f"<p>Anfang</p>{box}"


def find(page, term, headline):
    """Searches in the dialog and chooses a result with the keyboard alone."""
    search_target(page, term)
    page.locator(".picker-result", has_text=headline).locator("input").focus()
    page.keyboard.press("Space")


def test_card_is_chosen_from_our_articles_shown_and_stored(page, desk):
    story = make_published(headline="Werften melden volle Bücher")
    make_draft(by=make_writer(), headline="Werften geheim")
    article = desk(make_writer(), body="<p>Anfang</p>")
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("End")
    press(page, "“Lesen Sie mehr” card")
    find(page, "werften", "Werften melden")
    found = page.locator(".picker-result strong")
    expect(found).to_have_text(["Werften melden volle Bücher", "werften"], use_inner_text=True)
    page.keyboard.press("Enter")
    card = page.locator(".ProseMirror .card")
    expect(card.locator(".card-title")).to_have_text("Werften melden volle Bücher", use_inner_text=True)
    expect(card.locator(".card-note")).to_have_text("Allgemeines · live", use_inner_text=True)
    save(page)
    assert body_of(article) == f'<p>Anfang</p><aside data-card="readmore" data-article="{story.pk}"></aside>'


def test_what_was_chosen_stays_chosen_when_the_search_goes_on(page, desk):
    story = make_published(headline="Werften melden volle Bücher")
    article = desk(make_writer(), body="<p>Anfang</p>")
    place_cursor(page.locator(".ProseMirror p"))
    press(page, "“Lesen Sie mehr” card")
    find(page, "werften", "Werften melden")
    search_target(page, "ganz anderes")
    rows = page.locator(".picker-result strong")
    expect(rows).to_have_text(["Werften melden volle Bücher", "ganz anderes"], use_inner_text=True)
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror .card-title")).to_have_text("Werften melden volle Bücher")
    save(page)
    assert f'data-article="{story.pk}"' in body_of(article)


def test_card_may_ask_for_a_story_that_is_still_to_come(page, desk):
    article = desk(make_writer(), body="<p>Anfang</p>")
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    press(page, "“Lesen Sie mehr” card")
    find(page, "Kommt noch", "Kommt noch")
    page.locator(".picker [type=submit]").click()
    expect(page.locator(".card-wanted .card-note")).to_have_text("wanted", use_inner_text=True)
    save(page)
    card = '<aside data-card="readmore" data-wanted="Kommt noch"></aside>'
    assert body_of(article) == f"<p>Anfang</p>{card}"  # after the paragraph, which stays whole


def test_card_is_changed_and_removed_by_its_buttons(page, desk):
    card = '<aside data-card="readmore" data-wanted="Noch gesucht"></aside>'
    article = desk(make_writer(), body=f"<p>A</p>{card}<p>B</p>{card}")
    page.locator(".card").first.get_by_text("Change").click()
    page.get_by_label("or a web address").last.fill("www.example.org/x")
    page.get_by_label("Own title (empty: the headline)").fill("Draußen")
    page.keyboard.press("Enter")
    page.locator(".card").last.get_by_text("Remove").click()
    save(page)
    url = '<aside data-card="readmore" data-url="https://www.example.org/x" data-title="Draußen"></aside>'
    assert body_of(article) == f"<p>A</p>{url}<p>B</p>"


def test_dialog_refuses_an_address_that_is_none(page, desk):
    article = desk(make_writer(), body="<p>Anfang</p>")
    place_cursor(page.locator(".ProseMirror p"))
    press(page, "“Lesen Sie mehr” card")
    page.get_by_label("or a web address").last.fill("javascript:alert(1)")
    page.keyboard.press("Enter")
    expect(page.locator(".picker-problem")).to_contain_text("https://", use_inner_text=True)
    page.keyboard.press("Escape")
    save(page)
    assert numbers(article) == [1]


def select_line(page, place):
    place_cursor(page.locator(".ProseMirror p").nth(place))
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")


def test_link_leads_to_an_article_an_address_or_a_mail(page, desk):
    story = make_published(headline="Ziel")
    article = desk(make_writer(), body="<p>eins</p><p>zwei</p><p>drei</p>")
    select_line(page, 0)
    press(page, "Link")
    find(page, "Ziel", "Ziel")
    page.keyboard.press("Enter")
    for place, typed in ((1, "example.org"), (2, "amt@example.org")):
        select_line(page, place)
        press(page, "Link")
        page.get_by_label("or a web or mail address").last.fill(typed)
        page.keyboard.press("Enter")
    save(page)
    assert body_of(article) == (
        f'<p><a href="article:{story.pk}">eins</a></p><p><a href="https://example.org">zwei</a></p>'
        '<p><a href="mailto:amt@example.org">drei</a></p>'
    )


def test_pasted_page_leaves_only_the_kinds_of_the_table(page, desk):
    article = desk(make_writer(), body="")
    pasted(
        page,
        '<b style="font-weight:normal"><h1>Titel</h1><p style="color:red" onclick="x()">Rot <u>und</u> '
        '<span style="font-weight:700">fett</span></p></b><table><tr><td>Zelle</td></tr></table>'
        '<blockquote><h2>Im Zitat</h2></blockquote><script>alert(1)</script><a href="javascript:alert(1)">x</a>',
    )
    save(page)
    expect(page.locator(".errornote")).to_have_count(0)
    assert body_of(article) == (
        "<h2>Titel</h2><p>Rot und <strong>fett</strong></p><p>Zelle</p><blockquote><p>Im Zitat</p></blockquote><p>x</p>"
    )


def test_tags_and_rows_are_edited_with_the_page(page, desk):
    first, second = make_author("Berta Wolf"), make_author("Anton Zink")
    article = desk(make_writer(), credits=[first.pk, second.pk], tags=["Kiel"])
    page.locator("[data-rows=credits] .row").nth(1).get_by_label("Move up").click()
    tags = page.locator(".field-tag_names .select2-search__field")
    tags.click()
    tags.type("Ganz neu,")
    page.get_by_role("tab", name="Links").click()
    page.locator("[data-rows=links]").get_by_text("Add a link").click()
    page.locator("#id_links-0-url").fill("https://example.org/")
    page.get_by_role("tab", name="Text").click()
    page.fill("#id_kicker", "K" * 71)
    expect(page.locator("output[for=id_kicker]")).to_have_text("71 / 70", use_inner_text=True)
    expect(page.locator("output.over[for=id_kicker]")).to_have_count(1)
    save(page)
    article = Article.objects.select_related("latest").get(pk=article.pk)
    content = article.latest.content
    assert content["credits"] == [second.pk, first.pk]
    assert [link["url"] for link in content["links"]] == ["https://example.org/"]
    assert list(article.tags.order_by("name").values_list("name", flat=True)) == ["Ganz neu", "Kiel"]


def test_enter_in_a_field_saves(page, desk):
    article = desk(make_writer())
    page.fill("#id_dateline", "Kiel")
    page.locator("#id_dateline").press("Enter")
    page.locator(".messagelist").wait_for()
    article.refresh_from_db()
    assert (article.dateline, article.status) == ("Kiel", "draft")
