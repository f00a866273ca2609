"""How many marks a ballot may hold, and what is wrong with one."""

from collections.abc import Set as AbstractSet
from typing import Literal

FEWEST, MOST = 3, 5
IDEAS_PER_PERSON = 20

Fault = Literal["too_many", "foreign"]


def marks_allowed(ideas: int) -> int:
    """Give how many ideas a ballot may mark: a third of them, rounded up, between 3 and 5."""
    return min(max(-(-ideas // 3), FEWEST), MOST)


def fault_of(marks: AbstractSet[str], *, candidates: AbstractSet[str], limit: int) -> Fault | None:
    """Give what is wrong with a ballot, or ``None``; an empty one is an abstention."""
    if not marks <= candidates:
        return "foreign"
    return "too_many" if len(marks) > limit else None
