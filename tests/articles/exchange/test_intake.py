"""Many documents: each by itself, none stops the others, formats recognised, whatever the bytes."""

import json
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.exchange.importers.text import parse_text
from articles.exchange.intake import take_in
from articles.models import Article, ImportRef, Revision
from articles.vocabulary import Refused
from tests.articles.exchange.deliveries import TEXT, json_lines, ninjs_object

pytestmark = pytest.mark.django_db
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "name", "role", "uri", "literal", "rel"]), inner),
    max_leaves=6,
)  # fmt: skip
PROPERTIES = st.sampled_from([*ninjs_object(), "associations", "genres", "infoSources", "people", "embargoed", "expires"])  # fmt: skip


def outcomes(*paths, **options):
    """(file name or place, what became of it, why) for each document."""
    return [(Path(result.place).name, result.outcome, result.reason) for result in take_in(paths, **options)]


def write(folder, name, data):
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", TEXT),
        ("ohne", TEXT),
        ("a.json", json.dumps(ninjs_object(), indent=2)),
        ("a.jsonl", json_lines(ninjs_object())),
        ("ohne", "\ufeff\n" + json.dumps(ninjs_object())),
        ("ohne", json.dumps([ninjs_object()], indent=2)),
    ],
)
def test_format_is_recognised(tmp_path, name, data):
    assert [outcome for _, outcome, _ in outcomes(write(tmp_path, name, data))] == ["created"]
    assert Article.objects.get().headline == "Hafen bekommt eine neue Brücke"


def test_given_format_wins(tmp_path):
    path = write(tmp_path, "a.json", TEXT)
    assert [outcome for _, outcome, _ in outcomes(path)] == ["failed"]
    assert [outcome for _, outcome, _ in outcomes(path, format_name="text")] == ["created"]


def test_broken_line_is_named_by_its_number_and_the_rest_is_stored(tmp_path):
    data = (
        json_lines(ninjs_object(), ninjs_object(uri=None))
        + b"{\n"
        + json_lines(ninjs_object(uri="urn:example:2"))
    )
    assert outcomes(write(tmp_path, "a.jsonl", data)) == [
        ("a.jsonl:1", "created", ""),
        ("a.jsonl:2", "failed", "The object has no uri, so a later version could not be recognised."),
        ("a.jsonl:3", "failed", "This is not valid JSON (line 1, character 2)."),
        ("a.jsonl:4", "created", ""),
    ]


def test_what_was_left_out_is_said_once(tmp_path):
    path = write(tmp_path, "a.jsonl", json_lines(ninjs_object(associations=[{"name": "bild"}])))
    found = ("attached items such as pictures and related texts: 1",)
    assert [result.dropped for result in take_in([path])] == [found]
    assert [result.dropped for result in take_in([path])] == [()]


def test_bytes_read_add_up_to_the_file(tmp_path):
    data = json_lines(*(ninjs_object(uri=f"urn:example:{number}") for number in range(3)))
    results = list(take_in([write(tmp_path, "a.jsonl", data)], dry_run=True))
    assert sum(result.read for result in results) == len(data)


def test_import_that_is_killed_leaves_whole_documents_only(tmp_path):
    data = json_lines(*(ninjs_object(uri=f"urn:example:{number}") for number in range(5)))
    results = take_in([write(tmp_path, "a.jsonl", data)], publish=True)
    assert [next(results).outcome for _ in range(2)] == ["created", "created"]
    results.close()
    assert (Article.objects.count(), Revision.objects.count(), ImportRef.objects.count()) == (2, 2, 2)
    assert set(Article.objects.values_list("status", flat=True)) == {"released"}
    assert [result.outcome for result in take_in([tmp_path / "a.jsonl"], publish=True)] == ["skipped"] * 2 + [
        "created"
    ] * 3


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-16")))
@settings(deadline=None)
def test_any_bytes_are_a_text_or_a_sentence(data):
    try:
        delivery = parse_text(data, category="sport")
    except Refused as error:
        sentence = str(error)
    else:
        sentence = delivery.content["headline"] and delivery.content["body"]
    assert sentence


@given(
    st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=40), min_size=1, max_size=6),
    st.sampled_from(["auto", "text", "ninjs"]),
)
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_file_is_an_article_or_a_sentence(tmp_path, lines, format_name):
    path = write(tmp_path, "a.txt", "\n".join([*lines, "sport"]))
    with transaction.atomic():
        for _name, outcome, reason in outcomes(path, format_name=format_name):
            assert outcome == "created" or (outcome == "failed" and reason.endswith((".", "?")))
            assert "unexpected" not in reason
            assert "database" not in reason
        transaction.set_rollback(True)


@given(st.dictionaries(PROPERTIES, ANY_JSON, max_size=4), st.booleans())
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_is_an_article_or_a_sentence(tmp_path, changes, publish):
    path = write(tmp_path, "a.jsonl", json_lines({**ninjs_object(), **changes}))
    with transaction.atomic():
        for _name, outcome, reason in outcomes(path, publish=publish):
            assert outcome == "created" or (outcome == "failed" and reason)
            assert "unexpected" not in reason
            assert "database" not in reason
        transaction.set_rollback(True)
