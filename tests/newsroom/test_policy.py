"""The security policy of a page is word for word the one django-csp would write."""

import pytest
from csp.constants import HEADER
from csp.exceptions import CSPNonceError
from csp.middleware import CSPMiddleware
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.policy import PolicyMiddleware


def answered(middleware, **wishes):
    """The request and its answer, after a view that leaves these words on the answer; `nonce` is asked for."""
    asks = wishes.pop("nonce", False)

    def view(request):
        response = HttpResponse(str(request.csp_nonce) if asks else "")
        vars(response).update(wishes)
        return response

    request = RequestFactory().get("/")
    return request, middleware(view)(request)


@pytest.mark.parametrize(
    "wishes",
    [
        {},
        {"_csp_update": {"frame-src": ["video.example"]}},
        {"_csp_replace": {"img-src": ["*"]}},
        {"_csp_exempt": True},
    ],
)
@pytest.mark.parametrize("debug", [False, True])
def test_policy_is_that_of_the_library_whatever_a_view_wishes(settings, wishes, debug):
    settings.DEBUG = debug
    ours, theirs = (answered(each, **wishes)[1].get(HEADER) for each in (PolicyMiddleware, CSPMiddleware))
    assert ours == theirs
    assert (ours is None) == ("_csp_exempt" in wishes)


def test_nonce_that_was_given_out_stands_in_the_policy():
    _request, response = answered(PolicyMiddleware, nonce=True)
    assert f"'nonce-{response.text}'" in response[HEADER]


def test_nonce_is_refused_once_the_policy_is_written():
    request, response = answered(PolicyMiddleware)
    assert "nonce" not in response[HEADER]
    with pytest.raises(CSPNonceError):
        str(request.csp_nonce)


def test_policy_a_view_has_written_stays():
    request = RequestFactory().get("/")
    response = PolicyMiddleware(lambda _request: HttpResponse(headers={HEADER: "default-src 'none'"}))(
        request
    )
    assert response[HEADER] == "default-src 'none'"
