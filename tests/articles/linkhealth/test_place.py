"""Which addresses of the network belong to the public internet."""

from ipaddress import ip_address

import pytest

from articles.linkhealth.answer import NoAnswer
from articles.linkhealth.place import Place, is_public, permitted, place_of


@pytest.mark.parametrize(
    "ip", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"]
)
def test_public_addresses(ip):
    assert is_public(ip_address(ip))


@pytest.mark.parametrize(
    "ip",
    [
        "0.0.0.0",  # noqa: S104  nothing is bound to it
        *("10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1"),
        *("192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1", "255.255.255.255"),
        *("::", "::1", "fe80::1", "fec0::1", "fc00::1", "ff02::1", "2001:db8::1", "::7f00:1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1"),
        *("2002:7f00:1::1", "2002:5db8:d822::1", "2001:0:1::1"),
    ],
)
def test_addresses_that_are_not_public(ip):
    assert not is_public(ip_address(ip))


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://example.org", Place("https", "example.org", 443, "/")),
        ("http://Example.org:8080/a?b#c", Place("http", "example.org", 8080, "/a?b")),
        ("https://bücher.example/ä b", Place("https", "xn--bcher-kva.example", 443, "/%C3%A4%20b")),
        ("http://[2001:db8::1]/", Place("http", "2001:db8::1", 80, "/")),
        ("https://a_b.example/?q=a|b&c=%41", Place("https", "a_b.example", 443, "/?q=a|b&c=%41")),
    ],
)
def test_place_of_an_address(url, place):
    assert place_of(url) == place


def test_host_with_one_private_address_is_not_asked():
    public, private = ip_address("93.184.216.34"), ip_address("10.0.0.1")
    assert permitted([public], is_public) == [public]
    for ips in ([public, private], [private, public]):
        with pytest.raises(NoAnswer, match="private"):
            permitted(ips, is_public)
