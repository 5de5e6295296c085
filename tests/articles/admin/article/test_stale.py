"""A save that comes too late: told who was faster, joined paragraph by paragraph, decided by the one who typed."""

import pytest

from articles.models import Article, Tag
from articles.rules import is_last_editor
from tests.articles.admin.desk import at_desk, document, errors, fields, numbers, opened, save, words
from tests.factories import make_draft, make_writer, step

pytestmark = pytest.mark.django_db


def typed_too_late(client, **theirs):
    """An article another writer changed while this one had the form open; article, user and the open form."""
    writer = make_writer()
    article = make_draft(by=writer, lead="Alt", kicker="Alt")
    mine = opened(at_desk(client, writer), article)
    rival = make_writer(first_name="Rita", last_name="Rasch")
    Article.objects.filter(pk=article.pk).update(assignee=rival)
    step(article, "edit", rival, content=theirs or {"lead": "Von Rita"})
    return article, mine


def taken(response):
    """What the page says it took over from the others, by label."""
    rows = document(response).xpath("//*[@class='merge-taken']//dl/div")
    return {words(row.find("dt")): words(row.find("dd")) for row in rows}


def open_choices(response):
    """What the page asks to decide: the name of the radio buttons, label, mine and theirs of each."""
    fieldsets = document(response).xpath("//fieldset[@class='merge-choice']")
    sides = [[words(side) for side in each.xpath(".//div[@class='merge-side']")] for each in fieldsets]
    names = [each.xpath(".//input/@name")[0] for each in fieldsets]
    return [
        (name, words(each.find("legend")), *said)
        for name, each, said in zip(names, fieldsets, sides, strict=True)
    ]


def test_late_save_is_refused_and_keeps_everything_typed(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, headline="Mein Titel", tag_names="Neu", internal_note="N")
    assert [error.split(" changed this article at ")[0] for error in errors(response)] == ["Rita Rasch"]
    shown = fields(response)
    kept = {name: shown[name] for name in ("headline", "tag_names", "internal_note", "lead")}
    assert kept == {"headline": ["Mein Titel"], "tag_names": ["Neu"], "internal_note": ["N"], "lead": ["Alt"]}
    assert numbers(article) == [1, 2]


def test_refused_page_goes_on_telling_what_is_stored(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, headline="Mein Titel", category="")
    heading = words(document(response).find(".//h1"))
    assert heading == f"#{article.pk} {article.headline}"


def test_late_save_takes_over_what_only_others_changed(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, headline="Mein Titel", body="<p>Mein Text</p>")
    assert (taken(response), open_choices(response)) == ({"Lead": "AltVon Rita"}, [])
    saved = save(client, article, typed=fields(response))
    article.refresh_from_db()
    assert (saved.status_code, article.headline, article.lead) == (302, "Mein Titel", "Von Rita")
    assert (article.body, article.latest.kind, numbers(article)) == ("<p>Mein Text</p>", "merge", [1, 2, 3])
    assert article.latest.created_by == article.created_by


def test_new_tags_of_a_late_save_are_made_when_it_is_merged_and_not_before(client):
    article, mine = typed_too_late(client, tags=["Ihres"])
    response = save(client, article, typed=mine, tag_names="Ganz neu")
    assert list(Tag.objects.values_list("name", flat=True)) == ["Ihres"]
    save(client, article, typed=fields(response))
    article.refresh_from_db()
    assert set(article.tags.values_list("name", flat=True)) == {"Ganz neu", "Ihres"}


@pytest.mark.parametrize(("choice", "kicker"), [("mine", "Mein"), ("theirs", "Von Rita")])
def test_field_both_changed_is_decided_by_choice(client, choice, kicker):
    article, mine = typed_too_late(client, lead="Von Rita", kicker="Von Rita")
    response = save(client, article, typed=mine, headline="Mein Titel", kicker="Mein")
    [(name, *said)] = open_choices(response)
    assert said == ["Kicker", "Mine AltMein", "By Rita Rasch AltVon Rita"]
    save(client, article, typed=fields(response), **{name: choice})
    article.refresh_from_db()
    assert (article.headline, article.kicker, article.lead) == ("Mein Titel", kicker, "Von Rita")


