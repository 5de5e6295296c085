"""Tables in the text editor of a real browser: made by button or slash, changed cell by cell, stored as they are shown."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from tests.axe import violations_light_and_dark
from tests.browser import place_cursor, save, settle

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TWO = "<table><tr><th><p>A</p></th><th><p>B</p></th></tr><tr><td><p>1</p></td><td><p>2</p></td></tr></table>"


def saved(page, article):
    save(page)
    return Article.objects.get(pk=article.pk).body


def press(page, title):
    settle(page)
    page.locator(f".prose-menubar button[title='{title}']").click()


def row(*cells, tag="td"):
    return "<tr>" + "".join(f"<{tag}><p>{words}</p></{tag}>" for words in cells) + "</tr>"


def test_button_makes_a_table_with_a_head_and_tab_leads_through_it(page, desk):
    article = desk(body="<p>Davor</p>")
    place_cursor(page.locator(".ProseMirror p"))
    press(page, "Table")
    for words in ("Liste", "Stimmen", "Anteil", "Nord", "12", "51 %", "Süd", "11", "49 %"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.type("Ende")
    expect(page.locator(".ProseMirror tr")).to_have_count(4)
    head = row("Liste", "Stimmen", "Anteil", tag="th")
    rows = [row("Nord", "12", "51 %"), row("Süd", "11", "49 %"), row("Ende", "", "")]
    assert saved(page, article) == f"<p>Davor</p><table>{head}{''.join(rows)}</table>"


def test_slash_makes_a_table_in_the_place_of_the_empty_line(page, desk):
    article = desk(body="<p>Davor</p>")
    place_cursor(page.locator(".ProseMirror p"))
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("/tab")
    page.get_by_role("option", name="Table").click()
    page.keyboard.type("/")
    expect(page.get_by_role("listbox")).to_be_hidden()
    page.keyboard.type(" km")
    # The text can go on behind it.
    page.locator(".ProseMirror > p").last.click()
    settle(page)
    page.keyboard.type("Danach")
    head = row("/ km", "", "", tag="th")
    empty = row("", "", "")
    assert saved(page, article) == f"<p>Davor</p><table>{head}{empty}{empty}</table><p>Danach</p>"


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Row above", [row("A", "B", tag="th"), row("", ""), row("1", "2")]),
        ("Row below", [row("A", "B", tag="th"), row("1", "2"), row("", "")]),
        ("Delete the row", [row("A", "B", tag="th")]),
        ("Column to the left", [row("", "A", "B", tag="th"), row("", "1", "2")]),
        ("Column to the right", [row("A", "", "B", tag="th"), row("1", "", "2")]),
        ("Delete the column", [row("B", tag="th"), row("2")]),
        ("First row as head", [row("A", "B"), row("1", "2")]),
    ],
)
def test_button_in_a_table_changes_it(page, desk, title, rows):
    article = desk(body=f"<p>x</p>{TWO}")
    place_cursor(page.locator(".ProseMirror td").first)
    press(page, title)
    assert saved(page, article) == f"<p>x</p><table>{''.join(rows)}</table>"


def test_table_is_deleted_as_a_whole(page, desk):
    article = desk(body=f"<p>x</p>{TWO}<p>y</p>")
    place_cursor(page.locator(".ProseMirror td").first)
    press(page, "Delete the table")
    assert saved(page, article) == "<p>x</p><p>y</p>"


def test_buttons_of_tables_show_only_in_one(page, desk):
    desk(body=f"<p>x</p>{TWO}")
    place_cursor(page.locator(".ProseMirror > p"))
    inside, outside = page.get_by_title("Row below"), page.get_by_title("Table", exact=True)
    expect(inside).to_be_hidden()
    expect(outside).to_be_visible()
    place_cursor(page.locator(".ProseMirror td").first)
    expect(inside).to_be_visible()
    expect(outside).to_be_hidden()
    assert violations_light_and_dark(page) == []


def test_table_gets_its_title(page, desk):
    article = desk(body=TWO)
    place_cursor(page.locator(".ProseMirror td").first)
    press(page, "Title of the table")
    page.locator(".picker input").fill("Was es kostet")
    page.keyboard.press("Enter")
    expect(page.locator(".ProseMirror caption")).to_have_text("Was es kostet")
    assert saved(page, article) == TWO.replace("<table>", '<table data-title="Was es kostet">')


def test_pasted_table_keeps_title_columns_and_the_text_of_its_cells(page, desk):
    article = desk(body="")
    place_cursor(page.locator(".ProseMirror"))
    html = (
        '<table style="width:9px" border="1"><caption>Werte</caption><colgroup><col width="3"></colgroup><tbody>'
        '<tr><td colspan="2" style="color:red">Zelle<ul><li>eins</li><li>zwei</li></ul></td><td>c</td></tr>'
        "<tr><th>a</th><td>b<table><tr><td>innen</td></tr></table></td></tr></tbody></table>"
    )
    page.evaluate(
        """(html) => { const data = new DataTransfer(); data.setData("text/html", html);
        document.querySelector(".ProseMirror").dispatchEvent(
          new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true })) }""",
        html,
    )
    first = "<tr><td><p>Zelle</p><p>eins</p><p>zwei</p></td><td><p></p></td><td><p>c</p></td></tr>"
    second = "<tr><th><p>a</p></th><td><p>b</p><p>innen</p></td><th><p></p></th></tr>"
    assert saved(page, article) == f'<table data-title="Werte">{first}{second}</table>'
