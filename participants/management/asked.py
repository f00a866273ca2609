"""What somebody asks of a draw from files, read from the words of the command line."""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from participants.domain.selection.files import Pool
from participants.domain.selection.people_file import RESPONDENTS, Columns
from participants.domain.selection.problem import Fault, Objective, Problem, Rules
from participants.domain.selection.quota_file import QUOTAS
from participants.domain.selection.seed import BadDigitsError, number_of_digits
from participants.domain.selection.tables import clean
from participants.management.ending import wrong_options

MOST_PANELS = 100_000
WHOLE = re.compile(r"[1-9]\d{0,8}", re.ASCII)


@dataclass(frozen=True)
class Asked:
    """The files and the rules of one draw."""

    files: Mapping[str, Path]
    out: Path
    size: int
    panels: int
    seed: str
    digits: str
    columns: Columns
    organisation_max: int | None
    must_in: frozenset[str]
    must_out: frozenset[str]
    objective: Objective

    @property
    def names(self) -> dict[str, str]:
        """The names of the files, as the person wrote them."""
        return {kind: path.name for kind, path in self.files.items()}

    def problem(self, pool: Pool) -> Problem:
        """Give the problem for the people and quotas of the files."""
        rules = Rules(
            size=self.size,
            quotas=pool.quotas,
            must_in=self.must_in,
            must_out=self.must_out,
            organisation_max=self.organisation_max,
            households_apart=bool(self.columns.household),
            objective=self.objective,
        )
        return Problem(pool.people, rules)


def read_asked(options: Mapping[str, Any]) -> Asked:
    """Read the options of the command.

    Raises:
        Ending: some of them make no sense; all that do not are told.
    """
    faults = tuple(_faults(options))
    if faults:
        raise wrong_options(faults)
    most = options["organisation_max"]
    return Asked(
        files={RESPONDENTS: Path(options["respondents"]), QUOTAS: Path(options["quotas"])},
        out=Path(options["out"]),
        size=int(options["size"]),
        panels=int(options["panels"]),
        seed=options["seed"] if options["seed"] is not None else secrets.token_hex(16),
        digits=options["digits"] or "",
        columns=Columns(clean(options["organisation"] or ""), clean(options["household"] or "")),
        organisation_max=None if most is None else int(most),
        must_in=_ids(options["must_in"]),
        must_out=_ids(options["must_out"]),
        objective=Objective(options["objective"]),
    )


def _ids(given: Sequence[str] | None) -> frozenset[str]:
    """Give the ids of options such as ``--must-in 7,12``."""
    parts = (part for text in given or () for part in text.split(","))
    return frozenset(filter(None, map(clean, parts)))


def _faults(options: Mapping[str, Any]) -> list[Fault]:
    """Find what makes no sense before any file is read."""
    faults = []
    if not WHOLE.fullmatch(options["size"]):
        faults.append(Fault("no_size", {"size": options["size"]}))
    if not WHOLE.fullmatch(options["panels"]) or int(options["panels"]) > MOST_PANELS:
        return [*faults, Fault("no_panels", {"panels": options["panels"]})]
    most = options["organisation_max"]
    if bool(options["organisation"]) != (most is not None and bool(WHOLE.fullmatch(most))):
        faults.append(Fault("no_organisation", {"column": options["organisation"], "max": most}))
    try:
        if options["digits"] is not None:
            number_of_digits(options["digits"], int(options["panels"]))
    except BadDigitsError as error:
        facts = {"digits": options["digits"], "width": error.width, "panels": error.panels}
        faults.append(Fault("digits", facts))
    return faults
