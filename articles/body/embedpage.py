"""An embed as readers get it: a preview of our own, from which nothing is asked of the provider until they agree.

`static/reader/embed.js` shows the buttons and puts the frame into the preview's place.
"""

from articles.body.embeds import Provider, provider_of
from articles.body.serialise import escape_text, opening_tag

__all__ = ["embed_html"]

CONSENT = "Hier steht ein Inhalt von {0}. Wenn Sie ihn laden, überträgt Ihr Browser Daten an {0}."
ONCE, ALWAYS, NEVER = "Einmal laden", "Inhalte von {} immer laden", "Nicht mehr automatisch laden"
LINK = "Bei {} öffnen"


def embed_html(address: str, title: str) -> str:
    """The figure; nothing for an address that was allowed once and is not any more."""
    known = provider_of(address)
    return _figure(*known, address, title) if known else ""


def _figure(provider: Provider, frame: str, address: str, title: str) -> str:
    name = escape_text(provider.name)
    link = opening_tag("a", [("href", address), ("rel", "external noopener")])
    return (
        f'{opening_tag("figure", _data(provider, frame, title))}<div class="embed-box"><div class="embed-preview">'
        f'<p class="embed-provider">{name}</p>{_title(title)}'
        f'<div class="embed-consent" hidden><p>{CONSENT.format(name)}</p><p class="embed-buttons">'
        f"{_button('once', ONCE)}{_button('always', ALWAYS.format(name))}</p></div></div></div>"
        f'<figcaption class="embed-foot">{link}{LINK.format(name)}</a>{_button("never", NEVER, " hidden")}</figcaption></figure>'
    )


def _data(provider: Provider, frame: str, title: str) -> list[tuple[str, str]]:
    """What the module needs; the shape also as a class, since a page may not carry styles of its own."""
    data = [("data-frame", frame), ("data-provider", provider.name), ("data-title", title or provider.name)]
    ratio = [("data-ratio", "{}:{}".format(*provider.ratio))] if provider.ratio else []
    return [("class", f"embed embed-{provider.shape}"), *data, *ratio]


def _title(title: str) -> str:
    return f'<p class="embed-title">{escape_text(title)}</p>' if title else ""


def _button(does: str, words: str, hidden: str = "") -> str:
    return f'<button type="button" data-embed="{does}"{hidden}>{words}</button>'
