"""A connection ends with its time, at whatever moment that comes."""

import ssl

import pytest

from articles.linkhealth.connection import PinnedConnection, opened
from articles.linkhealth.place import place_of
from tests.articles.linkhealth.servers import CERTIFICATE, serving, status


@pytest.mark.parametrize("tls", [False, True])
def test_time_that_is_over_before_the_host_takes_the_connection(tls):
    trust = ssl.create_default_context(cafile=CERTIFICATE) if tls else None
    with serving({"/": status(200)}, tls=tls) as server:
        connection = PinnedConnection(place_of(server.url("/", "localhost")), ["127.0.0.1"], 5, trust)
        connection.cut()
        with pytest.raises(TimeoutError):
            connection.connect()
        connection.close()
    assert server.asked == []


def test_first_address_that_takes_the_connection_is_used():
    with serving({"/": status(200)}) as server:
        place = place_of(server.url("/", "nirgends.invalid"))
        with opened(place, ["127.0.0.2", "127.0.0.1"], 5, None) as connection:
            connection.request("HEAD", "/")
            with connection.getresponse() as response:
                assert response.status == 200
    assert server.headers[0]["Host"] == f"nirgends.invalid:{server.port}"
