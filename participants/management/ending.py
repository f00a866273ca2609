"""How a command ends when it cannot do what it was asked: an exit code, facts and sentences."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.conf import settings
from django.utils import translation

from participants.domain.selection.problem import Fault
from participants.domain.selection.tables import Remark
from participants.queries.file_words import option_sentence, remark_sentence

UNREADABLE, INFEASIBLE = 1, 2


class Ending(Exception):
    """The end of a command: ``document`` goes to standard output, its words to standard error."""

    def __init__(self, code: int, document: Mapping[str, Any], words: list[dict[str, str]]) -> None:
        """Keep the exit code, the facts and what is said, each in every language."""
        super().__init__(document["error"])
        self.code, self.document, self.words = code, document, words


def in_every_language(say: Callable[[], str]) -> dict[str, str]:
    """Give what is said in Swedish and in English."""
    said = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            said[language] = say()
    return said


def unreadable_files(faults: tuple[Remark, ...], total: int, names: Mapping[str, str]) -> Ending:
    """Give the end for files with faults, each named by file, row and column."""
    words = [in_every_language(partial(remark_sentence, fault, names)) for fault in faults]
    rows = [
        {
            "code": fault.code,
            "file": names.get(fault.file, fault.file),
            "row": fault.row or None,
            "column": fault.column or None,
            **said,
        }
        for fault, said in zip(faults, words, strict=True)
    ]
    return Ending(UNREADABLE, {"error": "unreadable", "faults": rows, "total": total}, words)


def wrong_options(faults: tuple[Fault, ...]) -> Ending:
    """Give the end for rules that cannot be read."""
    words = [in_every_language(partial(option_sentence, fault)) for fault in faults]
    rows = [
        {"code": fault.code, **fault.facts, **said}
        for fault, said in zip(faults, words, strict=True)
    ]
    return Ending(UNREADABLE, {"error": "unreadable", "faults": rows, "total": len(rows)}, words)
