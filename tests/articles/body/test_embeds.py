import re
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from articles.body.embeds import EMBED_ADDRESS, PROVIDERS, browser_patterns, frame_hosts, provider_of
from articles.body.parse import BadTarget, parse
from articles.body.render import render
from articles.body.serialise import canonical
from tests.articles.body.embed_addresses import KNOWN, UNKNOWN
from tests.source import ROOT

VIMEO = '<div data-card="embed" data-url="https://vimeo.com/76979871"></div>'


@pytest.mark.parametrize(("address", "expected"), KNOWN.items())
def test_address_as_people_copy_it_gives_provider_and_frame(address, expected):
    provider, frame = provider_of(address)
    assert (provider.name, frame) == expected


def test_each_provider_has_an_address_that_is_tried():
    assert {name for name, _frame in KNOWN.values()} == {provider.name for provider in PROVIDERS}


@pytest.mark.parametrize("address", UNKNOWN)
def test_other_address_is_nobodys(address):
    assert (provider_of(address), EMBED_ADDRESS.fullmatch(address)) == (None, None)


@pytest.mark.parametrize("address", KNOWN)
def test_stored_is_the_address_alone(address):
    html = canonical(
        f'<div data-card="embed" data-url="{address.replace("&", "&amp;")}" data-frame="https://evil.example"></div>'
    )
    assert html == f'<div data-card="embed" data-url="{address.replace("&", "&amp;")}"></div>'


def test_unknown_address_is_refused_with_the_names_of_all_providers():
    with pytest.raises(BadTarget) as refused:
        parse('<div data-card="embed" data-url="https://example.org/film"></div>')
    assert str(refused.value) == (
        "This address cannot be embedded: https://example.org/film. Use the address of a single page at one of these: "
        "YouTube, Vimeo, X, Mastodon, Instagram, OpenStreetMap, Google Maps, Datawrapper, Spotify, SoundCloud."
    )


def test_embed_without_an_address_is_refused():
    with pytest.raises(BadTarget, match="An embed needs an address"):
        parse('<div data-card="embed" data-title="Film"></div>')


@pytest.mark.parametrize("address", UNKNOWN)
def test_no_frame_of_a_foreign_host_can_be_made(address):
    written = address.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    try:
        page = "".join(render(parse(f'<div data-card="embed" data-url="{written}"></div>')))
    except BadTarget:
        return
    # Line ends and blanks around an address are no part of it.
    assert (
        address.strip() in KNOWN or 'data-frame="https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"' in page
    )


def test_hosts_of_the_frames_are_told_once_each_and_only_those():
    addresses = [
        "https://youtu.be/dQw4w9WgXcQ",
        "https://vimeo.com/1",
        "https://youtu.be/aqz-KE-bpKQ",
        "https://example.org/",
    ]
    assert frame_hosts(addresses) == ["https://player.vimeo.com", "https://www.youtube-nocookie.com"]


def test_hosts_are_plain_enough_for_the_security_policy():
    for address, (_name, frame) in KNOWN.items():
        assert frame_hosts([address]) == [f"https://{urlsplit(frame).netloc}"]
        assert re.fullmatch(r"https://[a-z0-9.-]+", frame_hosts([address])[0])


def test_patterns_for_the_browser_have_no_names():
    assert [row["name"] for row in browser_patterns()] == [provider.name for provider in PROVIDERS]
    assert not any("?P<" in row["pattern"] for row in browser_patterns())


def test_page_shows_each_shape():
    styles = Path(ROOT / "static/reader/embed.css").read_text("utf-8")
    assert [provider.shape for provider in PROVIDERS if f".embed-{provider.shape} " not in styles] == []


def test_address_that_is_allowed_no_longer_leaves_nothing_behind():
    document = parse(VIMEO)
    block = document.blocks[0]
    old = type(block)(block.kind, (block.attributes[0], ("data-url", "https://gone.example/1")))
    assert render(type(document)((old,))) == []


@pytest.mark.parametrize(
    "tail", ["?" * 50_000, "&a" * 50_000, "/" * 50_000, "-" * 50_000, "?t=" + "1h" * 50_000]
)
def test_long_addresses_take_no_time(tail):
    began = time.process_time()
    for provider in PROVIDERS:
        provider.pattern.fullmatch(f"https://www.youtube.com/watch?v=dQw4w9WgXcQ{tail} ")
    assert time.process_time() - began < 2  # seconds
