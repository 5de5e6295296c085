"""How each kind of cache is told: requests for a list of cache keys. Pure.

Fastly: https://www.fastly.com/documentation/reference/api/purging/. Cloudflare:
https://developers.cloudflare.com/api/resources/cache/methods/purge/. Varnish with its module xkey:
https://github.com/varnish/varnish-modules. With nginx, or any other proxy, whoever runs it drops what a `PURGE /` names
in its header Surrogate-Key.
"""

import json
from dataclasses import dataclass, field

JSON = "application/json"


@dataclass(frozen=True)
class Request:
    method: str
    url: str
    headers: dict = field(default_factory=dict)
    body: bytes = b""


def requests(cdn, keys):
    """The requests that purge these keys at a cache, as settings.CDN describes it: provider, token, place, apis."""
    most, make = PROVIDERS[cdn["provider"]]
    portions = [keys[start : start + most] for start in range(0, len(keys), most)]
    return [make(cdn, api, portion) for api in cdn["apis"] for portion in portions]


def _fastly(cdn, api, keys):
    headers = {"Fastly-Key": cdn["token"], "Content-Type": JSON, "Accept": JSON}
    return Request("POST", f"{api}/service/{cdn['place']}/purge", headers, _json({"surrogate_keys": keys}))


def _cloudflare(cdn, api, keys):
    headers = {"Authorization": f"Bearer {cdn['token']}", "Content-Type": JSON}
    return Request("POST", f"{api}/zones/{cdn['place']}/purge_cache", headers, _json({"tags": keys}))


def _varnish(cdn, api, keys):
    return Request("PURGE", f"{api}/", {"xkey-purge": " ".join(keys)})


def _nginx(cdn, api, keys):
    return Request("PURGE", f"{api}/", {"Surrogate-Key": " ".join(keys)})


def _json(data):
    return json.dumps(data).encode()


# The most keys in one request, by each provider's rules or so that a header stays short, and how it is made.
PROVIDERS = {
    "fastly": (256, _fastly),
    "cloudflare": (30, _cloudflare),
    "varnish": (100, _varnish),
    "nginx": (100, _nginx),
}
