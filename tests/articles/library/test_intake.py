"""Taking pictures in: what is read from the file, what is refused, what the library has already, and that nothing half remains."""

import io
import zipfile

import pytest
from PIL import Image

from articles.imaging.refusal import PictureRefused
from articles.library.intake import DESK_WIDTHS, Duplicate, discard_files, take_in
from articles.models import AuditEntry, Picture
from articles.models.picture import originals
from tests.articles.imaging.pictures import drawn, file_of, photo
from tests.articles.imaging.test_metadata import iptc
from tests.factories import make_picture, make_writer

pytestmark = pytest.mark.django_db


def stored_files():
    folders = originals().listdir("")[0] if originals().exists("") else []
    return {f"{folder}/{name}" for folder in folders for name in originals().listdir(folder)[1]}


def test_file_is_kept_as_it_came_beside_what_the_desk_is_shown():
    writer = make_writer()
    file = file_of(photo((2000, 1500)))
    picture = take_in(file, "C:\\Fotos\\Brücke_am_Abend.JPG", by=writer)
    assert (picture.file_name, picture.title) == ("Brücke_am_Abend.JPG", "Brücke am Abend")
    assert (picture.width, picture.height, picture.format) == (2000, 1500, "JPEG")
    with picture.file.open() as kept:
        assert kept.read() == file.getvalue()
    for width in DESK_WIDTHS:
        with originals().open(picture.desk_name(width)) as kept, Image.open(kept) as shown:
            assert (shown.format, shown.size) == ("WEBP", (width, round(width * 0.75)))
    entry = AuditEntry.objects.get(action="take_in")
    assert (entry.by, entry.object_id) == (writer, str(picture.pk))


def test_words_of_an_agency_become_words_of_the_picture():
    words = {"title": "Brücke", "caption": "Offen seit heute", "author": "Weber", "credit": "dpa"}
    segment = iptc("utf-8", keywords=["Hafen", "Kiel"], **words)
    data = file_of(photo()).getvalue()
    picture = take_in(io.BytesIO(data[:2] + segment + data[2:]), "x.jpg", by=None)
    assert (picture.title, picture.caption, picture.credit) == ("Brücke", "Offen seit heute", "Weber / dpa")
    assert sorted(tag.name for tag in picture.tags.all()) == ["Hafen", "Kiel"]
    assert list(Picture.objects.matching("HAFEN bruecke")) == [picture]


def test_turned_picture_is_measured_upright():
    image = drawn((80, 40))
    exif = image.getexif()
    exif[0x0112] = 6
    picture = take_in(file_of(image, exif=exif), "x.jpg", by=None)
    assert (picture.width, picture.height) == (40, 80)


def zipped():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("x.txt", "x")
    return written.getvalue()


HOSTILE = {
    "empty": (b"", "x.jpg", "empty"),
    "text": (b"Das ist kein Bild.", "x.jpg", "no picture"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "x.svg", "SVG"),
    "svg as png": (b'<?xml version="1.0"?><svg></svg>', "x.png", "SVG"),
    "truncated": (file_of(photo((400, 300))).getvalue()[:3000], "x.jpg", "incomplete"),
    "mislabelled": (file_of(photo()).getvalue(), "x.png", "Rename it"),
    "with a script": (file_of(photo()).getvalue() + b"<script>alert(1)</script>", "x.jpg", "hides"),
    "with an archive": (file_of(photo()).getvalue() + zipped(), "x.jpg", "hides"),
    "bomb": (file_of(Image.new("1", (20_001, 10)), "PNG").getvalue(), "x.png", "more than allowed"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_file_is_refused_with_a_sentence_and_nothing_is_stored(name):
    data, called, word = HOSTILE[name]
    before = stored_files()
    with pytest.raises(PictureRefused, match=word):
        take_in(io.BytesIO(data), called, by=None)
    assert (Picture.objects.count(), stored_files()) == (0, before)


def test_same_file_is_offered_instead_of_stored_twice_even_if_wanted():
    picture = take_in(file_of(photo()), "a.jpg", by=None)
    for anyway in (False, True):
        with pytest.raises(Duplicate) as found:
            take_in(file_of(photo()), "b.jpg", by=None, anyway=anyway)
        assert (found.value.exact, found.value.pictures) == (True, [picture])


def test_same_picture_in_another_size_and_format_is_offered_and_can_be_kept():
    picture = take_in(file_of(photo((800, 600))), "a.jpg", by=None)
    make_picture(seed=99)
    smaller = file_of(photo((800, 600)).resize((400, 300)), "WEBP", quality=60)
    with pytest.raises(Duplicate) as found:
        take_in(smaller, "b.webp", by=None)
    assert (found.value.exact, found.value.pictures) == (False, [picture])
    assert take_in(smaller, "b.webp", by=None, anyway=True).format == "WEBP"


def crash(**_row):
    raise KeyboardInterrupt


def test_crash_while_storing_leaves_neither_row_nor_file(monkeypatch):
    before = stored_files()
    monkeypatch.setattr(AuditEntry.objects, "create", crash)
    with pytest.raises(KeyboardInterrupt):
        take_in(file_of(photo()), "a.jpg", by=None)
    assert (Picture.objects.count(), stored_files()) == (0, before)


def test_deleted_picture_leaves_no_file():
    before = stored_files()
    picture = make_picture()
    picture.delete()
    discard_files(picture)
    assert stored_files() == before
