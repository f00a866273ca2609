"""What a draw is asked: people, quotas and wishes, in the words of the case itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# A value of a criterion, such as ("sector", "academia").
Value = tuple[str, str]


class Objective(StrEnum):
    """How the chances are made equal."""

    # Highest floor, then lowest ceiling, then leximin within both.
    CEILING = "ceiling"
    # Leximin alone: highest floor, then the next lowest chance, and so on.
    LEXIMIN = "leximin"


@dataclass(frozen=True)
class Person:
    """An applicant as the draw sees them: an opaque id and answers, never a name.

    ``answers`` gives for each criterion the values that the person has; one, several or none.
    """

    id: str
    answers: Mapping[str, frozenset[str]]
    organisation: str = ""
    household: str = ""

    def has(self, cell: frozenset[Value]) -> bool:
        """Tell whether the person has every value of the cell."""
        return all(value in self.answers.get(criterion, ()) for criterion, value in cell)


@dataclass(frozen=True)
class Quota:
    """At least and at most so many of the panel have every value of ``cell``.

    One value is a plain quota; several, of the same or of different criteria, a combination.
    """

    cell: frozenset[Value]
    minimum: int
    maximum: int


@dataclass(frozen=True)
class Target:
    """A soft quota: as near to ``wanted`` as the quotas allow; heavier targets go first."""

    cell: frozenset[Value]
    wanted: int
    weight: int = 1


@dataclass(frozen=True)
class Rules:
    """What every panel must keep.

    ``organisation_max``: at most so many of one organisation; people without one are never
    counted. ``households_apart``: at most one of a household. ``must_in`` and ``must_out`` hold
    ids of people.
    """

    size: int
    quotas: tuple[Quota, ...] = ()
    targets: tuple[Target, ...] = ()
    must_in: frozenset[str] = frozenset()
    must_out: frozenset[str] = frozenset()
    organisation_max: int | None = None
    households_apart: bool = False
    objective: Objective = Objective.CEILING


@dataclass(frozen=True)
class Problem:
    """The pool and the rules of one draw."""

    people: tuple[Person, ...]
    rules: Rules


@dataclass(frozen=True)
class Fault:
    """Why a problem cannot be read, as a code and its facts; words are made where it is shown.

    Codes: ``no_people``, ``no_size``, ``too_few_people``, ``same_id``, ``bad_quota``,
    ``same_quota``, ``unknown_value``, ``unknown_person``, ``in_and_out``, ``too_many_in``.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


class BadProblemError(Exception):
    """The problem is not one: see ``faults``."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults, in the order found."""
        super().__init__(", ".join(fault.code for fault in faults))
        self.faults = faults


class InfeasibleError(Exception):
    """No panel keeps every rule; ``participants.domain.selection.explain`` says why."""


class UnprovenError(InfeasibleError):
    """No panel was found within the solver's limits, nor proof that there is none."""


class CancelledError(Exception):
    """Somebody asked the engine to stop."""
