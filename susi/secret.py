"""The keys: from the environment in production, made once and kept in a file elsewhere."""

import hashlib
import os
import re
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

MIN_LENGTH = 50
MIN_DIFFERENT = 10
SIGNING_KEY = re.compile(r"[0-9a-f]{64}")


def is_weak(key: str) -> bool:
    """Tell whether a key is too short or too plain to sign anything with."""
    return (
        len(key) < MIN_LENGTH or len(set(key)) < MIN_DIFFERENT or key.startswith("django-insecure-")
    )


def secret_key(given: str, folder: Path, *, production: bool) -> str:
    """Give the key to sign with; outside production one is made and kept in ``folder/secret.key``.

    Raises:
        ImproperlyConfigured: the given key is weak, production has none, or none can be kept.
    """
    if given:
        if is_weak(given):
            msg = (
                "SUSI_SECRET_KEY is too weak: give at least 50 random characters, for example from "
                "python3 -c 'import secrets; print(secrets.token_urlsafe(64))'."
            )
            raise ImproperlyConfigured(msg)
        return given
    if production:
        msg = "SUSI_SECRET_KEY is missing. Production needs a secret key of its own."
        raise ImproperlyConfigured(msg)
    try:
        return _kept_key(folder / "secret.key")
    except OSError as error:
        msg = (
            f"The folder {folder} cannot be written ({error.strerror})."
            " Name another one with SUSI_VAR_DIR."
        )
        raise ImproperlyConfigured(msg) from error


def signing_key(given: str, secret: str) -> bytes:
    """Give the 32 bytes that records of draws are signed with; without any, they follow ``secret``.

    Raises:
        ImproperlyConfigured: the given key is not 64 hexadecimal digits, or too plain.
    """
    if not given:
        return hashlib.sha256(f"susi-signing-key-v1|{secret}".encode()).digest()
    if not SIGNING_KEY.fullmatch(given) or len(set(given)) < MIN_DIFFERENT:
        msg = (
            "SUSI_SIGNING_KEY must be 64 hexadecimal digits, for example from "
            "python3 -c 'import secrets; print(secrets.token_hex(32))'."
        )
        raise ImproperlyConfigured(msg)
    return bytes.fromhex(given)


def _kept_key(file: Path) -> str:
    """Give the key in a file that only its owner may read; it is made where it is missing."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return file.read_text(encoding="utf-8").strip()
    key = secrets.token_urlsafe(64)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(key)
    return key
