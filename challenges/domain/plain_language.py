"""Which sentences of a text are long; plain language keeps most of them short."""

import re

WORDS_AT_MOST = 25
END = re.compile(r"(?<=[.!?])\s+")
MARKER = re.compile(r"^\s*(?:[-*+>#]+|\d+[.)])\s+")


def sentences(text: str) -> list[str]:
    """Give the sentences of a Markdown text: cut at full stops and line breaks, marks left out."""
    lines = (MARKER.sub("", line) for line in text.splitlines())
    return [part.strip() for line in lines for part in END.split(line) if part.strip()]


def long_sentences(text: str, *, limit: int = WORDS_AT_MOST) -> list[str]:
    """Give the sentences that have more words than ``limit``."""
    return [part for part in sentences(text) if len(part.split()) > limit]
