"""Small pools with all sorts of rules, for hypothesis."""

from hypothesis import strategies as st

from participants.domain.selection.problem import (
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
    Target,
)

VALUES = ("v0", "v1", "v2")


@st.composite
def problems(draw, most_people=10):
    """Give a pool; most quotas stand near the counts of the first people, so can often be met."""
    criteria = [f"c{number}" for number in range(draw(st.integers(1, 3)))]
    people = draw(st.lists(_persons(criteria), min_size=1, max_size=most_people))
    people = [Person(f"p{number}", *answers) for number, answers in enumerate(people)]
    size = draw(st.integers(1, len(people)))
    cells = draw(st.lists(_cells(criteria), max_size=5, unique=True))
    return Problem(
        tuple(draw(st.permutations(people))),
        Rules(
            size,
            tuple(draw(_quotas(cell, people[:size])) for cell in cells),
            targets=draw(_targets(criteria)),
            must_in=draw(_some(people[:size])),
            must_out=draw(_some(people[size:])),
            organisation_max=draw(st.sampled_from([None, None, 1, 2])),
            households_apart=draw(st.booleans()),
            objective=draw(st.sampled_from(Objective)),
        ),
    )


def _persons(criteria):
    one = st.sampled_from(VALUES).map(lambda value: frozenset([value]))
    values = st.one_of(one, one, st.frozensets(st.sampled_from(VALUES), max_size=3))
    return st.tuples(
        st.fixed_dictionaries(dict.fromkeys(criteria, values)),
        st.sampled_from(["", "", "", "A", "B"]),
        st.sampled_from(["", "", "", "1", "2"]),
    )


def _cells(criteria):
    value = st.tuples(st.sampled_from(criteria), st.sampled_from(VALUES))
    return st.one_of(
        value.map(lambda one: frozenset([one])), st.frozensets(value, min_size=1, max_size=2)
    )


@st.composite
def _quotas(draw, cell, people):
    count = sum(person.has(cell) for person in people) + draw(st.sampled_from([0] * 8 + [1]))
    below, above = draw(st.integers(0, 1)), draw(st.integers(0, 1))
    answered = all(any(person.answers.get(name) for person in people) for name, _ in cell)
    return Quota(cell, max(0, count - below) if answered else 0, count + above)


@st.composite
def _targets(draw, criteria):
    cells = draw(st.one_of(st.just([]), st.lists(_cells(criteria), max_size=2, unique=True)))
    wanted = [draw(st.integers(0, 4)) for _ in cells]
    return tuple(
        Target(cell, number, weight)
        for weight, (cell, number) in enumerate(zip(cells, wanted, strict=True), 1)
    )


def _some(people):
    if not people:
        return st.just(frozenset())
    return st.sampled_from([frozenset(), frozenset(), frozenset([people[0].id])])
