"""ninjs objects of all versions become deliveries; what is not understood is refused or reported."""

from datetime import UTC, datetime

import pytest

from articles.exchange.delivery import CategoryWish, TagWish, Unreadable
from articles.exchange.importers.ninjs import parse_object
from tests.articles.exchange.deliveries import make_ninjs, ninjs_object

CONTENT = {
    "headline": "Hafen bekommt eine neue Brücke",
    "kicker": "",
    "lead": "Der Rat hat zugestimmt.",
    "teaser_headline": "",
    "teaser_text": "",
    "seo_title": "",
    "seo_description": "",
    "body": "<p>Die Stadt baut.</p><p>Im Mai.</p>",
    "genre": "report",
    "dateline": "",
    "language": "de",
    "embargo_until": None,
    "embargo_source": "",
    "source": "",
}


def test_object_of_version_3_becomes_a_delivery():
    delivery = make_ninjs()
    assert delivery.content == CONTENT
    assert delivery.keys == (("ninjs-uri", "urn:example:1"),)
    assert delivery.authors == ("Anna Weber",)
    assert delivery.categories == (CategoryWish("rrt-allgemeines", "Allgemeines"),)
    assert delivery.tags == (TagWish("Hafen"), TagWish("Allgemeines", "rrt-allgemeines"))
    assert delivery.published_at == datetime(2024, 3, 1, 7, 0, tzinfo=UTC)
    assert delivery.issued_at == datetime(2024, 3, 1, 8, 30, tzinfo=UTC)
    assert (delivery.embargo_until, delivery.valid_until, delivery.hold) == (None, None, "")
    assert (delivery.note, delivery.dropped) == ("", ())


def test_older_versions_say_the_same_with_other_names():
    first = {
        "uri": "urn:example:1",
        "type": "text",
        "version": "1",
        "firstcreated": "2024-03-01T08:00:00+01:00",
        "versioncreated": "2024-03-01T09:30:00+01:00",
        "language": "de",
        "byline": "Anna Weber",
        "headline": "Hafen bekommt eine neue Brücke",
        "description_text": "Der Rat hat zugestimmt.",
        "body_text": "Die Stadt baut.",
        "body_xhtml": "<p>Die Stadt baut.</p><p>Im Mai.</p>",
        "subject": [{"name": "Hafen"}, {"name": "Allgemeines", "code": "rrt-allgemeines"}],
    }
    assert parse_object(first) == make_ninjs()


def test_every_field_of_the_head_is_read():
    delivery = make_ninjs(
        headlines=[
            {"role": "kicker", "value": "Verkehr"},
            {"role": "teaser", "value": "Neue Brücke"},
            {"role": "seo", "value": "Brücke im Hafen"},
            {"role": "print", "value": "Hafen bekommt eine neue Brücke"},
        ],
        descriptions=[
            {"role": "teaser", "value": "Kurz gesagt."},
            {"role": "seo", "value": "Für Suchmaschinen."},
            {"contentType": "text/html", "value": "<p>Der Rat &amp; die Stadt.</p>"},
        ],
        located="Hamburg",
        genres=[{"name": "Kommentar"}],
        language="en-GB",
        infoSources=[{"name": "dpa", "role": "agency"}],
        embargoedUntil="2030-01-01T06:00:00Z",
    )
    assert delivery.content == CONTENT | {
        "kicker": "Verkehr",
        "teaser_headline": "Neue Brücke",
        "seo_title": "Brücke im Hafen",
        "teaser_text": "Kurz gesagt.",
        "seo_description": "Für Suchmaschinen.",
        "lead": "Der Rat & die Stadt.",
        "dateline": "Hamburg",
        "genre": "opinion",
        "language": "en",
        "source": "dpa",
        "embargo_until": datetime(2030, 1, 1, 6, 0, tzinfo=UTC),
        "embargo_source": "dpa",
    }


@pytest.mark.parametrize(
    ("changes", "authors", "source"),
    [
        ({"by": "Von Anna Weber und Bert Klein, dpa", "copyrightHolder": "dpa"}, ("Anna Weber", "Bert Klein"), "dpa"),
        ({"by": "NTB", "copyrightHolder": "NTB"}, (), "NTB"),
        ({"by": "By Anna Weber and Bert d'Arc"}, ("Anna Weber", "Bert d'Arc"), ""),
        ({"by": "Karl Melander/TT", "infoSources": [{"name": "TT"}]}, ("Karl Melander",), "TT"),
        ({"by": "Ursula von der Aue"}, ("Ursula von der Aue",), ""),
        ({"by": None, "bylines": ["Anna Weber", {"name": "Klein, Bert"}]}, ("Anna Weber", "Klein, Bert"), ""),
        ({"by": None, "people": [{"name": "Anna Weber", "rel": "author"}, {"name": "Kanzler"}]}, ("Anna Weber",), ""),
        ({"by": None, "infoSources": [{"name": "A", "role": "reporter"}, {"name": "B"}, {"name": "C"}]}, ("A",), "B, C"),
    ],
)  # fmt: skip
def test_bylines_become_authors_and_sources(changes, authors, source):
    delivery = make_ninjs(**changes)
    assert (delivery.authors, delivery.content["source"]) == (authors, source)


