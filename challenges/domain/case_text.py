"""The texts of a case: which there are, and which it needs before anyone else reads it."""

from collections.abc import Mapping

BOTH = (
    "title",
    "lead_question",
    "summary",
    "background",
    "problem",
    "challenge_question",
    "setup",
    "fact_text",
    "affiliation",
)
# What the public page cannot do without, in Swedish; the English is optional.
NEEDED = (
    "title_sv",
    "lead_question_sv",
    "summary_sv",
    "background_sv",
    "problem_sv",
    "challenge_question_sv",
    "setup_sv",
)
READ = ("background", "problem", "challenge_question", "setup")
FIELDS = (*(f"{name}_{language}" for name in BOTH for language in ("sv", "en")), "fact_figure")
LONGEST_DRAFT = 20_000


def missing(texts: Mapping[str, str]) -> list[str]:
    """Give the names of the needed texts that are empty, in the order of the page."""
    return [name for name in NEEDED if not texts.get(name, "").strip()]


def only_texts(posted: Mapping[str, object]) -> dict[str, str]:
    """Give the posted texts of a case, nothing else, none longer than a draft may be."""
    return {
        name: str(posted[name])[:LONGEST_DRAFT].replace("\x00", "")
        for name in FIELDS
        if name in posted
    }


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Give the names of the texts that differ; line ends do not count as a difference."""
    return [name for name in FIELDS if name in new and _plain(old[name]) != _plain(new[name])]


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").strip()
