"""Settings of the tests: they take nothing from outside but DATABASE_URL, and leave nothing behind."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from newsroom import environment

_data = tempfile.mkdtemp(prefix="newsroom-test-")
Path(_data, "static").mkdir()  # WhiteNoise warns when it is missing
atexit.register(shutil.rmtree, _data, ignore_errors=True)

for _name in environment.VARIABLES.keys() - {"DATABASE_URL", "TEST_DATABASE_URL", "CHROMIUM"}:
    os.environ.pop(_name, None)
os.environ.update(
    DATA_DIR=_data,
    SECRET_KEY="only-for-the-tests-" * 4,
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    SITE_URL="http://testserver",
    SECURE_SSL="0",  # the test client and the browser speak plain http
)

from newsroom.settings import *  # noqa: E402, F403  after the environment, which it reads once

# Plain names: no collectstatic before the tests.
STORAGES = {
    **STORAGES,  # noqa: F405  from the settings above
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# No thread writes reads while a test empties the tables, and none is remembered for the next test.
NEWSROOM = {"READS_PAUSE": None, "READS_LAG": 0}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, not safe
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

# SQLite in a file, as in use: in memory, the server of the browser tests and the test would share one connection,
# and a transaction of one could end within the other's.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405  from the settings above
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_data, "tests.sqlite3"))}  # noqa: F405