@pytest.mark.parametrize(
    ("subjects", "given", "wishes"),
    [
        ([{"name": "Politik", "literal": "politik", "rel": "category"}], None, [("politik", True)]),
        ([{"name": "Politik", "uri": "https://example.org/ressort/politik"}], "sport", [("politik", True), ("sport", True)]),
        ([{"name": "Politik", "literal": "politik"}, {"name": "Hafen"}], None, [("politik", True)]),
        ([{"name": "A", "literal": "aa"}, {"name": "B", "literal": "bb"}], None, [("aa", False), ("bb", False)]),
        ([{"name": "A", "literal": "aa"}, {"name": "B", "literal": "rrt-bb"}], None, [("rrt-bb", True), ("aa", False)]),
        ([{"name": "A", "literal": "aa"}], "sport", [("aa", False), ("sport", True)]),
        ([{"name": "Krieg", "literal": "16000000"}, {"name": "Innen", "literal": "Innen"}], None, []),
        (None, "sport", [("sport", True)]),
    ],
)  # fmt: skip
def test_subjects_become_wishes_for_a_category(subjects, given, wishes):
    found = make_ninjs(subjects=subjects, category=given).categories
    assert [(wish.slug, wish.create) for wish in found] == wishes


def test_what_is_no_text_of_ours_is_dropped_and_reported():
    html = (
        "<article><h1>Hafen bekommt eine neue Brücke</h1><figure><img src='a.jpg'><figcaption>Foto</figcaption></figure>"
        "<script>x()</script><p>Die <span>Stadt</span> <a href='article:7'>baut</a>.</p>"
        "<aside data-card='readmore' data-article='7' data-title='Alte Brücke'></aside>"
        "<aside data-card='readmore' data-article='8'></aside></article>"
    )
    delivery = make_ninjs(
        bodies=[{"contentType": "text/html", "value": html}],
        language="sv",
        genres=[{"name": "Inrikes"}],
        associations=[{"name": "bild"}],
        subjects=[{"name": "x" * 101}, {"literal": "16000000"}],
        edNote="Nicht vor dem Rat zeigen.",
        usageTerms="Nur in Deutschland.",
    )
    assert delivery.content["body"] == (
        '<p>Die Stadt baut.</p><aside data-card="readmore" data-wanted="Alte Brücke"></aside>'
    )
    assert delivery.tags == ()
    assert delivery.content["language"] == "de"
    assert delivery.dropped == (
        "pictures with their captions: 1",
        "<article> (text kept)",
        "<h1> (text kept)",
        "<script> with its content",
        "<span> (text kept)",
        "link to another system's article (text kept)",
        "card of another system's article",
        "language “sv”, which the site does not know",
        "attached items such as pictures and related texts: 1",
        "a genre the site does not know",
        "subjects without a name that could be a tag: 2",
    )
    assert delivery.note == "Nicht vor dem Rat zeigen.\nNur in Deutschland.\nLeft out at import: " + (
        "; ".join(delivery.dropped) + "."
    )


def test_plain_text_becomes_paragraphs():
    body = {"contentType": "text/plain", "value": "Eins & zwei.\n\n  <b>Drei</b>\r\n"}
    xml = {"contentType": "application/xml", "value": "<x/>"}
    assert (
        make_ninjs(bodies=[xml, body]).content["body"]
        == "<p>Eins &amp; zwei.</p><p>&lt;b&gt;Drei&lt;/b&gt;</p>"
    )


def test_date_without_a_zone_is_local_and_version_sorts():
    delivery = make_ninjs(versionCreated="2024-07-01T12:00:00", version="7")
    assert delivery.issued_at == datetime(2024, 7, 1, 10, 0, tzinfo=UTC)
    assert delivery.issue == "2024-07-01T10:00:00.000000+00:00/000000000007"
    assert make_ninjs(versionCreated="2024-07-01T12:00:00", version="10").issue > delivery.issue
    assert make_ninjs(versionCreated=None, version=None).issue == ""


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([], "This is not a ninjs object."),
        (None, "This is not a ninjs object."),
        (ninjs_object(uri=None), "The object has no uri, so a later version could not be recognised."),
        (ninjs_object(uri=7), "The object has no uri, so a later version could not be recognised."),
        (ninjs_object(uri="urn:\ud800"), "The uri is longer than 700 characters or contains invalid ones."),
        (ninjs_object(uri="u" * 701), "The uri is longer than 700 characters or contains invalid ones."),
        (ninjs_object(headlines=None), "The object has no headline."),
        (ninjs_object(headlines=[{"value": " \x00"}]), "The object has no headline."),
        (ninjs_object(type="picture"), "The object is of type “picture”; only texts are imported."),
        (
            ninjs_object(pubStatus="canceled"),
            "The sender cancelled this item. Please withdraw the article at the desk if it is live.",
        ),
        (
            ninjs_object(embargoedUntil="morgen"),
            "“morgen” is not a date such as 2026-03-01T08:00:00+01:00.",
        ),
        (
            ninjs_object(versionCreated="9999-12-31T23:59:59Z"),
            "“9999-12-31T23:59:59Z” is not a date such as 2026-03-01T08:00:00+01:00.",
        ),
    ],
)
def test_unusable_object_is_refused_with_a_sentence(value, sentence):
    with pytest.raises(Unreadable) as refused:
        parse_object(value)
    assert str(refused.value) == sentence


def test_withheld_item_is_held_at_the_desk():
    assert make_ninjs(pubStatus="withheld").hold == (
        "The sender asks to withhold this item. Please import it without --publish and wait for the release."
    )


@pytest.mark.parametrize(
    "change",
    [{"by": "Bert Klein"}, {"embargoedUntil": "2030-01-01T00:00:00Z"}, {"pubStatus": "withheld"}, {"subjects": None}],
)  # fmt: skip
def test_digest_changes_with_what_matters(change):
    assert make_ninjs(**change).digest != make_ninjs().digest
    assert make_ninjs(version="1").digest == make_ninjs().digest
