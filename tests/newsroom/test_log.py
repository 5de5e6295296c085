"""The server's log holds no secret that stands in an address."""

import logging

from django.conf import settings

from newsroom.log import WithoutSecrets

TOKEN = "aB3_-" * 8 + "xyz"


def test_token_of_a_shared_preview_is_left_out_of_every_line():
    line = ("Internal Server Error: %s", (f"/vorschau/{TOKEN}/seite/",))
    record = logging.LogRecord("django.request", logging.ERROR, "", 1, *line, None)
    assert WithoutSecrets().filter(record)
    assert record.getMessage() == "Internal Server Error: /vorschau/…/seite/"


def test_other_lines_stay_as_they_are():
    record = logging.LogRecord("x", logging.ERROR, "", 1, "%s %d", ("/admin/vorschau/startseite/", 7), None)
    WithoutSecrets().filter(record)
    assert (record.msg, record.args) == ("%s %d", ("/admin/vorschau/startseite/", 7))


def test_every_handler_leaves_secrets_out():
    assert {tuple(each["filters"]) for each in settings.LOGGING["handlers"].values()} == {("secrets",)}
