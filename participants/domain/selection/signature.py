"""Ed25519 signatures over the canonical bytes of a record."""

from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from participants.domain.selection.digests import canonical

ALGORITHM = "Ed25519"


def public_key_of(private_key: bytes) -> str:
    """Give the public key, in hexadecimal, of 32 private bytes."""
    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw().hex()


def signed(record: Mapping[str, object], private_key: bytes) -> dict[str, object]:
    """Give the record with a signature in place of any that it had."""
    about = {"algorithm": ALGORITHM, "public_key": public_key_of(private_key)}
    bare = {**record, "signature": about}
    value = Ed25519PrivateKey.from_private_bytes(private_key).sign(canonical(bare)).hex()
    return {**bare, "signature": {**about, "value": value}}


def is_signed(record: Mapping[str, object], public_key: str | None = None) -> bool:
    """Tell whether the record bears a right signature, by ``public_key`` where one is given."""
    given = record["signature"]
    if not isinstance(given, Mapping) or set(given) != {"algorithm", "public_key", "value"}:
        return False
    key, value = str(given["public_key"]), str(given["value"])
    if given["algorithm"] != ALGORITHM or (public_key is not None and key != public_key):
        return False
    bare = {**record, "signature": {"algorithm": ALGORITHM, "public_key": key}}
    try:
        raw_key, raw_value = _exact_bytes(key), _exact_bytes(value)
        Ed25519PublicKey.from_public_bytes(raw_key).verify(raw_value, canonical(bare))
    except (InvalidSignature, ValueError):
        return False
    return True


def _exact_bytes(text: str) -> bytes:
    """Give the bytes of a hexadecimal text that is written the one way it may be.

    Raises:
        ValueError: it has capitals, blanks or other signs.
    """
    raw = bytes.fromhex(text)
    if raw.hex() != text:
        raise ValueError
    return raw
