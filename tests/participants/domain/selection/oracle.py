"""The truth about small pools: every panel listed, and the chances found exactly from the list.

Shares nothing with the engine: no types, no rows, no solver, no floating point.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from participants.domain.selection.check import faults_of
from participants.domain.selection.problem import Objective
from tests.support.simplex import Simplex


@dataclass(frozen=True)
class Truth:
    """All panels that may be drawn; the chances of all people under the fairest lottery.

    ``floor`` and ``ceiling`` are the lowest and the highest chance of those whom the draw can
    choose and need not choose by name.
    """

    panels: list[tuple[str, ...]]
    chances: dict[str, Fraction]
    floor: Fraction
    ceiling: Fraction


def truth(problem):
    """Find it."""
    panels = nearest(problem, all_panels(problem))
    chances = dict.fromkeys(sorted(person.id for person in problem.people), Fraction(0))
    if panels:
        chances |= _Lotteries(panels, problem.rules.must_in).fairest(problem.rules.objective)
    asked = [p for id_, p in chances.items() if p > 0 and id_ not in problem.rules.must_in]
    return Truth(panels, chances, min(asked, default=1), max(asked, default=1))


def all_panels(problem):
    """List every panel that keeps every rule."""
    ids = sorted(person.id for person in problem.people)
    return [
        panel for panel in combinations(ids, problem.rules.size) if not faults_of(problem, [panel])
    ]


def nearest(problem, panels):
    """Keep the panels that come nearest to the soft targets, each of a weight of its own."""
    people = {person.id: person for person in problem.people}
    for target in sorted(problem.rules.targets, key=lambda target: -target.weight):
        counts = [sum(people[id_].has(target.cell) for id_ in panel) for panel in panels]
        far = [abs(count - target.wanted) for count in counts]
        panels = [panel for panel, off in zip(panels, far, strict=True) if off == min(far)]
    return panels


class _Lotteries:
    """Lotteries over panels, with what is already promised to people."""

    def __init__(self, panels, must_in):
        self.panels = [frozenset(panel) for panel in panels]
        self.settled = dict.fromkeys(sorted(must_in), Fraction(1))
        self.open = sorted({id_ for panel in panels for id_ in panel} - must_in)
        self.highest = Fraction(1)

    def fairest(self, objective):
        if self.open:
            floor, held = self._raised()
            if objective is Objective.CEILING:
                self.highest = self._lowest_ceiling(floor)
            self._settle(held, floor)
        while self.open:
            level, held = self._raised()
            self._settle(held, level)
        return self.settled

    def _settle(self, ids, level):
        self.settled |= dict.fromkeys(ids, level)
        self.open = [id_ for id_ in self.open if id_ not in ids]

    def _raised(self):
        """Find the highest level for all whose chance is open, and who can never have more."""
        rows = self._rows(lambda _id: ({"level": -1}, 0))
        solved, spare = self._solve(rows, {"level": 1})
        return solved["level"], [id_ for id_ in self.open if spare[("over", id_)] > 0]

    def _lowest_ceiling(self, floor):
        rows = self._rows(lambda _id: ({}, floor))
        rows += [
            ({**self._panels_of(id_), "ceiling": -1, ("under", id_): 1}, 0) for id_ in self.open
        ]
        solved, _ = self._solve(rows, {"ceiling": -1})
        return solved["ceiling"]

    def _rows(self, wanted):
        """Say: one panel is drawn; nobody settled loses; the open get what is wanted."""
        rows = [(dict.fromkeys(range(len(self.panels)), 1), 1)]
        for id_, level in self.settled.items():
            rows.append(({**self._panels_of(id_), ("over", id_): -1}, level))
        for id_ in self.open:
            more, level = wanted(id_)
            rows.append(({**self._panels_of(id_), ("over", id_): -1, **more}, level))
            if self.highest < 1:
                rows.append(({**self._panels_of(id_), ("below", id_): 1}, self.highest))
        return rows

    def _panels_of(self, id_):
        return {place: 1 for place, panel in enumerate(self.panels) if id_ in panel}

    def _solve(self, rows, gain):
        names = list(dict.fromkeys(name for row, _ in rows for name in row))
        table = [[row.get(name, 0) for name in names] for row, _ in rows]
        found = Simplex(table, [right for _, right in rows], [gain.get(n, 0) for n in names])
        return (
            dict(zip(names, found.values(), strict=True)),
            dict(zip(names, found.prices(), strict=True)),
        )
