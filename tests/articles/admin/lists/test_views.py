"""Views of the list: built in, one's own, those of colleagues; columns; chips. Each user sees and changes their own."""

import pytest
from django.urls import reverse

from articles.admin.lists.columns import CHOICES, DEFAULT
from articles.admin.lists.listing import ArticleListing
from articles.admin.lists.views import PARAMETERS
from articles.models import AuditEntry, SavedView
from tests.articles.admin.desk import LIST, at_desk, document, told, words
from tests.articles.admin.lists.test_list import listed, make_every_kind
from tests.factories import make_chief, make_draft, make_moderator, make_user, make_writer

pytestmark = pytest.mark.django_db
SAVE = "admin:articles_article_view_save"


def tabs(client, query=""):
    """(words, whether it is the current one) of the bar above the list."""
    found = document(client.get(reverse(LIST) + query)).xpath("//ul[@class='views']//a")
    return [(words(tab), tab.get("aria-current") == "page") for tab in found]


def save(client, **typed):
    return client.post(reverse(SAVE), typed)


def test_a_view_keeps_every_parameter_a_filter_knows():
    filters = [spec.parameter_name for spec in ArticleListing.list_filter if hasattr(spec, "choices_offered")]
    typed = ["author", "assignee", "tag", "edited_from", "edited_until", "published_from", "published_until"]
    assert {"q", "o", *filters, *typed} == PARAMETERS


def test_built_in_views_lead_to_what_they_say_and_the_current_one_is_marked(client):
    at_desk(client, make_every_kind())
    page = document(client.get(reverse(LIST)))
    found = {words(tab): listed(client, tab.get("href")) for tab in page.xpath("//ul[@class='views']//a")}
    alive = {"Nie öffentlich", "Jetzt live", "Geplant", "Zurückgezogen", "Schuldet"}
    assert found == {
        "All": alive,
        "My articles": {"Nie öffentlich", "Schuldet"},
        "In review": set(),
        "Approved": set(),
        "Planned": {"Geplant"},
        "Published": {"Jetzt live", "Schuldet"},
        "Trash": {"Im Papierkorb"},
    }
    assert [name for name, current in tabs(client, "?public=planned&p=0") if current] == ["Planned"]
    assert [name for name, current in tabs(client, "?public=planned&q=x") if current] == []


def test_view_is_kept_with_filters_search_and_order_only(client):
    writer = make_writer()
    at_desk(client, writer)
    answer = save(client, name="  Meine   Sicht ", query="q=hafen&o=-due&status=draft&p=3&_popup=1&x=1")
    view = SavedView.objects.get()
    assert (view.user, view.name, view.shared) == (writer, "Meine Sicht", False)
    assert view.query == "o=-due&q=hafen&status=draft"
    assert answer.url == f"{reverse(LIST)}?{view.query}"
    assert tabs(client, f"?{view.query}")[-1] == ("Meine Sicht", True)
    entry = AuditEntry.objects.get(action="save_view")
    assert (entry.by, entry.label) == (writer, "Meine Sicht")


def test_views_are_shared_by_chiefs_and_moderators_only(client):
    for number, user in enumerate([make_writer(), make_moderator(), make_chief()]):
        at_desk(client, user)
        save(client, name=f"Sicht {number}", query="status=draft", shared="on")
    assert list(SavedView.objects.order_by("name").values_list("shared", flat=True)) == [False, True, True]
    at_desk(client, make_writer())
    assert [name[:7] for name, _current in tabs(client)[7:]] == ["Sicht 1", "Sicht 2"]


def test_names_are_there_once_and_never_empty(client):
    at_desk(client, make_writer())
    answers = [save(client, name=name, query="") for name in ("Sicht", "Sicht", " ", "x" * 61)]
    assert SavedView.objects.count() == 1
    assert told(answers[1])[-1].startswith("You have a view named “Sicht” already.")


def arranged(client, **changes):
    """Posts the page of one's own views with changes to its first form."""
    address = reverse("admin:articles_article_views")
    form = document(client.get(address)).xpath("//form[@method='post'][.//table]")[0]
    values = dict(form.form_values()) | changes
    return client.post(address, values)


