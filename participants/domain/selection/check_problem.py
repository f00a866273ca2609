"""Whether a problem can be read at all; what is wrong with it comes as codes and facts."""

from collections import Counter
from collections.abc import Iterator

from participants.domain.selection.problem import BadProblemError, Fault, Problem, Quota, Rules


def check_problem(problem: Problem) -> None:
    """Raise BadProblemError with everything that is wrong, if anything is.

    Whether the quotas can be met is another question: that takes the solver.
    """
    faults = tuple(_faults(problem))
    if faults:
        raise BadProblemError(faults)


def _faults(problem: Problem) -> Iterator[Fault]:
    yield from _people_faults(problem)
    yield from _size_faults(problem)
    yield from _named_people_faults(problem)
    yield from _quota_faults(problem.rules)
    if problem.people:
        yield from _unknown_values(problem)


def _people_faults(problem: Problem) -> Iterator[Fault]:
    if not problem.people:
        yield Fault("no_people")
    ids = [person.id for person in problem.people]
    if len(set(ids)) < len(ids):
        for name, times in sorted(Counter(ids).items()):
            if times > 1:
                yield Fault("same_id", {"id": name, "times": times})


def _size_faults(problem: Problem) -> Iterator[Fault]:
    rules = problem.rules
    if rules.size < 1:
        yield Fault("no_size", {"size": rules.size})
        return
    people = sum(person.id not in rules.must_out for person in problem.people)
    if problem.people and people < rules.size:
        yield Fault("too_few_people", {"people": people, "size": rules.size})
    if len(rules.must_in) > rules.size:
        yield Fault("too_many_in", {"people": len(rules.must_in), "size": rules.size})


def _named_people_faults(problem: Problem) -> Iterator[Fault]:
    rules = problem.rules
    named = rules.must_in | rules.must_out
    if named:
        ids = {person.id for person in problem.people}
        for name in sorted(named - ids):
            yield Fault("unknown_person", {"id": name})
    for name in sorted(rules.must_in & rules.must_out):
        yield Fault("in_and_out", {"id": name})


def _quota_faults(rules: Rules) -> Iterator[Fault]:
    for quota in rules.quotas:
        if not quota.cell or not 0 <= quota.minimum <= quota.maximum:
            yield Fault("bad_quota", _quota_facts(quota))
    for target in rules.targets:
        if not target.cell or target.wanted < 0 or target.weight < 1:
            facts = {"cell": tuple(sorted(target.cell)), "wanted": target.wanted}
            yield Fault("bad_quota", facts | {"weight": target.weight})
    yield from _repeated([quota.cell for quota in rules.quotas])
    yield from _repeated([target.cell for target in rules.targets])
    if rules.organisation_max is not None and rules.organisation_max < 1:
        yield Fault("bad_quota", {"organisation_max": rules.organisation_max})


def _repeated(cells: list[frozenset[tuple[str, str]]]) -> Iterator[Fault]:
    if len(set(cells)) < len(cells):
        times = Counter(tuple(sorted(cell)) for cell in cells)
        for cell, number in sorted(times.items()):
            if number > 1:
                yield Fault("same_quota", {"cell": cell, "times": number})


def _quota_facts(quota: Quota) -> dict[str, object]:
    cell = tuple(sorted(quota.cell))
    return {"cell": cell, "minimum": quota.minimum, "maximum": quota.maximum}


def _unknown_values(problem: Problem) -> Iterator[Fault]:
    """Find quotas that need people by a criterion that nobody has answered at all."""
    needed = {
        criterion: value
        for quota in sorted(problem.rules.quotas, key=lambda quota: sorted(quota.cell))
        if quota.minimum > 0
        for criterion, value in sorted(quota.cell, reverse=True)
    }
    for criterion, value in sorted(needed.items()):
        if not any(person.answers.get(criterion) for person in problem.people):
            yield Fault("unknown_value", {"criterion": criterion, "value": value})
