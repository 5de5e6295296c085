"""Wrong set-ups are named by `manage.py check`."""

import pytest

from articles import checks


@pytest.mark.parametrize(
    ("name", "value", "check", "ids"),
    [
        ("NEWSROOM", {"PAGE_LENGTH": 5}, checks.settings_are_known, []),
        ("NEWSROOM", {"PAGE_LENGHT": 5}, checks.settings_are_known, ["articles.E001"]),
        ("SITE_URL", "https://www.example.org", checks.site_address_is_complete, []),
        ("SITE_URL", "www.example.org", checks.site_address_is_complete, ["articles.E002"]),
        ("SITE_URL", "https://www.example.org/news", checks.site_address_is_complete, ["articles.E002"]),
    ],
)
def test_a_wrong_setting_is_named(settings, name, value, check, ids):
    setattr(settings, name, value)
    assert [error.id for error in check(None)] == ids
