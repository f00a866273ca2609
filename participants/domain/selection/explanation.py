"""Why no panel keeps every rule, and what would help: facts alone, words are made elsewhere."""

from dataclasses import dataclass
from enum import StrEnum

from participants.domain.selection.problem import Quota
from participants.domain.selection.seat_table import Label, Side


class Kind(StrEnum):
    """What stands in the way."""

    # Nothing does: there are panels.
    NONE = "none"
    # One rule cannot be kept by those who applied, whatever the others say.
    SINGLE = "single"
    # The bounds of one criterion and the places do not add up.
    SUM = "sum"
    # Rules of different kinds cannot be kept together.
    CROSS = "cross"
    # The time ran out before it was known.
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Bound:
    """One side of a rule, and how many of those who may be chosen it counts."""

    of: Label
    side: Side
    number: int
    people: int


@dataclass(frozen=True)
class Share:
    """People who could fill what is demanded, and how many of them a maximum lets in."""

    of: Label
    people: int
    maximum: int
    seats: int


@dataclass(frozen=True)
class Counting:
    """A proof by counting: ``required`` is more than ``room``.

    The demands ask for ``required`` seats of ``people``. At most ``seats`` of each share get in,
    and with them ``outside`` people of no share. A person who counts for several demands at once
    may be counted ``doubled`` times too many. All of it added up is ``room``.
    """

    demands: tuple[Bound, ...]
    shares: tuple[Share, ...]
    people: int
    outside: int
    doubled: int
    required: int
    room: int


@dataclass(frozen=True)
class Recruit:
    """At least ``number`` more people who count in ``of`` but in none of ``outside``."""

    number: int
    of: Label
    outside: tuple[Label, ...] = ()


@dataclass(frozen=True)
class Change:
    """One bound moved; ``quota`` may also be ``"organisation"``, ``"household"`` or ``"size"``."""

    quota: Label
    bound: Side
    old: int
    new: int


@dataclass(frozen=True)
class Relaxation:
    """Bounds moved so that there are panels, ``total`` seats in all.

    ``proven``: none moves fewer seats, or as few in fewer cells, but those given before it.
    ``floor`` is the lowest chance afterwards of those who have one; ``hopeless`` counts the
    others. Both are none where nobody worked them out.
    """

    changes: tuple[Change, ...]
    total: int
    proven: bool
    floor: float | None = None
    hopeless: int | None = None


@dataclass(frozen=True)
class Explanation:
    """Why there is no panel.

    ``bounds`` cannot be kept together, and leaving out any one of them there are panels; where
    the kind is unknown they may be too many. ``singles`` are all rules that ask for more people
    than applied, for there may be several.
    """

    kind: Kind
    bounds: tuple[Bound, ...] = ()
    facts: Counting | None = None
    singles: tuple[Bound, ...] = ()
    recruit: Recruit | None = None
    relaxations: tuple[Relaxation, ...] = ()

    @property
    def conflict(self) -> tuple[Label, ...]:
        """The rules that conflict, each once."""
        return tuple(dict.fromkeys(bound.of for bound in self.bounds))

    @property
    def quotas(self) -> tuple[Quota, ...]:
        """The quotas among the rules that conflict, to be marked in a table."""
        return tuple(label for label in self.conflict if isinstance(label, Quota))
