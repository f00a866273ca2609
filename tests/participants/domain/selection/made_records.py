"""A small draw made by hand, and records of it, for tests that need no engine."""

from dataclasses import dataclass
from itertools import combinations

from participants.domain.selection.problem import Person, Problem, Quota, Rules
from participants.domain.selection.record import Draft, choose_by_digits, new_record, with_event
from participants.domain.selection.signature import public_key_of, signed

KEY = bytes(range(32))
PUBLIC_KEY = public_key_of(KEY)
SALT = "5a" * 32
BEFORE, AT, AFTER = "2026-10-07T08:00:00Z", "2026-10-08T08:00:00Z", "2026-10-09T08:00:00Z"
# Two of sector a and two of sector b; six of each, so that everybody's chance is a third.
SECTORS = {f"p{n:02}": "a" if n < 6 else "b" for n in range(12)}


@dataclass(frozen=True)
class Drawn:
    ids: tuple[str, ...]
    chances: tuple[float, ...]
    counts: tuple[int, ...]
    panels: tuple[tuple[str, ...], ...]
    floor: float = 1 / 3
    ceiling: float = 1 / 3
    bound: float = 1 / 3
    unreachable: tuple[str, ...] = ()
    method: str = "halving"
    exact: bool = True
    distance: float = 0.0
    types: int = 2
    notes: tuple[str, ...] = ()


def problem(**wishes):
    people = tuple(Person(id_, {"sector": frozenset({s})}) for id_, s in SECTORS.items())
    quotas = tuple(Quota(frozenset({("sector", s)}), 2, 2) for s in "ab")
    return Problem(people, Rules(size=4, quotas=quotas, **wishes))


def drawn():
    """Give all fifteen pairs of each sector, side by side: each person is in five of fifteen."""
    ids = tuple(SECTORS)
    pairs = zip(combinations(ids[:6], 2), combinations(ids[6:], 2), strict=True)
    return Drawn(ids, (1 / 3,) * 12, (5,) * 12, tuple((*a, *b) for a, b in pairs))


def draft(**changes):
    given = {"problem": problem(), "drawn": drawn(), "seed": "seed", "salt": SALT}
    return Draft(**{**given, "committed_at": BEFORE, "engine": {"name": "hand"}, **changes})


def full_record():
    """Give a signed record of a draw that is over, with one replacement."""
    record = choose_by_digits(new_record(draft()), "004", at=AT)
    return signed(with_event(record, "replaced", {"out": "p00", "in": "p01"}, at=AFTER), KEY)
