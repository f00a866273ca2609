"""Digests of what a draw is made of, over one written form that anybody can make again.

Every digest is SHA-256 in lower-case hexadecimal over a label, ``|`` and the content, so no digest
of one kind can pass for another and each can be made again in a shell. Static file
``verify/susi_verify.py`` makes the same ones by code of its own.
"""

import csv
import hashlib
import io
import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

# The fewest digits of a panel's number: 000, 001 and so on.
MIN_WIDTH = 3


class NotCanonicalError(ValueError):
    """A value has no written form of its own: a number with a fraction, or a broken character."""


def canonical(value: object) -> bytes:
    """Give the one written form of a value: JSON with sorted keys, no spaces, NFC, UTF-8.

    Raises:
        NotCanonicalError: it holds a fraction, a key that is no text, or a broken character.
    """
    text = json.dumps(
        _plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        msg = "a text holds half a character"
        raise NotCanonicalError(msg) from error


def _plain(value: object) -> object:
    """Give a value of JSON's own kinds with every text in NFC."""
    if isinstance(value, str):
        return value if value.isascii() else unicodedata.normalize("NFC", value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return _plain_dict(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return _plain_dict(dict(value))
    msg = f"a {type(value).__name__} has no written form"
    raise NotCanonicalError(msg)


def _plain_dict(value: dict[object, object]) -> dict[object, object]:
    """Give the same with plain names and contents.

    Raises:
        NotCanonicalError: a name is no text, or two names are the same.
    """
    plain = {_plain(key): _plain(item) for key, item in value.items()}
    if len(plain) != len(value) or not all(isinstance(key, str) for key in plain):
        msg = "names must be texts, each its own"
        raise NotCanonicalError(msg)
    return plain


def digest(label: str, *parts: str | bytes) -> str:
    """Give SHA-256 of a label and parts with ``|`` between; only the last part may hold ``|``."""
    pieces = [piece.encode() if isinstance(piece, str) else piece for piece in (label, *parts)]
    return hashlib.sha256(b"|".join(pieces)).hexdigest()


def pool_hash(pool: Sequence[object], salt: str) -> str:
    """Give the digest of the frozen pool; the salt keeps answers from being guessed from it."""
    return digest("susi-pool-v1", salt, canonical(pool))


def rules_hash(rules: Mapping[str, object], engine: Mapping[str, object]) -> str:
    """Give the digest of the rules and of the engine that was to keep them."""
    return digest("susi-rules-v1", canonical({"engine": engine, "rules": rules}))


def list_hash(panels: Sequence[Sequence[str]]) -> str:
    """Give the digest of the numbered panels: ``sha256sum panels.csv`` gives the same."""
    return hashlib.sha256(panels_csv(panels).encode()).hexdigest()


def number_width(panels: int) -> int:
    """Give how many digits a panel's number has: 3 for 1,000 panels, 4 for 2,000."""
    return max(MIN_WIDTH, len(str(panels - 1)))


def panels_csv(panels: Sequence[Sequence[str]]) -> str:
    """Give the list as it is published: ``panel,id``, one row a person, in order."""
    width = number_width(len(panels))
    rows = ((f"{number:0{width}}", id_) for number, panel in enumerate(panels) for id_ in panel)
    return csv_text(("panel", "id"), rows)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give a table with commas and plain line ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
