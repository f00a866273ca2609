"""Which sentences of a text are long; plain language keeps most of them short."""

import re

WORDS_AT_MOST = 25
END = re.compile(r"(?<=[.!?])\s+|\n+")
MARKER = re.compile(r"^\s*(?:[-*+>#]+|\d+[.)])\s+")


def sentences(text: str) -> list[str]:
    """Give the sentences of a Markdown text: cut at full stops and line breaks, marks left out."""
    parts = (MARKER.sub("", part).strip() for part in END.split(text))
    return [part for part in parts if part]


def long_sentences(text: str, *, limit: int = WORDS_AT_MOST) -> list[str]:
    """Give the sentences that have more words than ``limit``."""
    return [part for part in sentences(text) if len(part.split()) > limit]
