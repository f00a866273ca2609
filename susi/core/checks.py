"""What SUSI refuses to start with: settings that lose votes, mail or secrets without a word."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from susi.secret import is_weak

LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
SQLITE = "django.db.backends.sqlite3"
TOY_MAIL = (
    "django.core.mail.backends.console.",
    "django.core.mail.backends.dummy.",
    "django.core.mail.backends.filebased.",
    "django.core.mail.backends.locmem.",
    "susi.outbox.mailbox.",
)
Messages = list[CheckMessage]


@register(Tags.caches)
def shared_cache(**_kwargs: Any) -> Messages:
    """Refuse a cache of each process's own where there are several: rate limits would multiply."""
    if settings.PROCESSES == 1:
        return []
    return [
        Error(
            f"The cache {name!r} is kept in each process, but SUSI_PROCESSES is"
            f" {settings.PROCESSES}: limits on guessing would count per process.",
            hint="Set SUSI_REDIS_URL, use the file cache, or set SUSI_PROCESSES=1.",
            id="susi.E001",
        )
        for name, cache in settings.CACHES.items()
        if cache["BACKEND"] == LOCAL_MEMORY
    ]


@register(Tags.database)
def safe_sqlite(**_kwargs: Any) -> Messages:
    """Refuse SQLite with its stock settings: most writes at the same time would fail."""
    return [
        Error(
            f"The SQLite database {name!r} is set up without {fault}.",
            hint="Keep the OPTIONS of susi/settings.py; without them writes fail when two meet.",
            id="susi.E002",
        )
        for name, database in settings.DATABASES.items()
        if database["ENGINE"] == SQLITE
        for fault in _sqlite_faults(database.get("OPTIONS", {}))
    ]


def _sqlite_faults(options: Mapping[str, Any]) -> Iterator[str]:
    if options.get("transaction_mode") != "IMMEDIATE":
        yield 'transaction_mode "IMMEDIATE"'
    if "journal_mode=wal" not in str(options.get("init_command", "")).lower().replace(" ", ""):
        yield "journal_mode WAL"


@register(Tags.security)
def no_debugging_in_production(**_kwargs: Any) -> Messages:
    """Refuse to show settings and code to visitors, or to let them sign in as others."""
    return [
        Error(f"SUSI_{word} is on in production.", hint=f"Set SUSI_{word}=0.", id="susi.E003")
        for word in ("DEBUG", "DEMO")
        if settings.PRODUCTION and getattr(settings, word)
    ]


@register(Tags.security)
def strong_key(**_kwargs: Any) -> Messages:
    """Refuse a key that can be guessed: it signs sign-ins and links."""
    if not is_weak(settings.SECRET_KEY):
        return []
    return [
        Error(
            "The secret key is weak.",
            hint="Give SUSI_SECRET_KEY 50 random characters.",
            id="susi.E004",
        )
    ]


@register(Tags.security, deploy=True)
def real_mail(**_kwargs: Any) -> Messages:
    """Refuse a mail backend that sends nothing."""
    if not settings.PRODUCTION or not settings.EMAIL_BACKEND.startswith(TOY_MAIL):
        return []
    return [
        Error(
            f"{settings.EMAIL_BACKEND} sends no mail to anybody.",
            hint="Set SUSI_SMTP_HOST.",
            id="susi.E005",
        )
    ]


@register(Tags.security, deploy=True)
def real_broker(**_kwargs: Any) -> Messages:
    """Refuse the broker of files: it serves one machine and loses work with a killed worker."""
    if not settings.PRODUCTION or not settings.CELERY_BROKER_URL.startswith(
        ("susi-fs:", "memory:")
    ):
        return []
    return [
        Error("Production needs Redis.", hint="Set SUSI_REDIS_URL.", id="susi.E006"),
    ]


@register(Tags.security, deploy=True)
def own_address(**_kwargs: Any) -> Messages:
    """Refuse links in mail that lead to the recipient's own machine, or over an open line."""
    if not settings.PRODUCTION or settings.SITE_URL.startswith("https://"):
        return []
    return [
        Error(
            f"SUSI_SITE_URL is {settings.SITE_URL!r}; links in mail begin with it.",
            hint="Give the site's public address, beginning with https://.",
            id="susi.E007",
        )
    ]
