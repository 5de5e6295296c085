"""The article's form: what is shown, what is stored, what is refused, and that nothing typed is ever lost."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from articles.editing.content import EMPTY
from articles.models import Article, Revision
from articles.vocabulary import RevisionKind, Status
from tests.articles.admin.desk import (
    ADD,
    at_desk,
    change_url,
    document,
    errors,
    fields,
    numbers,
    opened,
    save,
    told,
)
from tests.factories import (
    in_hours,
    make_approved,
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_published,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
RICH = (
    "<p>Die <strong>Brücke</strong> ist <em>offen</em>, CO<sub>2</sub> und m<sup>2</sup>.<br>Zweite Zeile.</p><h2>Titel</h2>"
    '<h3>Klein</h3><ul><li><p>eins</p><ol start="3"><li><p>drei</p></li></ol></li></ul>'
    '<blockquote data-source="Amt"><p>„So ist es.“</p></blockquote><hr>'
    '<p><a href="https://example.org/">außen</a> <a href="mailto:a@example.org">Post</a></p>'
    '<aside data-card="readmore" data-wanted="Noch gesucht" data-title="Mehr &quot;dazu&quot;"></aside><p>Ende.</p>'
)


def full_article(writer, **changes):
    """An article in which every field says something."""
    other = make_draft(by=writer)
    content = {
        "kicker": "Hafen",
        "body": RICH,
        "dateline": "Kiel",
        "teaser_headline": "Offen",
        "teaser_text": "Kurz\ngesagt",
        "language": "en",
        "translation_of": other.pk,
        "embargo_until": datetime(2100, 10, 31, 0, 30, 9, 125, tzinfo=UTC),
        "embargo_source": "Stadt",
        "embargo_reason": "Empfang",
        "seo_title": "Brücke",
        "seo_description": "Alles zur Brücke",
        "noindex": True,
        "tags": ["Häfen", "Kiel, Ost", 'Der "Rote"'],
        "credits": [make_author("Berta Wolf").pk, make_author("Anton Zink").pk],
        "links": [
            {"target": other.pk, "title": "Eigener Titel"},
            {"url": "https://localhost:8000/weg?a=1"},
            {"wanted": "Was fehlt"},
        ],
    }
    return make_draft(by=writer, **{**content, **changes})


def test_saving_without_a_change_makes_no_revision_and_no_new_version(client):
    writer = make_writer()
    article = full_article(writer)
    response = save(at_desk(client, writer), article)
    stored = [revision.content for revision in Revision.objects.filter(article=article).order_by("number")]
    assert stored == [article.latest.content]
    assert told(response) == ["Nothing was changed."]
    assert Article.objects.get(pk=article.pk).version == article.version


def test_saving_stores_every_field(client):
    writer, category = make_writer(), make_category()
    first, second = make_author("Berta Wolf"), make_author("Anton Zink")
    story = make_draft(by=writer)
    article = make_draft(by=writer)
    typed = {
        "kicker": "Neu",
        "headline": "Neue Straße",
        "lead": "Vorspann",
        "body": RICH,
        "slug": "Schöne Adresse",
        "category": category.pk,
        "genre": "analysis",
        "dateline": "Kiel",
        "source": "dpa",
        "language": "fr",
        "translation_of": story.pk,
        "tag_names": 'Kiel, "Nord, Ost", kiel',
        "teaser_headline": "T",
        "teaser_text": "TT",
        "seo_title": "S",
        "seo_description": "SD",
        "noindex": "on",
        "embargo_until_0": "2100-07-01",
        "embargo_until_1": "06:00",
        "embargo_source": "Amt",
        "embargo_reason": "Feier",
        "assignee": writer.pk,
        "due_0": "2100-01-01",
        "due_1": "6.30 Uhr",
        "target_length": "300",
        "internal_note": "eins\r\nzwei",
        "credits-TOTAL_FORMS": "2",
        "credits-0-author": first.pk,
        "credits-0-position": "2",
        "credits-1-author": second.pk,
        "credits-1-position": "1",
        "links-TOTAL_FORMS": "2",
        "links-0-target": story.pk,
        "links-0-url": "",
        "links-1-url": "www.example.org/x",
        "links-1-title": "Draußen",
    }
    response = save(at_desk(client, writer), article, **typed)
    assert response.status_code == 302, errors(response)
    article = Article.objects.get(pk=article.pk)
    tags = {tag.key: tag.pk for tag in article.tags.all()}
    assert article.latest.content == {
        **EMPTY,
        "kicker": "Neu",
        "headline": "Neue Straße",
        "lead": "Vorspann",
        "body": RICH,
        "slug": "schoene-adresse",
        "category": category.pk,
        "genre": "analysis",
        "dateline": "Kiel",
        "source": "dpa",
        "language": "fr",
        "translation_of": story.pk,
        "tags": [tags["kiel"], tags["nord, ost"]],
        "teaser_headline": "T",
        "teaser_text": "TT",
        "seo_title": "S",
        "seo_description": "SD",
        "noindex": True,
        "embargo_until": "2100-07-01T04:00:00+00:00",
        "embargo_source": "Amt",
        "embargo_reason": "Feier",
        "credits": [second.pk, first.pk],
        "links": [
            {"target": story.pk, "url": "", "wanted": "", "title": ""},
            {"target": None, "url": "https://www.example.org/x", "wanted": "", "title": "Draußen"},
        ],
    }
    planning = (article.assignee, article.due, article.target_length, article.internal_note)
    assert planning == (writer, datetime(2100, 1, 1, 5, 30, tzinfo=UTC), 300, "eins\nzwei")


def test_draft_may_be_begun_with_nothing_but_a_headline(client):
    writer = make_writer()
    at_desk(client, writer)
    data = {**fields(client.get(reverse(ADD))), "headline": "Nur ein Titel"}
    response = client.post(reverse(ADD), data)
    article = Article.objects.get()
    assert response.url == change_url(article)
    assert (article.headline, article.status, article.created_by) == ("Nur ein Titel", Status.DRAFT, writer)
    assert told(response) == ["“Nur ein Titel” was saved."]


def test_new_article_begins_with_the_author_its_writer_is(client):
    writer = make_writer()
    author = make_author("Vera Muster", user=writer)
    page = at_desk(client, writer).get(reverse(ADD))
    assert fields(page)["credits-0-author"] == [str(author.pk)]


def test_change_of_planning_only_makes_no_revision_and_keeps_the_approval(client):
    chief = make_chief()
    article = make_approved(by=make_writer())
    save(at_desk(client, chief), article, internal_note="Bitte bis Montag")
    article.refresh_from_db()
    assert (article.status, article.internal_note, numbers(article)) == (
        Status.APPROVED,
        "Bitte bis Montag",
        [1],
    )


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"body": "<p>x</p><section>y</section>"},
            "The text contains an element that is not supported: <section>. Remove it or use the matching button.",
        ),
        (
            {"body": '<p><a href="javascript:alert(1)">x</a></p>'},
            (
                "The target of a link is not allowed: javascript:alert(1). Use an address that begins with https://, "
                "a mail address or one of our articles."
            ),
        ),
        (
            {"embargo_until_0": "2026-03-29", "embargo_until_1": "02:30"},
            (
                "02:30 does not exist on March 29, 2026: the clocks go forward that night. "
                "Please write 01:30 or 03:30 instead."
            ),
        ),
        (
            {"links-0-url": "kein Link"},
            "“kein Link” is not a web address. It begins with https://.",
        ),
        ({"links-0-title": "Nur Titel"}, "Choose an article or enter a web address for this title."),
        (
            {"credits-0-author": "99999"},
            "One of the authors does not exist any more. Please choose the authors again.",
        ),
        (
            {"links-0-target": "99999"},
            "A linked article does not exist. Please choose another one.",
        ),
    ],
)
def test_bad_input_is_a_sentence_in_the_form_and_everything_typed_stays(client, changes, sentence):
    writer = make_writer()
    article = make_draft(by=writer)
    typed = {"headline": "Mein neuer Titel", "tag_names": "Neu, Kiel", "internal_note": "N"}
    response = save(at_desk(client, writer), article, **typed, **changes)
    assert response.status_code == 200
    assert sentence in errors(response)
    shown = fields(response)
    kept = {name: shown[name][0] for name in [*typed, *changes]}
    assert kept == {**typed, **changes}
    assert numbers(article) == [1]


def test_ambiguous_hour_is_accepted_as_the_form_asked_for_it(client):
    writer = make_writer()
    article = make_draft(by=writer)
    at_desk(client, writer)
    refused = save(client, article, embargo_until_0="2026-10-25", embargo_until_1="02:30")
    assert [error for error in errors(refused) if "“02:30 MESZ” for the first time" in error]
    save(client, article, typed=fields(refused), embargo_until_1="02:30 MEZ")
    assert Article.objects.get(pk=article.pk).embargo_until == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert opened(client, article)["embargo_until_1"] == ["02:30 MEZ"]


def test_refusal_of_the_workflow_is_an_error_of_the_form(client):
    """The embargo reaches beyond the planned beginning: only the workflow knows that."""
    chief = make_chief()
    article = make_published(at=in_hours(24))
    response = save(
        at_desk(client, chief),
        article,
        headline="Anders",
        embargo_until_0="2100-01-01",
        embargo_until_1="06:00",
    )
    assert response.status_code == 200
    assert errors(response) == [
        "The article was not saved.",
        "The embargo ends after the planned publication. Please cancel the plan first.",
    ]
    assert fields(response)["headline"] == ["Anders"]
    assert numbers(article) == [1]


def test_counters_are_there_without_javascript_and_warn_above_the_limit(client):
    writer = make_writer()
    article = make_draft(by=writer, kicker="K" * 71, headline="Ü" * 70, lead="")
    page = document(at_desk(client, writer).get(change_url(article)))
    counters = {node.get("for"): (node.get("class"), node.text) for node in page.xpath("//output[@for]")}
    assert counters == {
        "id_kicker": ("counter over", "71 / 70"),
        "id_headline": ("counter", "70 / 70"),
        "id_lead": ("counter", "0 / 170"),
    }


def test_merge_of_two_saves_is_recorded_as_merge(client):
    writer = make_writer()
    article = make_draft(by=writer, lead="Alt")
    at_desk(client, writer)
    mine = opened(client, article)
    step(article, "edit", None, content={"lead": "Von der Agentur"})
    refused = save(client, article, typed=mine, headline="Von mir")
    merged = save(client, article, typed=fields(refused), merge=Article.objects.get(pk=article.pk).version)
    assert merged.status_code == 302, errors(merged)
    article = Article.objects.get(pk=article.pk)
    assert (article.headline, article.lead, article.latest.kind) == (
        "Von mir",
        "Von der Agentur",
        RevisionKind.MERGE,
    )
