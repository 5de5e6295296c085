"""Files are found in a stable order and read with every byte counted once."""

import io

import pytest

from articles.exchange.delivery import Unreadable
from articles.exchange.files import Source, find_files, open_source, read_document, total_size


def test_folders_are_searched_in_order_without_hidden_files(tmp_path):
    for name in ["b.txt", "a.txt", ".versteckt.txt", "unter/c.txt", ".git/d.txt", "unter/.e.txt"]:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("Text")
    found = list(find_files([str(tmp_path), "-", str(tmp_path / "b.txt"), "gibt-es-nicht"]))
    inside = [str(tmp_path / name) for name in ["a.txt", "b.txt", "unter/c.txt"]]
    assert found == [*inside, "-", str(tmp_path / "b.txt"), "gibt-es-nicht"]
    assert total_size(inside) == 12
    assert total_size(["-"]) is None


def test_missing_file_is_named_in_a_sentence():
    with pytest.raises(Unreadable, match="There is no such file or folder"):
        open_source("gibt-es-nicht")


def test_name_that_is_no_utf8_can_be_shown_and_stored(tmp_path):
    path = tmp_path / "gr\udcfcn.txt"
    path.write_text("Text")
    with open_source(str(path)) as source:
        assert source.name == source.path == str(tmp_path / "gr\\udcfcn.txt")


def test_bytes_that_were_looked_at_are_read_again_and_counted_once():
    source = Source("Probe", io.BytesIO(b"eins\nzwei\ndrei"))
    assert source.peek(7) == b"eins\nzw"
    assert [source.readline(100), source.readline(2), source.readline(100)] == [b"eins\n", b"zw", b"ei\n"]
    assert source.read(100) == b"drei"
    assert source.consumed == 14


def test_document_that_is_too_large_is_refused(settings):
    settings.NEWSROOM = {"IMPORT_SIZE": 10}
    assert read_document(Source("Probe", io.BytesIO(b"x" * 10))) == b"x" * 10
    with pytest.raises(Unreadable, match="The file is larger than 0 MB"):
        read_document(Source("Probe", io.BytesIO(b"x" * 11)))
