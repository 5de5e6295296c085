"""The message to a hub."""

from urllib.parse import urlencode

from articles.calling import call

FORM = "application/x-www-form-urlencoded"


def publish(hub, topics, seconds):
    """Tells the hub that these feeds changed; raises what `call` raises when it did not take it."""
    # One name for all of them, as the protocol's hubs have it.
    body = urlencode([("hub.mode", "publish"), *(("hub.url", topic) for topic in topics)])
    call("POST", hub, body=body, headers={"Content-Type": FORM}, seconds=seconds)
