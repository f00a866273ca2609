"""Sign the records of draws with the site's own key."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from participants.domain.selection.signature import public_key_of, signed


def sign_record(record: Mapping[str, Any]) -> dict[str, Any]:
    """Give the record with the site's signature in place of any that it had."""
    return signed(record, settings.SIGNING_KEY)


def public_key() -> str:
    """Give the site's public key, in hexadecimal, for everyone to check signatures with."""
    return public_key_of(settings.SIGNING_KEY)
