"""Content in Swedish and English: two columns, one attribute that falls back to the other language.

Own code instead of a translation library: two plain columns stay visible to the admin, to
constraints and to the type checker, and nothing patches managers.
"""

from typing import Any, overload

from django.utils.translation import get_language

LANGUAGES = ("sv", "en")


def pick(swedish: str, english: str, language: str | None = None) -> str:
    """Give the text in ``language`` (else the active one), or in the other where it is empty."""
    wanted = (language or get_language() or "sv").split("-")[0]
    first, second = (english, swedish) if wanted == "en" else (swedish, english)
    return first if first.strip() else second


class Bilingual:
    """An attribute ``title`` that reads ``title_sv`` and ``title_en`` in the active language."""

    def __set_name__(self, owner: type, name: str) -> None:
        """Remember the name the two columns begin with."""
        self.name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "Bilingual": ...
    @overload
    def __get__(self, instance: object, owner: type) -> str: ...
    def __get__(self, instance: Any, owner: type) -> "Bilingual | str":
        """Give the text in the active language, or in the other where that is empty."""
        if instance is None:
            return self
        return pick(getattr(instance, f"{self.name}_sv"), getattr(instance, f"{self.name}_en"))


def fallback_language(swedish: str, english: str) -> str:
    """Give the language the text really is in when it is not the active one, else an empty string.

    Templates put it into ``lang`` so that a screen reader pronounces the fallback right.
    """
    wanted = (get_language() or "sv").split("-")[0]
    chosen = english if wanted == "en" else swedish
    if chosen.strip():
        return ""
    other = "sv" if wanted == "en" else "en"
    return other if (swedish if other == "sv" else english).strip() else ""
