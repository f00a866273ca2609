"""Codes that people read, say and type: no letters that look alike."""

from collections.abc import Callable, Sequence

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
LINK_LENGTH = 6
LATE_LENGTH = 8
HALF = 4


def new_code(length: int, choose: Callable[[Sequence[str]], str]) -> str:
    """Give a code of so many signs, each chosen by ``choose``."""
    return "".join(choose(ALPHABET) for _ in range(length))


def typed_code(text: str) -> str:
    """Give the code that somebody typed, without spaces, hyphens and capitals."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def shown_code(code: str) -> str:
    """Give the code as people read it best: capitals, in groups of four."""
    return "-".join(code[at : at + HALF] for at in range(0, len(code), HALF)).upper()
