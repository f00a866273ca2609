"""Which of the numbered panels: by digits drawn in public, or by a public value and a secret.

The digits are the default: anybody can follow them. Where nobody can come together, a public value
of a named future moment is mixed with a secret whose digest was published: the value keeps the
server from choosing, the secret keeps everyone from knowing early, and neither alone decides.
"""

import hashlib

from participants.domain.selection.digests import digest, number_width

_BLOCK = 8
_RANGE = 1 << (8 * _BLOCK)


class BadDigitsError(ValueError):
    """The digits name no panel; ``width`` digits below ``panels`` do."""

    def __init__(self, panels: int) -> None:
        """Keep how many digits there must be, and below which number."""
        self.panels = panels
        self.width = number_width(panels)
        super().__init__(f"{self.width} digits from 0 to {panels - 1}")


def number_of_digits(digits: str, panels: int) -> int:
    """Give the number that the digits name.

    Raises:
        BadDigitsError: they are too few, too many, no digits, or name no panel.
    """
    width = number_width(panels)
    if len(digits) != width or not (digits.isascii() and digits.isdigit()) or int(digits) >= panels:
        raise BadDigitsError(panels)
    return int(digits)


def secret_hash(secret: str) -> str:
    """Give the digest by which a secret is promised before the public value is known."""
    return digest("susi-secret-v1", secret)


def draw_seed(hashes: tuple[str, str], secret: str, public_value: str) -> str:
    """Give the seed from the hashes of pool and rules, the secret and the public value."""
    return digest("susi-draw-v1", *hashes, secret, public_value)


def number_of_seed(seed: str, panels: int) -> int:
    """Give a number below ``panels``, each equally likely.

    Block *i* is the first 8 bytes of SHA-256 of ``susi-number-v1|seed|i``; a block at or above the
    last whole multiple of ``panels`` is passed over.
    """
    limit = _RANGE - _RANGE % panels
    counter = 0
    while True:
        block = hashlib.sha256(f"susi-number-v1|{seed}|{counter}".encode()).digest()[:_BLOCK]
        value = int.from_bytes(block, "big")
        if value < limit:
            return value % panels
        counter += 1
