"""A whole draw from two files to a folder, without a database."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from secrets import token_hex
from typing import Any

from participants.domain.selection.check import faults_of
from participants.domain.selection.files import Pool, read_files
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.people_file import RESPONDENTS
from participants.domain.selection.prepared import Prepared
from participants.domain.selection.problem import (
    BadProblemError,
    Fault,
    InfeasibleError,
    Problem,
)
from participants.domain.selection.quota_file import QUOTAS
from participants.domain.selection.record import (
    Draft,
    Record,
    choose_by_digits,
    new_record,
    to_bytes,
)
from participants.domain.selection.tables import Remark, UnreadableError
from participants.domain.selection.versions import engine_versions
from participants.management.asked import Asked
from participants.management.beside import tables_of
from participants.management.ending import in_every_language, unreadable_files, wrong_options
from participants.management.folder import write_files
from participants.management.infeasible import no_panel, too_few_people
from participants.queries.file_words import note_sentence, problem_faults, remark_sentence
from participants.services.signing import sign_record

Progress = Callable[[str, float], None]
TIME = "%Y-%m-%dT%H:%M:%SZ"
PANEL = "panel.csv"
NO_CHANCE, DECIMALS = 1e-9, 9


def draw_from_files(asked: Asked, *, now: datetime, progress: Progress) -> dict[str, Any]:
    """Draw, write the folder and give the summary, without what the clock says.

    Raises:
        Ending: files cannot be read, no panel keeps the quotas, or the folder cannot be written.
    """
    pool = _read(asked)
    problem = asked.problem(pool)
    prepared = _prepare(problem, asked, progress)
    faults = faults_of(problem, prepared.panels)
    if faults:
        raise wrong_options((Fault("bad_panels", {"faults": len(faults)}),))
    record = _record(problem, prepared, asked, now.strftime(TIME))
    summary = _summary(asked, pool, prepared, record)
    _write(asked, record)
    return summary


def _read(asked: Asked) -> Pool:
    data, missing = {}, []
    for kind, path in asked.files.items():
        try:
            data[kind] = path.read_bytes()
        except OSError as error:
            facts = {"reason": error.strerror or type(error).__name__}
            missing.append(Remark("no_file", kind, facts=facts))
    if missing:
        raise unreadable_files(tuple(missing), len(missing), asked.names)
    try:
        return read_files(data[RESPONDENTS], data[QUOTAS], columns=asked.columns)
    except UnreadableError as error:
        raise unreadable_files(error.faults, error.total, asked.names) from error


def _prepare(problem: Problem, asked: Asked, progress: Progress) -> Prepared:
    try:
        return prepare_draw(problem, seed=asked.seed, panels=asked.panels, progress=progress)
    except InfeasibleError as error:
        raise no_panel(problem) from error
    except BadProblemError as error:
        faults = problem_faults(error)
        if [fault.code for fault in faults] == ["too_few_people"]:
            raise too_few_people(faults[0]) from error
        raise wrong_options(faults) from error


def _record(problem: Problem, prepared: Prepared, asked: Asked, at: str) -> Record:
    draft = Draft(
        problem=problem,
        drawn=prepared,
        seed=asked.seed,
        salt=token_hex(32),
        committed_at=at,
        engine=engine_versions(),
    )
    record = new_record(draft)
    if asked.digits:
        record = choose_by_digits(record, asked.digits, at=at)
    return sign_record(record)


def _write(asked: Asked, record: Record) -> None:
    files = {**tables_of(record), "record.json": to_bytes(record)}
    try:
        write_files(asked.out, files, frozenset({PANEL}))
    except OSError as error:
        facts = {"folder": str(asked.out), "reason": error.strerror or type(error).__name__}
        raise wrong_options((Fault("no_folder", facts),)) from error


def _summary(asked: Asked, pool: Pool, prepared: Prepared, record: Record) -> dict[str, Any]:
    """Give what a program wants to know; chances are those of people who can be chosen."""
    chances = [chance for chance in prepared.chances if chance > NO_CHANCE]
    remarks = [
        {"code": note.code, **in_every_language(partial(remark_sentence, note, asked.names))}
        for note in pool.notes
    ]
    notes = [
        {"code": code, **in_every_language(partial(note_sentence, code))} for code in prepared.notes
    ]
    chosen = {"number": record["events"][0]["facts"]["number"]} if asked.digits else {}
    return {
        "n": len(pool.people),
        "size": asked.size,
        "types": prepared.types,
        "min_chance": round(min(chances), DECIMALS),
        "max_chance": round(max(chances), DECIMALS),
        "lp_bound": round(prepared.bound, DECIMALS),
        "panels": len(prepared.panels),
        "valid_panels": len(prepared.panels),
        "method": prepared.method,
        "exact": prepared.exact,
        "distance": round(prepared.distance, DECIMALS),
        "objective": asked.objective.value,
        "unreachable": list(prepared.unreachable),
        "seed": asked.seed,
        **chosen,
        "list_hash": record["hashes"]["list"],
        "commitment": record["hashes"]["commitment"],
        "public_key": record["signature"]["public_key"],
        "out": str(asked.out),
        "notes": [*remarks, *notes],
    }
