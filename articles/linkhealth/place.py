"""Where a web address leads on the network: its host, port and path, and the checked addresses of the host."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urldefrag, urljoin, urlsplit

from articles.linkhealth.answer import NoAnswer

PORTS = {"http": 80, "https": 443}
KEPT = "/%:@!$&'()*+,;=-._~[]|?"  # what stands in a path or query as it is; all else is spelled in percent
# Addresses that stand for one of the older kind, which decides then.
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")


@dataclass(frozen=True)
class Place:
    """What is asked: `target` is the path with the query, all of it in ASCII."""

    scheme: str
    host: str
    port: int
    target: str


def place_of(url: str) -> Place:
    """NoAnswer for what is no web address, or one with a user name before the host."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        default = PORTS[parts.scheme]
        port = parts.port or default
    except (ValueError, KeyError) as error:
        raise NoAnswer("address") from error
    if not host or "@" in parts.netloc:
        raise NoAnswer("address")
    query = f"?{quote(parts.query, safe=KEPT)}" if parts.query else ""
    return Place(parts.scheme, host, port, quote(parts.path or "/", safe=KEPT) + query)


def host_of(url: str) -> str:
    """The host as the desk names it; empty for an address nobody can read."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def follow(url: str, location: str) -> str:
    """Where a redirect leads, the part of the page kept that was asked for; NoAnswer when that is no web page."""
    try:
        # The head of an answer is read as if it were Latin; its bytes are what counts.
        spelled = quote(location.encode("latin-1", "replace"), safe=KEPT + "#")
        target, part = urldefrag(urljoin(url, spelled))
    except ValueError as error:
        raise NoAnswer("stray") from error
    if not target.startswith(("http://", "https://")):
        raise NoAnswer("stray")
    part = part or urldefrag(url).fragment
    return f"{target}#{part}" if part else target


def is_public(ip) -> bool:
    """Whether an address of the network belongs to the public internet: neither ours, nor the machine's own, nor a group's."""
    if ip.version == 6:
        if ip.ipv4_mapped:
            return is_public(ip.ipv4_mapped)
        if ip in TRANSLATED:
            return is_public(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if ip.sixtofour or ip.teredo or ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved)


def checked_ips(place: Place, may_be_asked) -> list[str]:
    """The host's addresses on the network, if they may be asked. Waits for the name server as long as the system does."""
    try:
        found = socket.getaddrinfo(place.host, place.port, type=socket.SOCK_STREAM)
    except (OSError, ValueError) as error:
        raise NoAnswer("host") from error
    ips = dict.fromkeys(ipaddress.ip_address(row[4][0].partition("%")[0]) for row in found)
    return [str(ip) for ip in permitted(ips, may_be_asked)]


def permitted(ips, may_be_asked):
    """The addresses of one host; NoAnswer unless every one of them may be asked."""
    if not all(map(may_be_asked, ips)):
        raise NoAnswer("private")
    return ips
