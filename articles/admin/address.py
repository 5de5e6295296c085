"""From which network address a request comes, for the log; behind proxies of our own only they are believed."""

from ipaddress import ip_address

from django.conf import settings

from articles.audit import acting_from


class AddressMiddleware:
    """Everything recorded while a request is answered carries its network address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with acting_from(client_address(request.META, settings.PROXIES)):
            return self.get_response(request)


def client_address(meta, proxies):
    """The address as text, or None for one that cannot be told.

    `proxies` counts our own proxies in front. Each of them adds the address it was asked from at the end of
    X-Forwarded-For: what stands further left was written by whoever asked, and is not believed.
    """
    if not proxies:
        return plain_address(meta.get("REMOTE_ADDR", ""))
    passed = meta.get("HTTP_X_FORWARDED_FOR", "").split(",")
    return plain_address(passed[-proxies]) if len(passed) >= proxies else None


def plain_address(text):
    """An IP address in its one spelling, without port, brackets and zone; None for anything else."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        address = ip_address(text.partition("%")[0])
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)