def test_views_are_renamed_ordered_and_deleted(client):
    writer = make_writer()
    for place, name in enumerate(["Eins", "Zwei", "Drei"], 1):
        SavedView.objects.create(user=writer, name=name, position=place)
    at_desk(client, writer)
    arranged(client, **{"form-0-name": "Letzte", "form-0-ORDER": "9", "form-1-DELETE": "on"})
    assert list(SavedView.objects.values_list("name", "position")) == [("Drei", 1), ("Letzte", 2)]
    arranged(client, **{"form-0-name": "Letzte"})
    assert set(SavedView.objects.values_list("name", flat=True)) == {"Drei", "Letzte"}


def test_a_foreign_view_is_neither_shown_nor_changed(client):
    foreign = SavedView.objects.create(user=make_chief(), name="Fremd", query="q=geheim")
    own = SavedView.objects.create(user=(writer := make_writer()), name="Eigen")
    at_desk(client, writer)
    assert "Fremd" not in client.get(reverse(LIST)).content.decode()
    arranged(client, **{"form-0-id": str(foreign.pk), "form-0-name": "Gekapert"})
    arranged(client, **{"form-0-id": str(foreign.pk), "form-0-DELETE": "on"})
    foreign.refresh_from_db()
    assert (foreign.name, SavedView.objects.filter(pk=own.pk).exists()) == ("Fremd", True)


def test_html_in_the_name_of_a_view_is_text(client):
    at_desk(client, make_writer())
    save(client, name="<b>x</b>\"'", query='q="><script>')
    page = client.get(reverse(LIST)).content.decode()
    assert ("<b>x</b>" in page, "<script>" in page.replace("<script src", "")) == (False, False)


def heads(client):
    found = document(client.get(reverse(LIST))).xpath("//table[@id='result_list']/thead//th[@class]")
    return [head.get("class").removeprefix("column-") for head in found][1:]


def test_columns_are_chosen_ordered_and_reset_per_user(client):
    make_draft(by=(chief := make_chief()))
    at_desk(client, chief)
    address = reverse("admin:articles_article_columns")
    assert heads(client) == DEFAULT
    typed = {
        "column": ["due", "length", "labels"],
        "place-due": "3",
        "place-length": "1",
        "place-labels": "2",
    }
    answer = client.post(address + "?status=draft&x=1", typed)
    assert (answer.url, heads(client)) == (
        f"{reverse(LIST)}?status=draft",
        ["story", "length", "labels", "due"],
    )
    client.post(address, {"column": ["nonsense", "story"], "place-story": "x"})
    assert heads(client) == DEFAULT
    client.post(address, {"column": CHOICES})
    assert heads(client) == ["story", *CHOICES]
    client.post(address, {"column": CHOICES, "reset": "1"})
    assert heads(client) == DEFAULT


def test_order_is_named_by_column_and_outlives_a_change_of_columns(client):
    make_draft(by=(chief := make_chief()), headline="Aal")
    make_draft(by=chief, headline="Zander")
    at_desk(client, chief)

    def order(query):
        rows = document(client.get(reverse(LIST) + query)).xpath("//*[contains(@class, 'field-story')]//a")
        return [words(row) for row in rows]

    assert [order(query) for query in ("?o=story", "?o=-story", "?o=nonsense", "?o=1.-2")] == [
        ["Aal", "Zander"],
        ["Zander", "Aal"],
        ["Zander", "Aal"],
        ["Zander", "Aal"],
    ]


def test_chips_name_what_is_filtered_and_take_it_away(client):
    at_desk(client, make_chief())
    query = "?q=hafen&status=draft&edited_from=2026-01-02&author=wolf&o=-story"
    chips = document(client.get(reverse(LIST) + query)).xpath("//a[@class='chip']")
    assert [words(chip) for chip in chips] == [
        "Search hafen ×",
        "Status Draft ×",
        "Author wolf ×",
        "Edited from 01/02/2026 ×",
    ]
    assert chips[1].get("href") == "?author=wolf&edited_from=2026-01-02&o=-story&q=hafen"


@pytest.mark.parametrize("name", ["views", "columns", "view_save"])
def test_users_without_articles_have_no_such_pages(client, name):
    for user in (make_user(), make_user("Administration")):
        at_desk(client, user)
        address = reverse(f"admin:articles_article_{name}")
        answers = [client.get(address).status_code, client.post(address, {"name": "x"}).status_code]
        assert set(answers) <= {403, 405}
    assert SavedView.objects.count() == 0
