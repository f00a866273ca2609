"""Settings of the tests and of mypy: SUSI's own in a world of their own.

What the shell says to SUSI (``SUSI_…``) does not count here, but for ``SUSI_TEST_…``: where the
tests run on PostgreSQL and Redis, ``SUSI_TEST_DATABASE_URL`` and ``SUSI_TEST_REDIS_URL`` say so.
"""

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

if "SUSI_TEST_VAR_DIR" not in os.environ:
    if "pytest" in sys.modules:
        os.environ["SUSI_TEST_VAR_DIR"] = tempfile.mkdtemp(prefix="susi-test-")
        atexit.register(shutil.rmtree, os.environ["SUSI_TEST_VAR_DIR"], ignore_errors=True)
    else:  # mypy ends without a word, so nothing would remove a folder of its own
        os.environ["SUSI_TEST_VAR_DIR"] = str(Path(tempfile.gettempdir()) / "susi-test-tools")
for name in [name for name in os.environ if name.startswith("SUSI_")]:
    if not name.startswith(("SUSI_TEST_", "SUSI_CHROMIUM")):
        del os.environ[name]
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
os.environ["SUSI_PRODUCTION"] = "0"
os.environ["SUSI_PROCESSES"] = "1"
os.environ["SUSI_VAR_DIR"] = str(Path(os.environ["SUSI_TEST_VAR_DIR"]) / WORKER)
os.environ["SUSI_SECRET_KEY"] = "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"
os.environ["SUSI_DATABASE_URL"] = os.environ.get("SUSI_TEST_DATABASE_URL", "")
if os.environ.get("SUSI_TEST_REDIS_URL"):
    # Each worker of pytest-xdist has a numbered Redis database of its own.
    number = int(WORKER.removeprefix("gw")) + 1
    os.environ["SUSI_REDIS_URL"] = f"{os.environ['SUSI_TEST_REDIS_URL'].rstrip('/')}/{number}"

from susi.settings import *  # noqa: E402, F403 -- the environment must be set first; all are meant
from susi.settings import (  # noqa: E402 -- the same
    CACHES,
    CELERY_BROKER_TRANSPORT_OPTIONS,
    DATABASES,
    REDIS_URL,
    STORAGES,
    VAR_DIR,
)

VAR_DIR.mkdir(parents=True, exist_ok=True)
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, since threads of a live server and of races each need a connection of their own.
    DATABASES["default"]["TEST"] = {"NAME": str(VAR_DIR / "test.sqlite3")}
    # No care for a power cut, for speed.
    DATABASES["default"]["OPTIONS"]["init_command"] += " PRAGMA synchronous=OFF;"
if not REDIS_URL:
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CELERY_BROKER_URL = "memory://"
CELERY_BROKER_TRANSPORT_OPTIONS.clear()
SITE_URL = "http://testserver"
FORM_SECONDS = 0  # tests answer at once
ALLOWED_HOSTS = ["*"]
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
