import pytest
from django.test import override_settings

from susi.core import checks
from tests.support.commands import run
from tests.support.servers import free_port

POSTGRES = {"default": {"ENGINE": "django.db.backends.postgresql"}}
SAFE = {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA journal_mode = WAL;"}
LOCAL_MEMORY = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
FILES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache"}}
STRONG = "tests-only-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"


def sqlite(**options):
    return {"default": {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": options}}


def found(check, **settings):
    with override_settings(**settings):
        return [message.id for message in check()]


@pytest.mark.parametrize(
    ("settings", "ids"),
    [
        ({"CACHES": LOCAL_MEMORY, "PROCESSES": 2}, ["susi.E001"]),
        ({"CACHES": LOCAL_MEMORY, "PROCESSES": 1}, []),
        ({"CACHES": FILES, "PROCESSES": 2}, []),
    ],
)
def test_a_cache_of_each_process_is_refused_with_several(settings, ids):
    assert found(checks.shared_cache, **settings) == ids


@pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
@pytest.mark.parametrize(
    ("databases", "ids"),
    [
        (sqlite(), ["susi.E002", "susi.E002"]),
        (sqlite(transaction_mode="IMMEDIATE"), ["susi.E002"]),
        (sqlite(init_command="PRAGMA journal_mode=WAL;"), ["susi.E002"]),
        (sqlite(**SAFE), []),
        (POSTGRES, []),
    ],
)
def test_sqlite_with_stock_settings_is_refused(databases, ids):
    assert found(checks.safe_sqlite, DATABASES=databases) == ids


@pytest.mark.parametrize(
    ("production", "debug", "demo", "ids"),
    [
        (True, True, True, ["susi.E003", "susi.E003"]),
        (True, False, False, []),
        (False, True, True, []),
    ],
)
def test_debugging_and_demo_are_refused_in_production(production, debug, demo, ids):
    settings = {"PRODUCTION": production, "DEBUG": debug, "DEMO": demo}

    assert found(checks.no_debugging_in_production, **settings) == ids


@pytest.mark.parametrize(("key", "ids"), [("weak", ["susi.E004"]), (STRONG, [])])
def test_a_weak_key_is_refused(key, ids):
    assert found(checks.strong_key, SECRET_KEY=key) == ids


@pytest.mark.parametrize(
    ("production", "backend", "ids"),
    [
        (True, "django.core.mail.backends.console.EmailBackend", ["susi.E005"]),
        (True, "django.core.mail.backends.dummy.EmailBackend", ["susi.E005"]),
        (True, "susi.outbox.mailbox.MailboxBackend", ["susi.E005"]),
        (True, "django.core.mail.backends.smtp.EmailBackend", []),
        (False, "susi.outbox.mailbox.MailboxBackend", []),
    ],
)
def test_mail_that_reaches_nobody_is_refused_in_production(production, backend, ids):
    assert found(checks.real_mail, PRODUCTION=production, EMAIL_BACKEND=backend) == ids


@pytest.mark.parametrize(
    ("production", "broker", "ids"),
    [
        (True, "susi-fs://", ["susi.E006"]),
        (True, "redis://localhost:6379/0", []),
        (False, "susi-fs://", []),
    ],
)
def test_the_broker_of_files_is_refused_in_production(production, broker, ids):
    assert found(checks.real_broker, PRODUCTION=production, CELERY_BROKER_URL=broker) == ids


@pytest.mark.parametrize(
    ("production", "address", "ids"),
    [
        (True, "http://localhost:8000", ["susi.E007"]),
        (True, "https://susi.example.se", []),
        (False, "http://localhost:8000", []),
    ],
)
def test_links_in_mail_lead_to_the_public_address(production, address, ids):
    assert found(checks.own_address, PRODUCTION=production, SITE_URL=address) == ids


def test_the_web_server_does_not_start_where_a_check_refuses(tmp_path):
    done = run(
        *("-m", "gunicorn", "-c", "susi/gunicorn.py", "susi.wsgi"),
        folder=tmp_path,
        SUSI_DEBUG="0",
        SUSI_PRODUCTION="1",
        SUSI_SECRET_KEY=STRONG,
        SUSI_SMTP_HOST="mail.example.org",
        SUSI_SITE_URL="https://susi.example.org",
        SUSI_PORT=str(free_port()),
    )

    assert "SUSI does not start" in done.stderr
    assert "(susi.E006) Production needs Redis." in done.stderr
    assert done.returncode != 0
