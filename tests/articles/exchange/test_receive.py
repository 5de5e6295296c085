"""A delivery is stored once: created, updated or skipped; merged with the desk; nothing half-stored."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.editing.openlinks import suggestions
from articles.editing.save import broken_revisions
from articles.exchange.receive import Receipt, receive
from articles.models import Article, Author, Category, ImportRef, RelatedLink, Revision, Tag, Transition
from articles.vocabulary import Refused
from tests.articles.exchange.deliveries import TEXT, make_ninjs, make_text
from tests.factories import make_author, make_category, make_chief, make_draft, make_writer, step

pytestmark = pytest.mark.django_db
BODY = "<p>Die Stadt baut.</p><p>Im Mai.</p>"


def changed(*pairs, **options):
    """The usual text with words exchanged."""
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return make_text(text, **options)


def only():
    return Article.objects.get()


def revisions():
    return list(Revision.objects.order_by("pk").values_list("number", "kind"))


def rows():
    """How many rows of each kind there are."""
    return [
        model.objects.count() for model in (Article, Revision, ImportRef, Category, Author, Tag, Transition)
    ]


def test_text_becomes_a_draft_of_the_newsroom():
    receipt = receive(make_text())
    article = only()
    assert receipt == Receipt("created", article.pk)
    assert (article.status, article.created_by, article.category.name) == ("draft", None, "Allgemeines")
    assert article.headline == "Hafen bekommt eine neue Brücke"
    assert article.source == "Delivery"
    assert revisions() == [(1, "import")]
    assert list(ImportRef.objects.order_by("pk").values_list("scheme", "key", "article", "revision")) == [
        (scheme, key, article.pk, article.latest_id) for scheme, key in make_text().keys
    ]


def test_same_document_twice_is_skipped():
    receive(make_text())
    before = rows()
    assert receive(make_text()).outcome == "skipped"
    assert receive(make_text(path="/archiv/anders.txt")).outcome == "skipped"
    assert receive(make_text(path=None)).outcome == "skipped"
    assert rows() == [before[0], before[1], before[2] + 1, *before[3:]]  # the new path is remembered
    assert (
        receive(changed(("Hafen bek", "Hafen kr"), ("ommt", "iegt"), path="/archiv/anders.txt")).outcome
        == "updated"
    )
    assert only().headline == "Hafen kriegt eine neue Brücke"


def test_changed_document_becomes_a_revision_of_the_same_article():
    receive(make_text())
    assert receive(changed(("Montag", "Dienstag"))).outcome == "updated"
    assert revisions() == [(1, "import"), (2, "import")]
    assert "Dienstag" in only().body
    assert receive(make_text()).outcome == "updated"  # the sender takes the change back
    assert "Montag" in only().body
    assert broken_revisions(only().pk) == []


def test_new_headline_in_the_same_file_is_the_same_article():
    receive(make_text())
    receive(changed(("eine neue Brücke\n", "doch keine Brücke\n")))
    assert only().headline == "Hafen bekommt doch keine Brücke"


def test_same_headline_and_category_from_elsewhere_is_the_same_article():
    receive(make_text())
    assert receive(changed(("Montag", "Dienstag"), path=None)).outcome == "updated"
    receive(changed(("rrt-allgemeines", "rrt-politik"), path=None))
    assert Article.objects.count() == 2


def test_path_decides_where_path_and_headline_name_different_articles():
    first = receive(make_text(path="/eingang/eins.txt")).article_id
    other = changed(("eine neue Brücke\n", "einen Tunnel\n"), path="/eingang/zwei.txt")
    second = receive(other).article_id
    assert first != second
    receipt = receive(changed(("Montag", "Dienstag"), path="/eingang/zwei.txt"))
    assert receipt == Receipt("updated", second)
    assert ImportRef.objects.get(scheme="text-headline", key=make_text().keys[1][1]).article_id == first


def test_fields_changed_by_one_side_only_are_joined():
    receive(make_text())
    step(only(), "edit", make_writer(), content={"lead": "Vorspann der Redaktion."})
    receive(changed(("Montag", "Dienstag")))
    article = only()
    assert article.lead == "Vorspann der Redaktion."
    assert "Dienstag" in article.body
    assert revisions() == [(1, "import"), (2, "save"), (3, "import"), (4, "merge")]
    receive(changed(("Montag", "Mittwoch")))  # the desk's words are still the desk's
    assert (only().lead, "Mittwoch" in only().body) == ("Vorspann der Redaktion.", True)


def test_field_changed_by_both_sides_leaves_the_article_as_it_is():
    receive(make_text())
    article = step(
        only(), "edit", make_writer(), content={"headline": "Titel der Redaktion", "body": "<p>Neu.</p>"}
    )
    before = rows()
    with pytest.raises(Refused) as refused:
        receive(changed(("Montag", "Dienstag"), ("eine neue Brücke\n", "doch keine Brücke\n")))
    assert str(refused.value) == (
        "The desk and the delivery both changed “headline” and “text”. The article was left as it is; "
        "please carry the change over by hand."
    )
    assert rows() == before
    assert only().version == article.version


def test_article_in_the_trash_is_left_there():
    receive(make_text())
    step(only(), "trash", make_chief())
    receipt = receive(changed(("Montag", "Dienstag")))
    assert receipt == Receipt("skipped", only().pk, "The article is in the trash.")
    assert only().status == "trashed"


def test_locked_article_is_left_there_and_said_why():
    receive(make_text())
    lock = {"until": timezone.now() + timedelta(hours=1), "reason": "Recht liest"}
    step(only(), "lock", make_chief(first_name="Carla", last_name="Kühn"), **lock)
    receipt = receive(changed(("Montag", "Dienstag")))
    assert (receipt.outcome, receipt.article_id) == ("skipped", only().pk)
    assert receipt.reason.startswith("Carla Kühn has locked this article until")
    assert only().latest.number == 1


def test_approved_article_that_changes_has_to_be_approved_again():
    receive(make_text())
    writer, chief = make_writer(), make_chief()
    step(only(), "submit", writer)
    step(only(), "approve", chief)
    receive(changed(("Montag", "Dienstag")))
    assert (only().status, only().approved) == ("draft", None)


def test_open_link_leads_to_the_newest_article_of_that_headline():
    _older, newer = (make_draft(headline="Alte BRÜCKE bleibt  bis Mai gesperrt") for _ in range(2))
    trashed = make_draft(headline="Alte Brücke bleibt bis Mai gesperrt")
    step(trashed, "trash", make_chief())
    article = Article.objects.get(pk=receive(make_text()).article_id)
    assert f'<aside data-card="readmore" data-article="{newer.pk}"></aside>' in article.body
    assert list(article.links.values_list("target", "wanted", "placement")) == [(newer.pk, "", "in_text")]


def test_open_link_waits_for_its_article():
    receive(make_text())
    link = RelatedLink.objects.get()
    assert (link.wanted, link.wanted_key) == (
        "Alte Brücke bleibt bis Mai gesperrt",
        "alte bruecke bleibt bis mai gesperrt",
    )
    target = receive(
        make_text("Alte Brücke bleibt bis Mai gesperrt\nSie ist alt.\nsport", path=None)
    ).article_id
    assert {pk: article.pk for pk, article in suggestions([link]).items()} == {link.pk: target}


def test_link_resolved_by_the_desk_is_no_conflict():
    receive(make_text())
    target = make_draft(headline="Alte Brücke bleibt bis Mai gesperrt")
    article = Article.objects.get(import_refs__scheme="text-path")
    resolved = article.body.replace(
        'data-wanted="Alte Brücke bleibt bis Mai gesperrt"', f'data-article="{target.pk}"'
    )
    step(article, "edit", make_writer(), content={"body": resolved})
    assert receive(changed(("Montag", "Dienstag"))).outcome == "updated"
    article.refresh_from_db()
    assert article.body == resolved.replace("Montag", "Dienstag")


def test_ninjs_brings_authors_tags_and_a_note():
    known = make_author("Anna Weber")
    make_category("Vermischtes", slug="rrt-allgemeines")
    receive(make_ninjs(by="Von Anna Weber und Bert Klein", edNote="Bitte prüfen.", subjects=[
        {"name": "HAFEN"}, {"name": "Brücken"}, {"name": "Hafen"}, {"name": "Allgemeines", "literal": "rrt-allgemeines"},
    ]))  # fmt: skip
    article = only()
    assert [credit.author.name for credit in article.credits.all()] == ["Anna Weber", "Bert Klein"]
    assert article.credits.first().author == known
    assert sorted(tag.name for tag in article.tags.all()) == ["Brücken", "HAFEN"]
    assert (article.category.name, article.internal_note) == ("Vermischtes", "Bitte prüfen.")


def test_authors_whose_slugs_meet_stay_different_people():
    make_author("Jörg Weber", slug="joerg-weber")
    receive(make_ninjs(by="Joerg Weber"))
    assert list(Author.objects.order_by("pk").values_list("name", "slug")) == [
        ("Jörg Weber", "joerg-weber"),
        ("Joerg Weber", "joerg-weber-2"),
    ]


def test_older_version_that_arrives_late_is_skipped():
    receive(make_ninjs(version="2"))
    receipt = receive(make_ninjs(version="1", descriptions=[{"value": "Alt."}]))
    assert receipt == Receipt("skipped", only().pk, "A newer version is already here.")
    assert receive(make_ninjs(version="3", descriptions=[{"value": "Neu."}])).outcome == "updated"
    assert only().lead == "Neu."


def test_newer_version_that_says_the_same_is_skipped_and_remembered():
    receive(make_ninjs())
    assert receive(make_ninjs(version="9", versionCreated="2024-03-02T09:30:00+01:00")).outcome == "skipped"
    late = make_ninjs(version="5", versionCreated="2024-03-01T19:30:00+01:00", by="Bert Klein")
    assert receive(late).reason == "A newer version is already here."
    assert revisions() == [(1, "import")]


def test_ninjs_without_a_category_is_a_draft_with_a_gap():
    receive(make_ninjs(subjects=None))
    assert only().category is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"subjects": [{"name": "X", "literal": "suche", "rel": "category"}]}, "The category “suche” cannot be created."),
        ({"by": "x" * 121}, "The name of an author has more than 120 characters"),
        ({"located": "x" * 121}, "“dateline” has 121 characters; at most 120 fit."),
    ],
)  # fmt: skip
def test_refused_delivery_leaves_nothing_behind(changes, sentence):
    with pytest.raises(Refused) as refused:
        receive(make_ninjs(**changes))
    assert sentence in str(refused.value)
    assert rows() == [0, 0, 0, 0, 0, 0, 0]


def test_dry_run_says_what_would_happen_and_writes_nothing():
    assert receive(make_ninjs(), publish=True, dry_run=True).outcome == "created"
    assert rows() == [0, 0, 0, 0, 0, 0, 0]
    receive(make_ninjs())
    before = rows()
    assert receive(make_ninjs(version="2", by="Bert Klein"), dry_run=True).outcome == "updated"
    assert rows() == before
    with pytest.raises(Refused):
        receive(make_ninjs(uri="urn:example:2", located="x" * 121), dry_run=True)
    assert rows() == before
