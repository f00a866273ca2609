"""Alternates chosen in advance: those who would best keep the quotas if some of a panel drop out.

The scenarios are drawn from a seed. A set of alternates is as good as the seats that quotas would
be broken by, on average, when each scenario's vacancies are filled from it as well as can be. Whom
to choose is searched greedily and by swaps; what is told is counted on scenarios of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.problem import Problem
from participants.domain.selection.refills import Numbers, Refills, expected_breach
from participants.domain.selection.seat_table import table_of
from participants.domain.selection.types import group_people

_TO_CHOOSE, _TO_TELL = 200, 150
_RANDOM_SETS = 20
_MOST_ROUNDS = 6
_PARTS = 10_000  # a share of dropouts is rounded to so many parts


@dataclass(frozen=True)
class Alternates:
    """The alternates, the most needed first.

    ``expected`` is how many seats quotas would be broken by on average after dropouts with
    these alternates, ``expected_random`` with as many drawn blindly, ``expected_none`` without.
    """

    ids: tuple[str, ...]
    expected: float
    expected_random: float
    expected_none: float


@dataclass(frozen=True)
class _Pool:
    """The candidates' rows, the panel's rows and the bounds that must hold."""

    ids: tuple[str, ...]
    columns: Numbers
    panel: Numbers
    lower: Numbers
    upper: Numbers


def choose_alternates(
    problem: Problem, panel: Sequence[str], number: int, *, seed: str, dropout: float = 0.15
) -> Alternates:
    """Choose alternates for a panel, of whom each member drops out with this probability."""
    stream = Stream(seed)
    pool = _pool(problem, frozenset(panel), stream)
    number = min(number, len(pool.ids))
    scenarios = _scenarios(pool, stream, _TO_CHOOSE, dropout)
    chosen = _improve(scenarios, _greedy(scenarios, number))
    fresh = _scenarios(pool, stream, _TO_TELL, dropout)
    order = range(len(pool.ids))
    blind = [stream.shuffled(order)[:number] for _ in range(_RANDOM_SETS)]
    return Alternates(
        ids=tuple(pool.ids[place] for place in _ordered(scenarios, chosen)),
        expected=expected_breach(fresh, chosen),
        expected_random=float(np.mean([expected_breach(fresh, some) for some in blind])),
        expected_none=expected_breach(fresh, []),
    )


def _pool(problem: Problem, panel: frozenset[str], stream: Stream) -> _Pool:
    """Put the candidates in an order of chance, so that equals are preferred equally often."""
    rules = replace(problem.rules, must_in=frozenset())
    types = group_people(replace(problem, rules=rules))
    table = table_of(types, size=types.size)
    kind = {problem.people[i].id: k for k, who in enumerate(types.members) for i in who}
    free = stream.shuffled(sorted(kind.keys() - panel - rules.must_out))
    rows = table.rows[:-1].astype(np.float64)
    return _Pool(
        ids=tuple(free),
        columns=rows[:, [kind[name] for name in free]],
        panel=rows[:, [kind[name] for name in sorted(panel)]],
        lower=table.lower[:-1].astype(np.float64),
        upper=table.upper[:-1].astype(np.float64),
    )


def _scenarios(pool: _Pool, stream: Stream, number: int, dropout: float) -> Refills:
    limit = round(dropout * _PARTS)
    size = pool.panel.shape[1]
    away = np.array(
        [[stream.below(_PARTS) < limit for _ in range(size)] for _ in range(number)], dtype=bool
    )
    return Refills(
        columns=pool.columns,
        held=(~away).astype(np.float64) @ pool.panel.T,
        vacancies=away.sum(axis=1).astype(np.float64),
        lower=pool.lower,
        upper=pool.upper,
    )


def _greedy(scenarios: Refills, number: int) -> list[int]:
    chosen: list[int] = []
    while len(chosen) < number:
        chosen.append(_best(scenarios, chosen)[0])
    return chosen


def _best(scenarios: Refills, chosen: Sequence[int]) -> tuple[int, float]:
    """Find who helps most beside those chosen, and the breach over all scenarios with them."""
    left = scenarios.with_each(chosen)
    left[list(chosen)] = np.inf
    place = int(np.argmin(left))
    return place, float(left[place])


def _improve(scenarios: Refills, chosen: list[int]) -> list[int]:
    """Swap alternates for better ones, one at a time, until none is."""
    left = scenarios.breach(chosen)
    for _ in range(_MOST_ROUNDS):
        before = left
        for place in tuple(chosen):
            others = [other for other in chosen if other != place]
            better, breach = _best(scenarios, others)
            if breach < left:
                chosen, left = [*others, better], breach
        if left == before:
            break
    return chosen


def _ordered(scenarios: Refills, chosen: list[int]) -> list[int]:
    """Put those first who help most when only the first few say yes."""
    order: list[int] = []
    while len(order) < len(chosen):
        left = scenarios.with_each(order)
        rest = [place for place in chosen if place not in order]
        order.append(min(rest, key=lambda place: (left[place], place)))
    return order
