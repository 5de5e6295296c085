"""JSON Lines are streamed; one document with one or many objects is read too; a broken line stops nothing."""

import io

import pytest

from articles.exchange.delivery import Unreadable
from articles.exchange.files import Source
from articles.exchange.importers.jsonlines import read_objects


def found(data):
    """Places and values, errors as their sentences."""
    values = read_objects(Source("Datei", io.BytesIO(data)))
    return [(place, str(value) if isinstance(value, Unreadable) else value) for place, value in values]


def test_each_line_is_an_object_with_its_number():
    assert found(b'\xef\xbb\xbf{"uri": 1}\r\n\n{"uri": 2}') == [
        ("Datei:1", {"uri": 1}),
        ("Datei:3", {"uri": 2}),
    ]


def test_broken_line_is_reported_and_the_rest_goes_on():
    data = b'{"uri": 1}\n{"uri": \n[1, 2]\n"\xff"\n{"uri": 2}\n'
    assert found(data) == [
        ("Datei:1", {"uri": 1}),
        ("Datei:2", "This is not valid JSON (line 1, character 8)."),
        ("Datei:3", [1, 2]),
        ("Datei:4", "The characters are no valid UTF-8. Please save the file as UTF-8."),
        ("Datei:5", {"uri": 2}),
    ]


def test_broken_first_line_does_not_hide_the_others():
    assert found(b'{"uri": \n{"uri": 2}\n') == [
        ("Datei:1", "This is not valid JSON (line 1, character 8)."),
        ("Datei:2", {"uri": 2}),
    ]


@pytest.mark.parametrize("data", [b'{\n "uri": 1\n}', b'\n\n{"uri":\n1}\n'])
def test_document_over_several_lines_is_one_object(data):
    assert found(data) == [("Datei", {"uri": 1})]


@pytest.mark.parametrize("data", [b'[{"uri": 1}, {"uri": 2}]', b'[\n{"uri": 1},\n{"uri": 2}\n]'])
def test_list_of_objects_is_read_one_by_one(data):
    assert found(data) == [("Datei, item 1", {"uri": 1}), ("Datei, item 2", {"uri": 2})]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\n \n", "The file is empty."),
        (b'{\n "uri": 1,\n}', "This is not valid JSON"),
        (b"[" * 100_000, "This JSON is nested too deeply or contains a number that is too large."),
        (b"[" + b"9" * 5000 + b"]", "This JSON is nested too deeply or contains a number that is too large."),
    ],
)
def test_file_that_is_no_json_is_refused_once(data, sentence):
    with pytest.raises(Unreadable, match=sentence):
        found(data)


def test_line_that_is_too_large_is_skipped_without_being_held(settings):
    settings.NEWSROOM = {"IMPORT_SIZE": 20}
    data = b'{"uri": "' + b"x" * 100 + b'"}\n{"uri": 2}\n' + b"y" * 50 + b"\n"
    assert found(data) == [
        ("Datei:1", "The line is larger than 0 MB."),
        ("Datei:2", {"uri": 2}),
        ("Datei:3", "The line is larger than 0 MB."),
    ]


def test_lines_are_read_as_they_are_asked_for():
    stream = io.BytesIO(b'{"uri": 1}\n' * 10_000)
    source = Source("Datei", stream)
    values = read_objects(source)
    assert [next(values)[0] for _ in range(3)] == ["Datei:1", "Datei:2", "Datei:3"]
    assert source.consumed == 33