@pytest.mark.parametrize(
    ("choice", "start"),
    [("mine", "<p>Eins!</p>"), ("theirs", "<p>Eins?</p>"), ("both", "<p>Eins!</p><p>Eins?</p>")],
)
def test_paragraphs_are_joined_and_the_one_both_changed_is_decided(client, choice, start):
    writer = make_writer()
    article = make_draft(by=writer, body="<p>Eins</p><p>Zwei</p><p>Drei</p>")
    mine = opened(at_desk(client, writer), article)
    step(article, "edit", None, content={"body": "<p>Eins?</p><p>Zwei</p><p>Drei, ihr</p>"})
    response = save(client, article, typed=mine, body="<p>Eins!</p><p>Zwei, mein</p><p>Drei</p>")
    [(name, label, *_sides)] = open_choices(response)
    assert label == "Text: a passage both of you changed"
    save(client, article, typed=fields(response), **{name: choice})
    article.refresh_from_db()
    assert article.body == f"{start}<p>Zwei, mein</p><p>Drei, ihr</p>"


def test_undecided_conflict_is_asked_again(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, lead="Mein")
    again = save(client, article, typed=fields(response))
    assert (len(open_choices(again)), numbers(article)) == (1, [1, 2])


def test_decision_survives_another_error_of_the_form(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, lead="Mein")
    [(name, *_)] = open_choices(response)
    again = save(client, article, typed=fields(response), body="<video></video>", **{name: "theirs"})
    assert fields(again)[name] == ["theirs"]
    save(client, article, typed=fields(again), body="<p>Gut</p>")
    article.refresh_from_db()
    assert (article.lead, article.body) == ("Von Rita", "<p>Gut</p>")


def test_merge_is_repeated_when_somebody_saves_once_more(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, lead="Mein")
    [(name, *_)] = open_choices(response)
    step(article, "edit", None, content={"kicker": "Noch einmal"})
    again = save(client, article, typed=fields(response), **{name: "mine"})
    assert (again.status_code, taken(again), fields(again)[name]) == (
        200,
        {"Kicker": "AltNoch einmal"},
        ["mine"],
    )
    save(client, article, typed=fields(again))
    article.refresh_from_db()
    assert (article.lead, article.kicker, numbers(article)) == ("Mein", "Noch einmal", [1, 2, 3, 4])


def test_planning_others_changed_stays_and_what_both_changed_is_decided(client):
    writer = make_writer()
    article = make_draft(by=writer)
    mine = opened(at_desk(client, writer), article)
    step(article, "edit", None, planning={"internal_note": "Ihre", "target_length": 300})
    response = save(client, article, typed=mine, internal_note="Meine")
    [(name, label, *said)] = open_choices(response)
    assert (label, said) == ("Internal note", ["Mine Meine", "The stored one Ihre"])
    save(client, article, typed=fields(response), **{name: "mine"})
    article.refresh_from_db()
    assert (article.internal_note, article.target_length) == ("Meine", 300)


def test_late_save_after_a_mere_step_is_no_merge(client):
    writer = make_writer()
    article = make_draft(by=writer)
    mine = opened(at_desk(client, writer), article)
    step(article, "submit", writer)
    response = save(client, article, typed=mine, lead="Mein")
    assert (taken(response), open_choices(response)) == ({}, [])
    save(client, article, typed=fields(response))
    article.refresh_from_db()
    assert (article.lead, article.latest.kind, article.status) == ("Mein", "save", "in_review")


def test_form_sent_without_a_version_is_late(client):
    writer = make_writer()
    article = make_draft(by=writer)
    response = save(at_desk(client, writer), article, version=None, headline="Anders")
    assert (response.status_code, numbers(article)) == (200, [1])


def test_form_without_its_base_asks_about_every_difference(client):
    article, mine = typed_too_late(client)
    response = save(client, article, typed=mine, base=None, planned="kaputt")
    assert [label for _name, label, *_sides in open_choices(response)] == ["Lead"]


def test_merge_counts_as_editing(client):
    """Four eyes: whoever merged may not approve."""
    article, mine = typed_too_late(client)
    save(client, article, typed=fields(save(client, article, typed=mine, headline="Mein")))
    assert is_last_editor(article.created_by, Article.objects.get(pk=article.pk))


def test_late_save_of_rows_keeps_mine_and_theirs(client):
    article, mine = typed_too_late(client, links=[{"url": "https://example.org/ihr"}])
    row = {"links-TOTAL_FORMS": "1", "links-0-url": "https://example.org/", "links-0-title": "Mehr"}
    response = save(client, article, typed=mine, **row)
    assert fields(response)["links-0-url"] == ["https://example.org/"]
    save(client, article, typed=fields(response))
    article.refresh_from_db()
    urls = {link["url"] for link in article.latest.content["links"]}
    assert urls == {"https://example.org/", "https://example.org/ihr"}
