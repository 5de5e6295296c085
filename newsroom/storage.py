"""Where pictures are kept, from an address: a folder of our own, or a bucket that speaks S3."""

from importlib.util import find_spec
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from newsroom import environment as env
from newsroom.connections import split

S3 = "s3://key:secret@host/bucket"


def storage(name, folder, base_url=None):
    """The STORAGES entry for the variable `name`; empty means `folder`, served below `base_url` if that is given."""
    url = env.text(name)
    if url:
        return _bucket(name, url)
    options = {"location": folder, "base_url": base_url, "allow_overwrite": True}
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}


def _bucket(name, url):
    """Names in the address are percent-encoded. What stands after ? may name `url`, where readers find the files,
    `region`, `acl` such as public-read where the bucket itself does not say who may read, and `insecure=1` for a server
    of one's own without https.
    """
    parts = split(name, url)
    if parts.scheme != "s3" or not parts.hostname or not parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} must be {S3}.")
    if find_spec("storages") is None or find_spec("boto3") is None:
        raise ImproperlyConfigured(
            f"{name} needs packages: run .venv/bin/pip install --require-hashes -r requirements/s3.txt."
        )
    extra = dict(parse_qsl(parts.query))
    public = urlsplit(extra.get("url", ""))
    options = {
        "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""),
        "bucket_name": parts.path.strip("/"),
        "endpoint_url": f"{'http' if 'insecure' in extra else 'https'}://{parts.netloc.rpartition('@')[2]}",
        "region_name": extra.get("region"),
        "custom_domain": (public.netloc + public.path.rstrip("/")) or None,
        "url_protocol": f"{public.scheme or 'https'}:",
        "querystring_auth": False,
        "default_acl": extra.get("acl"),
        "file_overwrite": True,  # the names are calculated: the same name is the same file
        "object_parameters": {"CacheControl": "public, max-age=31536000, immutable"},
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def foreign_hosts(entry):
    """What the security policy has to allow so that browsers load pictures from there."""
    options = entry["OPTIONS"]
    if "bucket_name" not in options:
        return []
    domain = options["custom_domain"]
    if domain:
        return [f"{options['url_protocol']}//{domain.partition('/')[0]}"]
    return [options["endpoint_url"]]
