"""``manage.py deal_groups``: mixed groups from a file, for anyone without the web."""

import json
import re
import secrets
import sys
from argparse import ArgumentParser
from functools import partial
from pathlib import Path
from typing import Any

from participants.domain.selection.tables import Remark, UnreadableError
from participants.management.ending import (
    UNREADABLE,
    Ending,
    in_every_language,
    unreadable_files,
)
from participants.management.file_command import FileCommand
from participants.management.folder import write_file
from participants.management.group_file import (
    EARLIER,
    PEOPLE,
    Columns,
    groups_file,
    make_request,
    read_earlier,
    read_people,
)
from participants.management.group_words import summary_of
from participants.management.meter import Meter
from participants.queries.file_words import remark_sentence
from participants.queries.group_words import broken_sentence, fault_sentence
from workshops.domain.grouping.deal import deal_groups
from workshops.domain.grouping.request import BadRequestError, Fault

WHOLE = re.compile(r"[1-9]\d{0,5}", re.ASCII)
ABOUT = """Deals people into groups of even size that are as mixed as whole people allow.

PEOPLE.csv: one row a person, any columns; an id column if there is one, else people are numbered
from 1; several values in a cell with ; between. Commas, semicolons or tabs.

Writes FILE.csv: id,group in the order of the people, groups numbered from 1. Prints one JSON on
standard output: imbalance counts the seats outside each value's fair share, over all groups (0 is
as even as whole people allow), alike_pairs the pairs in a group with the same values, meet_again
the pairs who met before; ..._bound is what no deal can go below, and proven says that every figure
is at its bound. broken names the wishes that are not kept. Words go to standard error.

Exit codes: 0 dealt, 1 the file or the options cannot be read.
"""


class Command(FileCommand):
    """Deals from a file to a file; needs no database and no site."""

    help = ABOUT

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, the number of groups, the columns and where to write."""
        parser.add_argument("people", metavar="PEOPLE.csv")
        parser.add_argument("--groups", required=True, metavar="N", help="how many groups")
        parser.add_argument(
            "--diversify", required=True, metavar="A,B", help="the columns to mix by"
        )
        parser.add_argument("--out", required=True, metavar="FILE.csv", help="where to write")
        parser.add_argument("--cluster", default="", metavar="D", help="equal values stay together")
        for name, words in (
            ("--apart", "who share a value here sit apart"),
            ("--together", "who share a value here sit in one group"),
        ):
            parser.add_argument(name, default="", metavar="COLUMN", help=words)
        parser.add_argument("--met", metavar="FILE.csv", help="earlier groups: few meet again")
        parser.add_argument("--seed", metavar="S", help="fixes the groups; else one is made")
        parser.add_argument("--language", choices=["sv", "en"], default="en", help="of the words")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Deal, or end with an exit code that says why not."""
        meter = Meter()
        try:
            document, words = _deal(options)
        except Ending as ending:
            for said in ending.words:
                self.stderr.write(said[options["language"]])
            self.stdout.write(json.dumps(ending.document, ensure_ascii=False, indent=2))
            sys.exit(ending.code)
        for said in words:
            self.stderr.write(said[options["language"]])
        self.stdout.write(json.dumps({**document, **meter.read()}, ensure_ascii=False, indent=2))


def _deal(options: dict[str, Any]) -> tuple[dict[str, Any], list[dict[str, str]]]:
    names = {PEOPLE: Path(options["people"]).name, EARLIER: Path(options["met"] or "").name}
    columns = Columns(
        _listed(options["diversify"]),
        options["cluster"].strip(),
        _listed(options["apart"]),
        _listed(options["together"]),
    )
    seed = secrets.token_hex(8) if options["seed"] is None else options["seed"]
    try:
        groups = _number(options["groups"], columns)
        people = read_people(_bytes(options["people"], PEOPLE), columns)
        met = read_earlier(_bytes(options["met"], EARLIER)) if options["met"] else ()
        dealt = deal_groups(make_request(people, groups, columns, met), seed=seed)
    except UnreadableError as error:
        raise unreadable_files(error.faults, error.total, names) from error
    except BadRequestError as error:
        raise _wrong(error.faults) from error
    try:
        write_file(Path(options["out"]), groups_file(people, dealt.groups))
    except OSError as error:
        fault = Remark("no_file", options["out"], facts={"reason": error.strerror or str(error)})
        raise unreadable_files((fault,), 1, names) from error
    words = [in_every_language(partial(remark_sentence, note, names)) for note in people.notes]
    words += [in_every_language(partial(broken_sentence, one)) for one in dealt.quality.broken]
    return {**summary_of(dealt), "seed": seed}, words


def _listed(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (part.strip() for part in text.split(",")))))


def _number(text: str, columns: Columns) -> int:
    if not WHOLE.fullmatch(text):
        raise BadRequestError((Fault("no_number", {"text": text}),))
    if not columns.diversify:
        raise BadRequestError((Fault("no_criteria"),))
    return int(text)


def _bytes(path: str, file: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        fault = Remark("no_file", file, facts={"reason": error.strerror or str(error)})
        raise UnreadableError([fault]) from error


def _wrong(faults: tuple[Fault, ...]) -> Ending:
    words = [in_every_language(partial(fault_sentence, fault)) for fault in faults]
    rows = [
        {"code": fault.code, **fault.facts, **said}
        for fault, said in zip(faults, words, strict=True)
    ]
    return Ending(UNREADABLE, {"error": "unreadable", "faults": rows, "total": len(rows)}, words)
