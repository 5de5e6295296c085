"""Whose contents may stand in a text: one row for each provider. A new provider is a row here.

Stored is the address as people copy it from the browser; the address of the frame is calculated from it when a page
is made. Patterns match the whole address and mean the same to Python and to the browser.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

__all__ = [
    "EMBED_ADDRESS",
    "PROVIDERS",
    "PROVIDER_NAMES",
    "Provider",
    "browser_patterns",
    "frame_hosts",
    "provider_of",
]

Values = Mapping[str, str]

# What may follow an address that is known already, such as ?si=… for counting; FURTHER after a query has begun.
# One greedy piece: two that may share the same signs take quadratic time over a long address.
REST = r"(?:[?#][^\s\"'<>]*)?"
FURTHER = r"(?:[?#&][^\s\"'<>]*)?"
SECONDS = {"h": 3600, "m": 60, "s": 1, "": 1}
MASTODON = (
    *("mastodon.social", "mastodon.online", "mstdn.social", "mas.to", "mastodon.world", "fosstodon.org"),
    *("chaos.social", "social.bund.de", "det.social", "troet.cafe", "norden.social", "social.tchncs.de"),
    *(
        "mastodon.de",
        "digitalcourage.social",
        "ruhr.social",
        "muenchen.social",
        "berlin.social",
        "hessen.social",
    ),
)


def _as_matched(values: Values) -> Values:
    return values


@dataclass(frozen=True)
class Provider:
    """`pattern` is the address people copy, `frame` the one of the frame, filled with the pattern's groups.

    `values` makes the groups ready for it. The frame keeps `ratio` (width, height) or is `height` pixels high.
    """

    name: str
    pattern: re.Pattern[str]
    frame: str
    ratio: tuple[int, int] | None = None
    height: int | None = None
    values: Callable[[Values], Values] = _as_matched

    @property
    def shape(self) -> str:
        """How the frame is shaped, as the page names it: 16-9, or the height such as h352."""
        return "{}-{}".format(*self.ratio) if self.ratio else f"h{self.height}"


def _row(name: str, pattern: str, frame: str, *, rest: str = REST, **shape) -> Provider:
    return Provider(name, re.compile(pattern + rest, re.ASCII), frame, **shape)


def _start(values: Values) -> Values:
    """The second at which a video begins: t=90, t=1m30s or start=90."""
    parts = re.findall(r"([0-9]+)([hms]?)", values["start"] or "")
    second = sum(int(number) * SECONDS[unit] for number, unit in parts)
    return {**values, "start": f"?start={second}" if second else ""}


def _hash(values: Values) -> Values:
    """The second half of the number of a video that only who has the link may see."""
    return {**values, "hash": f"&h={values['hash']}" if values["hash"] else ""}


def _box(values: Values) -> Values:
    """The part of the map that about fills a frame of 600 × 450 pixels: west, south, east, north in degrees."""
    latitude, longitude = float(values["lat"]), float(values["lon"])
    width = 360 * 600 / (256 * 2 ** int(values["zoom"]))
    height = width * 0.75 * 0.62  # a degree of latitude is drawn longer, in our latitudes by about 1 / 0.62
    edges = (longitude - width / 2, latitude - height / 2, longitude + width / 2, latitude + height / 2)
    return {"box": quote(",".join(f"{edge:.5f}" for edge in edges))}


def _quoted(values: Values) -> Values:
    return {"address": quote(values["address"], safe="")}


PROVIDERS = (
    _row(
        "YouTube",
        r"https://(?:(?:(?:www|m)\.)?youtube\.com/(?:watch\?(?:[^\s#\"'<>]*&)?v=|shorts/|live/|embed/)"
        r"|www\.youtube-nocookie\.com/embed/|youtu\.be/)(?P<id>[\w-]{11})(?![\w-])"
        r"(?:[?&](?!t=|start=)[^\s?&#\"'<>]*){0,20}(?:[?&](?:t|start)=(?P<start>[0-9][0-9hms]{0,11})(?![\w-]))?",
        "https://www.youtube-nocookie.com/embed/{id}{start}",
        rest=FURTHER,
        ratio=(16, 9),
        values=_start,
    ),
    _row(
        "Vimeo",
        r"https://(?:(?:www\.)?vimeo\.com/|player\.vimeo\.com/video/)(?P<id>[0-9]{1,12})(?:/(?P<hash>[0-9a-f]{6,20}))?/?",
        "https://player.vimeo.com/video/{id}?dnt=1{hash}",
        ratio=(16, 9),
        values=_hash,
    ),
    _row(
        "X",
        r"https://(?:(?:www|mobile)\.)?(?:x|twitter)\.com/[\w]{1,20}/status/(?P<id>[0-9]{1,20})/?",
        "https://platform.twitter.com/embed/Tweet.html?id={id}&dnt=true&lang=de",
        height=560,
    ),
    _row(
        "Mastodon",
        rf"https://(?P<host>{'|'.join(map(re.escape, MASTODON))})/@(?P<who>[\w.-]{{1,60}})(?P<home>@[\w.-]{{1,80}})?"
        r"/(?P<id>[0-9]{1,20})(?:/embed)?/?",
        "https://{host}/@{who}{home}/{id}/embed",
        height=560,
        values=lambda values: {**values, "home": values["home"] or ""},
    ),
    _row(
        "Instagram",
        r"https://(?:www\.)?instagram\.com/(?:[\w.]{1,40}/)?(?P<kind>p|reel|tv)/(?P<id>[\w-]{5,40})/?",
        "https://www.instagram.com/{kind}/{id}/embed/",
        height=720,
    ),
    _row(
        "OpenStreetMap",
        r"https://(?:www\.)?openstreetmap\.org/[^\s#\"'<>]*"
        r"#map=(?P<zoom>1?[0-9])/(?P<lat>-?[0-9]{1,2}(?:\.[0-9]{1,10})?)/(?P<lon>-?[0-9]{1,3}(?:\.[0-9]{1,10})?)",
        "https://www.openstreetmap.org/export/embed.html?bbox={box}&layer=mapnik",
        rest=FURTHER,
        ratio=(4, 3),
        values=_box,
    ),
    _row(
        "Google Maps",
        r"https://www\.google\.(?:com|de)/maps/embed\?pb=(?P<pb>[\w!.:%~*+-]{1,2000})",
        "https://www.google.com/maps/embed?pb={pb}",
        rest=FURTHER,
        ratio=(4, 3),
    ),
    _row(
        "Datawrapper",
        r"https://(?:www\.datawrapper\.de/_|datawrapper\.dwcdn\.net)/(?P<id>[A-Za-z0-9]{5})(?:/[0-9]{1,4})?/?",
        "https://datawrapper.dwcdn.net/{id}/",
        height=480,
    ),
    _row(
        "Spotify",
        r"https://open\.spotify\.com/(?:intl-[a-z]{2}/)?(?:embed/)?"
        r"(?P<kind>track|album|playlist|artist|episode|show)/(?P<id>[A-Za-z0-9]{22})",
        "https://open.spotify.com/embed/{kind}/{id}",
        height=352,
    ),
    _row(
        "SoundCloud",
        r"(?P<address>https://soundcloud\.com/[\w-]{1,80}/(?:sets/)?[\w-]{1,200})/?",
        "https://w.soundcloud.com/player/?url={address}&visual=true",
        height=352,
        values=_quoted,
    ),
)
PROVIDER_NAMES = ", ".join(provider.name for provider in PROVIDERS)


def provider_of(address: str) -> tuple[Provider, str] | None:
    """The provider and the address of its frame; None for an address that no provider knows."""
    for provider in PROVIDERS:
        found = provider.pattern.fullmatch(address)
        if found:
            return provider, provider.frame.format_map(provider.values(found.groupdict()))
    return None


def frame_hosts(addresses: Iterable[str]) -> list[str]:
    """Where the frames of these addresses come from, such as https://player.vimeo.com, each once and in order."""
    known = filter(None, map(provider_of, addresses))
    frames = (urlsplit(frame) for _provider, frame in known)
    return sorted({f"{frame.scheme}://{frame.hostname}" for frame in frames})


def browser_patterns() -> list[dict[str, str]]:
    """Name and pattern of each provider for the text editor, as JavaScript spells them."""
    return [
        {"name": provider.name, "pattern": f"^(?:{_without_names(provider.pattern.pattern)})$"}
        for provider in PROVIDERS
    ]


def _without_names(pattern: str) -> str:
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


# Any address that a provider knows.
EMBED_ADDRESS = re.compile(
    "|".join(_without_names(provider.pattern.pattern) for provider in PROVIDERS), re.ASCII
)
