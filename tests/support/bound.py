"""How high the lowest chance can be, by one plain linear programme: no lottery beats it."""

import highspy
import numpy as np

from tests.support.pools import kinds


def lowest_chance_bound(problem, without=()):
    """Give the bound for everybody but those in ``without``, who fit no panel."""
    left_out = set(without) | problem.rules.must_out
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 -- the solver's own interface
    solver.addVariable(0, 1, -1)  # the lowest chance
    people = {person.id: person for person in problem.people}
    groups = [kind for kind in kinds(problem) if kind[0] not in left_out]
    for column, kind in enumerate(groups, 1):
        named = kind[0] in problem.rules.must_in
        solver.addVariable(len(kind) if named else 0, len(kind), 0)
        _add(solver, 0, [column, 0], [1, -len(kind)])
    for members, low, high in _rows(problem.rules, [people[kind[0]] for kind in groups]):
        _add(solver, low, [place + 1 for place in members], [1] * len(members), high)
    solver.run()
    return float(-solver.getInfo().objective_function_value)


def _rows(rules, people):
    """Give who counts in each row, and the row's bounds."""
    yield range(len(people)), rules.size, rules.size
    for quota in rules.quotas:
        members = [place for place, person in enumerate(people) if person.has(quota.cell)]
        yield members, quota.minimum, quota.maximum
    if rules.organisation_max is not None:
        for members in _same([person.organisation for person in people]):
            yield members, 0, rules.organisation_max
    if rules.households_apart:
        for members in _same([person.household for person in people]):
            yield members, 0, 1


def _same(names):
    found = {}
    for place, name in enumerate(names):
        if name:
            found.setdefault(name, []).append(place)
    return found.values()


def _add(solver, low, columns, entries, high=highspy.kHighsInf):
    places, numbers = np.array(columns, dtype=np.int32), np.array(entries, dtype=float)
    solver.addRow(low, high, len(columns), places, numbers)
