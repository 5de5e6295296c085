"""What agencies write into pictures is read from XMP, IPTC and EXIF in this order, and damage is no error."""

import io
import struct
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.imaging.metadata import Facts, read_facts
from tests.articles.imaging.pictures import drawn, file_of

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:Credit="Nordbild" photoshop:DateCreated="2026-11-23T18:20:05+01:00">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Die Brücke am Montag</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Käthe Öhler</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag><rdf:li>Hafen</rdf:li><rdf:li>Brücke</rdf:li><rdf:li>Hafen</rdf:li></rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def iptc(encoding=None, **values):
    """A JPEG's application segment 13 with these records (IIM 4.2, in Photoshop's resource 0x0404)."""
    numbers = {"title": 5, "keywords": 25, "day": 55, "time": 60, "author": 80, "credit": 110, "caption": 120}
    records = b"\x1c\x01\x5a\x00\x03\x1b%G" if encoding == "utf-8" else b""
    for name, value in values.items():
        for each in value if isinstance(value, list) else [value]:
            text = each.encode(encoding or "cp1252")
            records += struct.pack(">BBBH", 0x1C, 2, numbers[name], len(text)) + text
    padded = records + b"\x00" * (len(records) % 2)
    resource = b"8BIM\x04\x04\x00\x00" + struct.pack(">I", len(records)) + padded
    content = b"Photoshop 3.0\x00" + resource
    return b"\xff\xed" + struct.pack(">H", len(content) + 2) + content


def jpeg(segment=b"", exif=None, xmp=None):
    """An opened file with these records in it."""
    options = {name: value for name, value in (("exif", exif), ("xmp", xmp)) if value}
    data = file_of(drawn(), **options).getvalue()
    return Image.open(io.BytesIO(data[:2] + segment + data[2:]))


def exif(description="Aus EXIF", gps=False):
    record = Image.Exif()
    record[0x010E], record[0x8298] = description, "© Nordbild".encode()  # as text Pillow would write “?”
    record.get_ifd(0x8769)[0x9003] = "2026:11:22 07:08:09"
    if gps:
        record.get_ifd(0x8825).update({1: "N", 2: (54.0, 19.0, 0.0)})
    return record.tobytes()


def test_a_bare_picture_says_nothing():
    assert read_facts(jpeg()) == Facts()


def test_xmp_goes_before_iptc_and_iptc_before_exif():
    segment = iptc("utf-8", title="Brücke", caption="Aus IPTC", author="Anders", keywords=["Wasser", "Kiel"])
    assert read_facts(jpeg(segment, exif(gps=True), XMP.encode())) == Facts(
        title="Brücke",
        caption="Die Brücke am Montag",
        credit="Nordbild",
        author="Käthe Öhler",
        copyright="© Nordbild",
        keywords=("Hafen", "Brücke"),
        taken=datetime.fromisoformat("2026-11-23T18:20:05"),
        placed=True,
    )


@pytest.mark.parametrize("encoding", ["utf-8", None])
def test_iptc_is_read_in_utf8_and_in_what_older_programs_write(encoding):
    segment = iptc(
        encoding, caption="Käthe fährt über die Brücke", keywords="Öl", day="20261123", time="182005+0100"
    )
    facts = read_facts(jpeg(segment))
    assert (facts.caption, facts.keywords, facts.taken) == (
        "Käthe fährt über die Brücke",
        ("Öl",),
        datetime.fromisoformat("2026-11-23T18:20:05"),
    )


def test_exif_is_read_where_nothing_better_stands():
    facts = read_facts(jpeg(exif=exif()))
    assert (facts.caption, facts.copyright, facts.taken) == (
        "Aus EXIF",
        "© Nordbild",
        datetime.fromisoformat("2026-11-22T07:08:09"),
    )


def test_control_characters_and_endless_texts_are_cut():
    facts = read_facts(jpeg(iptc(caption="a\x00b\x1b\nc" + "x" * 9_000)))
    assert (facts.caption[:4], len(facts.caption)) == ("ab\nc", 5_000)


def test_xmp_with_an_entity_that_grows_is_ignored():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>' + XMP.replace("Montag", "&a;")
    assert read_facts(jpeg(xmp=bomb.encode())).caption == ""


@given(st.binary(max_size=200), st.binary(max_size=200), st.binary(max_size=200))
def test_damaged_records_are_no_error(segment, exif, xmp):
    content = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", len(segment)) + segment
    image = jpeg(
        b"\xff\xed" + struct.pack(">H", len(content) + 2) + content, b"Exif\x00\x00" + exif, xmp or b"x"
    )
    assert isinstance(read_facts(image), Facts)
