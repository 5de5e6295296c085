"""One request to the hub. Which hub is the operator's choice, so its address may be of any network."""

import http.client
from urllib.parse import urlencode, urlsplit

FORM = "application/x-www-form-urlencoded"


class HubRefused(Exception):
    """The hub answered, but did not take the message."""


def publish(hub, topics, seconds):
    """Tells the hub that these feeds changed. OSError or HubRefused when it did not take it."""
    parts = urlsplit(hub)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    connection = kind(parts.hostname, parts.port, timeout=seconds)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    # One name for all of them, as the protocol's hubs have it.
    body = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)])
    try:
        connection.request("POST", path, body, {"Content-Type": FORM})
        status = connection.getresponse().status
    except http.client.HTTPException as error:
        raise HubRefused(type(error).__name__) from error
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise HubRefused(str(status))
