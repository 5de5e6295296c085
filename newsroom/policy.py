"""The content security policy, put together once for all pages that wish nothing of their own."""

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.utils.functional import cached_property


class PolicyMiddleware(CSPMiddleware):
    """As django-csp has it, which puts the same words together for every page, and again for a report nobody asked for."""

    def process_response(self, request, response):
        if settings.DEBUG or _has_wishes(request, response):
            return super().process_response(request, response)
        response.headers.setdefault(HEADER, self.usual)
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)
        return response

    @cached_property
    def usual(self):
        return build_policy()


def _has_wishes(request, response):
    """A nonce was given out, or a decorator of django-csp has left its word on the response."""
    return getattr(request, "_csp_nonce", None) is not None or any(
        name.startswith("_csp") for name in vars(response)
    )
