"""Small pools whose rules often conflict, and the plain truth about which and how much."""

from itertools import combinations

from hypothesis import strategies as st

from participants.domain.selection.check_problem import check_problem
from participants.domain.selection.problem import BadProblemError, Person, Problem, Quota, Rules
from participants.domain.selection.seat_table import HOUSEHOLD, MUST_IN, ORGANISATION, SIZE, Side

VALUES = ("v0", "v1", "v2")


def cell(*values):
    """Give a cell of values written as ``criterion=value``."""
    return frozenset(tuple(value.split("=")) for value in values)


def person(name, **answers):
    """Give a person; several values stand apart by blanks."""
    return Person(name, {key: frozenset(said.split()) for key, said in answers.items()})


def people(**groups):
    """Give people by groups: ``a=(3, {"sector": "academia"})``."""
    return tuple(
        person(f"{name}{place}", **answers)
        for name, (number, answers) in groups.items()
        for place in range(number)
    )


@st.composite
def tight_problems(draw, *, least=2):
    """Give a pool of up to eight people whose quotas are drawn without looking at them."""
    pool = tuple(
        Person(f"p{number}", *draw(_answers)) for number in range(draw(st.integers(least, 8)))
    )
    size = draw(st.integers(1, len(pool)))
    cells = draw(st.lists(_cells, max_size=5, unique=True))
    quotas = tuple(Quota(c, *sorted(draw(st.tuples(_bounds, _bounds)))) for c in cells)
    named = draw(st.sampled_from([frozenset(), frozenset(), frozenset({"p0"})]))
    cap = draw(st.sampled_from([None, None, 1]))
    apart = draw(st.booleans())
    problem = Problem(pool, Rules(size, quotas, (), named, frozenset(), cap, apart))
    try:
        check_problem(problem)
    except BadProblemError:
        return Problem(pool, Rules(size))
    return problem


_one = st.sampled_from(VALUES).map(lambda value: frozenset([value]))
_values = st.one_of(_one, _one, st.frozensets(st.sampled_from(VALUES), max_size=2))
_answers = st.tuples(
    st.fixed_dictionaries({"c0": _values, "c1": _values}),
    st.sampled_from(["", "", "A"]),
    st.sampled_from(["", "", "1"]),
)
_value = st.tuples(st.sampled_from(["c0", "c1"]), st.sampled_from(VALUES))
_cells = st.one_of(
    _value.map(lambda one: frozenset([one])), st.frozensets(_value, min_size=1, max_size=2)
)
_bounds = st.integers(0, 6)


def moves_of(problem, panel):
    """Give what a panel needs moved: levers as (rule, side), and by how many seats."""
    rules = problem.rules
    moves = {}
    for quota in rules.quotas:
        count = sum(one.has(quota.cell) for one in panel)
        moves[quota, Side.MINIMUM] = max(quota.minimum - count, 0)
        moves[quota, Side.MAXIMUM] = max(count - quota.maximum, 0)
    if rules.organisation_max is not None:
        most = _most(one.organisation for one in panel)
        moves[ORGANISATION, Side.MAXIMUM] = max(most - rules.organisation_max, 0)
    if rules.households_apart:
        moves[HOUSEHOLD, Side.MAXIMUM] = max(_most(one.household for one in panel) - 1, 0)
    return {lever: by for lever, by in moves.items() if by}


def _most(names):
    named = [name for name in names if name]
    return max((named.count(name) for name in named), default=0)


def every_move(problem):
    """Give what each panel of the right size, with those who must be in, needs moved."""
    return [
        moves_of(problem, panel)
        for panel in combinations(problem.people, problem.rules.size)
        if problem.rules.must_in <= {one.id for one in panel}
    ]


def keeps(problem, bounds):
    """Tell whether any group of people, of any size, keeps all of some bounds."""
    groups = (g for n in range(len(problem.people) + 1) for g in combinations(problem.people, n))
    return any(all(_within(problem, group, bound) for bound in bounds) for group in groups)


def _within(problem, group, bound):
    count = sum(_counts(problem, one, bound.of) for one in group)
    return count >= bound.number if bound.side is Side.MINIMUM else count <= bound.number


def _counts(problem, one, label):
    if isinstance(label, Quota):
        return one.has(label.cell)
    kind, _, name = label.partition(":")
    return {
        SIZE: True,
        MUST_IN: one.id in problem.rules.must_in,
        ORGANISATION: one.organisation == name,
        HOUSEHOLD: one.household == name,
    }[kind]
