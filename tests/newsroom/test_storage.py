"""Where pictures are kept, read from the environment: folders by default, buckets by address, sentences for mistakes."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.storage import foreign_hosts, storage

BUCKET = "s3://key:se%2Fcret@store.example:9000/pictures?region=eu"


def test_folder_is_the_default_and_needs_no_foreign_host(tmp_path, monkeypatch):
    monkeypatch.delenv("RENDITIONS_URL", raising=False)
    entry = storage("RENDITIONS_URL", tmp_path, "/medien/")
    assert entry == {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path, "base_url": "/medien/", "allow_overwrite": True},
    }
    assert foreign_hosts(entry) == []


@pytest.mark.parametrize("url", ["ftp://x/y", "s3://key:secret@store.example", "s3:///bucket", "s3://[x/y"])
def test_address_that_names_no_bucket_ends_the_start_without_telling_the_secret(tmp_path, monkeypatch, url):
    monkeypatch.setenv("ORIGINALS_URL", url)
    with pytest.raises(ImproperlyConfigured, match="ORIGINALS_URL") as refused:
        storage("ORIGINALS_URL", tmp_path)
    assert "secret" not in str(refused.value).replace("s3://key:secret@host/bucket", "")


def test_bucket_without_its_packages_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("ORIGINALS_URL", BUCKET)
    monkeypatch.setattr("newsroom.storage.find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match=r"requirements/s3\.txt"):
        storage("ORIGINALS_URL", tmp_path)


@pytest.mark.parametrize(
    ("more", "host", "address"),
    [
        ("", "https://store.example:9000", None),
        ("&url=https://pictures.example/x", "https://pictures.example", "pictures.example/x"),
        ("&insecure=1", "http://store.example:9000", None),
    ],
)
def test_bucket_has_its_host_in_the_security_policy(tmp_path, monkeypatch, more, host, address):
    monkeypatch.setenv("RENDITIONS_URL", BUCKET + more)
    monkeypatch.setattr("newsroom.storage.find_spec", lambda name: name)
    entry = storage("RENDITIONS_URL", tmp_path)
    options = entry["OPTIONS"]
    assert entry["BACKEND"] == "storages.backends.s3.S3Storage"
    assert (options["access_key"], options["secret_key"], options["bucket_name"]) == (
        "key",
        "se/cret",
        "pictures",
    )
    assert options["custom_domain"] == address
    assert foreign_hosts(entry) == [host]
