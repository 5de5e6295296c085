"""The network address of a request: the caller's own, and behind our own proxies the one they saw."""

import pytest

from articles.admin.address import client_address
from articles.models import AuditEntry
from tests.factories import make_user

FORGED = "6.6.6.6"


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "expected"),
    [
        (0, "192.0.2.7", None, "192.0.2.7"),
        (0, "192.0.2.7", FORGED, "192.0.2.7"),
        (0, "2001:DB8::0:1", None, "2001:db8::1"),
        (0, "::ffff:192.0.2.7", None, "192.0.2.7"),
        (0, "", None, None),
        (0, "unix:", None, None),
        (1, "127.0.0.1", "192.0.2.7", "192.0.2.7"),
        (1, "127.0.0.1", f"{FORGED}, 192.0.2.7", "192.0.2.7"),
        (2, "127.0.0.1", f"{FORGED}, 192.0.2.7, 10.0.0.1", "192.0.2.7"),
        (2, "127.0.0.1", "192.0.2.7", None),
        (1, "127.0.0.1", "", None),
        (1, "127.0.0.1", None, None),
        (1, "127.0.0.1", "192.0.2.7:4711", "192.0.2.7"),
        (1, "127.0.0.1", "[2001:db8::1]:443", "2001:db8::1"),
        (1, "127.0.0.1", "fe80::1%eth0", "fe80::1"),
        (1, "127.0.0.1", "<script>, 1.2.3", None),
        (1, "127.0.0.1", "unknown", None),
    ],
)
def test_the_address_is_the_last_one_that_can_be_believed(proxies, remote, forwarded, expected):
    meta = {"REMOTE_ADDR": remote} | ({} if forwarded is None else {"HTTP_X_FORWARDED_FOR": forwarded})
    assert client_address(meta, proxies) == expected


@pytest.mark.django_db
def test_a_login_is_recorded_with_its_address(client):
    user = make_user(is_staff=True, password="ein langes wort")
    typed = {"username": user.username, "password": "ein langes wort"}
    client.post("/admin/login/", typed, REMOTE_ADDR="192.0.2.7", HTTP_X_FORWARDED_FOR=FORGED)
    assert list(AuditEntry.objects.values_list("action", "by", "address")) == [
        ("login", user.pk, "192.0.2.7")
    ]
