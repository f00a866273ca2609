"""Check finished panels against the rules, sharing nothing with what made them.

Plain counting in plain Python, so that a reader can follow it and an error in the solver, in the
grouping of people or in the rounding cannot hide here as well.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from participants.domain.selection.problem import Person, Problem, Rules, Value

Panels = Sequence[Sequence[str]]


def faults_of(problem: Problem, panels: Panels) -> tuple[str, ...]:
    """Say everything that is wrong with the panels; nothing where all keep all rules.

    Each fault names its panel by its number in the list, from 000.
    """
    pool = {person.id: person for person in problem.people}
    places = _places(problem, panels)
    return tuple(
        f"panel {number:03d}: {fault}"
        for number, panel in enumerate(panels)
        for fault in _faults(problem.rules, pool, places, panel)
    )


def counts_of(panels: Panels) -> dict[str, int]:
    """Count in how many panels each person is, who is in any."""
    return dict(Counter(id_ for panel in panels for id_ in set(panel)))


def cell_words(cell: Iterable[Value]) -> str:
    """Write a cell as ``sector=academia`` or, for a combination, ``sector=a + role=b``."""
    return " + ".join(f"{criterion}={value}" for criterion, value in sorted(cell))


def _places(problem: Problem, panels: Panels) -> dict[str, tuple[int, ...]]:
    """Give for each person of any panel the places in the list of quotas where they count."""
    named = {id_ for panel in panels for id_ in panel}
    cells = [quota.cell for quota in problem.rules.quotas]
    return {
        person.id: tuple(place for place, cell in enumerate(cells) if person.has(cell))
        for person in problem.people
        if person.id in named
    }


def _faults(
    rules: Rules,
    pool: Mapping[str, Person],
    places: Mapping[str, tuple[int, ...]],
    panel: Sequence[str],
) -> Iterator[str]:
    yield from _wrong_people(rules, pool, panel)
    chosen = [id_ for id_ in dict.fromkeys(panel) if id_ in pool]
    yield from _broken_quotas(rules, Counter(place for id_ in chosen for place in places[id_]))
    yield from _crowded(rules, [pool[id_] for id_ in chosen])


def _wrong_people(rules: Rules, pool: Mapping[str, Person], panel: Sequence[str]) -> Iterator[str]:
    if len(panel) != rules.size:
        yield f"{len(panel)} people, {rules.size} wanted"
    members = Counter(panel)
    for id_, times in sorted(members.items()):
        if times > 1:
            yield f"{id_} is in it {times} times"
        if id_ not in pool:
            yield f"{id_} is not in the pool"
        if id_ in rules.must_out:
            yield f"{id_} must be out"
    for id_ in sorted(rules.must_in - members.keys()):
        yield f"{id_} must be in"


def _broken_quotas(rules: Rules, found: Mapping[int, int]) -> Iterator[str]:
    for place, quota in enumerate(rules.quotas):
        count = found.get(place, 0)
        if count < quota.minimum:
            yield f"{cell_words(quota.cell)} has {count}, at least {quota.minimum} wanted"
        if count > quota.maximum:
            yield f"{cell_words(quota.cell)} has {count}, at most {quota.maximum} allowed"


def _crowded(rules: Rules, chosen: Iterable[Person]) -> Iterator[str]:
    chosen = list(chosen)
    if rules.organisation_max is not None:
        names = Counter(person.organisation for person in chosen if person.organisation)
        yield from _over("organisation", names, rules.organisation_max)
    if rules.households_apart:
        names = Counter(person.household for person in chosen if person.household)
        yield from _over("household", names, 1)


def _over(kind: str, names: Mapping[str, int], most: int) -> Iterator[str]:
    for name, count in sorted(names.items()):
        if count > most:
            yield f"{count} of {kind} {name}, at most {most} allowed"
