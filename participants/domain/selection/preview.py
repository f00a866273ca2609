"""Quick looks while quotas are edited: the chances, and one panel as a trial."""

from contextlib import suppress
from dataclasses import dataclass

import numpy as np

from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.chances import equal_chances
from participants.domain.selection.panel_search import any_panel
from participants.domain.selection.problem import Problem, UnprovenError
from participants.domain.selection.soft_targets import hold_targets
from participants.domain.selection.types import group_people

_CHECKED_TYPES = 60  # up to so many types, a whole panel is looked for as well: a few ms


@dataclass(frozen=True)
class Preview:
    """The chance of each person (``ids`` sorted) and the lowest and highest of the open ones.

    ``unreachable`` are people who may be in but have no chance; on pools where whole panels
    reach less than fractions of people do, the draw itself may find more.
    """

    ids: tuple[str, ...]
    chances: tuple[float, ...]
    floor: float
    ceiling: float
    unreachable: tuple[str, ...]
    types: int


def preview_chances(problem: Problem) -> Preview:
    """Find the chances without the panels; raise InfeasibleError if there are none.

    On large pools only the linear programme is asked, and a pool may pass that has no panel of
    whole people; ``trial_panel`` and the draw itself notice.
    """
    types = hold_targets(group_people(problem), problem).types
    chances = equal_chances(types, problem.rules.objective)
    if len(types.counts) <= _CHECKED_TYPES:
        with suppress(UnprovenError):
            any_panel(types)
    people = problem.people
    of_person = np.zeros(len(people))
    for members, chance in zip(types.members, chances.by_type.tolist(), strict=True):
        of_person[list(members)] = chance
    order = sorted(range(len(people)), key=lambda person: people[person].id)
    dead = (person for kind in chances.dead for person in types.members[kind])
    return Preview(
        ids=tuple(people[person].id for person in order),
        chances=tuple(of_person[order].tolist()),
        floor=chances.floor,
        ceiling=chances.ceiling,
        unreachable=tuple(sorted(people[person].id for person in dead)),
        types=len(types.counts),
    )


def trial_panel(problem: Problem, *, seed: str) -> tuple[str, ...]:
    """Find one panel that keeps every rule; raise InfeasibleError if there is none.

    It shows what a panel may look like; its people have other chances than in the draw.
    """
    types = hold_targets(group_people(problem), problem).types
    stream = Stream(f"{seed}\ntrial")
    worths = np.array([stream.below(1000) for _ in types.counts], dtype=np.float64)
    seats = any_panel(types, worths)
    chosen: list[str] = []
    for members, number in zip(types.members, seats.tolist(), strict=True):
        chosen += [problem.people[person].id for person in stream.shuffled(members)[:number]]
    return tuple(sorted(chosen))
