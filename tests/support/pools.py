"""Pools of applicants with quotas, made from a seed: the same on every machine.

A pool holds a hidden panel that keeps every rule, drawn from a population, so that its quotas can
always be met; everybody else comes from skewed volunteers, so that they are not met by chance.
"""

import random
from dataclasses import dataclass, replace

from participants.domain.selection.problem import Person, Problem, Quota, Rules

# How many values each criterion has; a pool takes the first three, or all six.
SHAPE = (5, 4, 3, 6, 4, 4)


@dataclass(frozen=True)
class Wishes:
    """What a pool is made from.

    ``several``: the last criterion gives people one to three values. ``exact``: quotas name the
    hidden panel's own counts, ``spare`` seats either way; else the population's shares, ``slack``
    either way.
    """

    people: int
    size: int
    shape: tuple[int, ...] = SHAPE
    slack: float = 0.04
    seed: int = 1
    exact: bool = False
    spare: int = 0
    several: bool = False
    organisation_max: int | None = None
    households: bool = False


def chance(*seed):
    """Give a repeatable source of chance."""
    return random.Random("/".join(map(str, seed)))  # noqa: S311 -- test data, no secret


def pool(people, size, criteria=6, slack=0.04, seed=1):
    """Give a pool like those of the published measurements."""
    return make(Wishes(people, size, SHAPE[:criteria], slack, seed))


def stress(seed, people=None):
    """Give a pool with quotas far tighter than usual: exact or one seat to spare."""
    dice = chance("stress", seed)
    count = people or dice.randint(20, 120)
    shape = tuple(dice.randint(2, 6) for _ in range(dice.randint(3, 7)))
    size = dice.randint(max(4, count // 5), count // 2)
    return make(Wishes(count, size, shape, seed=seed, exact=True, spare=dice.randint(0, 1)))


def make(wishes):
    """Make the pool that is wished for."""
    dice = chance(wishes)
    shares = [_shares(dice, values) for values in wishes.shape]
    skewed = [_skewed(dice, part) for part in shares]
    seats = [_seats(part, wishes.size) for part in shares]
    hidden = _hidden(dice, seats)
    others = [[_pick(dice, part) for part in skewed] for _ in range(wishes.people - wishes.size)]
    rows = _with_several(dice, hidden + others, wishes)
    people = _people(dice, rows, wishes)
    dice.shuffle(people)
    return Problem(tuple(people), _rules(wishes, shares, rows[: wishes.size]))


def unmeetable(problem):
    """Give the pool with the first criterion's highest numbers too low for all seats."""
    quotas = [_lowered(quota) for quota in problem.rules.quotas]
    return replace(problem, rules=replace(problem.rules, quotas=tuple(quotas)))


def reordered(problem, seed):
    """Give the same pool with people, values and quotas in another order."""
    dice = chance("order", seed)
    people = [_turned(person, dice) for person in problem.people]
    quotas = list(problem.rules.quotas)
    dice.shuffle(people)
    dice.shuffle(quotas)
    return Problem(tuple(people), replace(problem.rules, quotas=tuple(quotas)))


def kinds(problem):
    """Give the ids of people whom no rule can tell apart, a list for each kind."""
    rules, found = problem.rules, {}
    for person in problem.people:
        key = (
            tuple(person.has(quota.cell) for quota in rules.quotas),
            tuple(person.has(target.cell) for target in rules.targets),
            person.organisation if rules.organisation_max is not None else "",
            person.household if rules.households_apart else "",
            person.id in rules.must_in,
            person.id in rules.must_out,
        )
        found.setdefault(key, []).append(person.id)
    return list(found.values())


def plain(problem):
    """Give pool and plain quotas as lists and texts, for programs that know nothing of SUSI."""
    criteria = sorted({name for quota in problem.rules.quotas for name, _ in quota.cell})
    return {
        "size": problem.rules.size,
        "people": [
            {"id": person.id, **{name: ";".join(person.answers[name]) for name in criteria}}
            for person in problem.people
        ],
        "quotas": [
            {"feature": name, "value": value, "min": quota.minimum, "max": quota.maximum}
            for quota in problem.rules.quotas
            for name, value in quota.cell
        ],
    }


# --- the population and its volunteers ------------------------------------------------------------
def _shares(dice, values):
    weights = [dice.uniform(0.5, 2.0) for _ in range(values)]
    return [weight / sum(weights) for weight in weights]


def _skewed(dice, shares):
    weights = [share * 2 ** dice.gauss(0, 1) for share in shares]
    return [weight / sum(weights) for weight in weights]


def _pick(dice, shares):
    return dice.choices(range(len(shares)), shares)[0]


def _seats(shares, size):
    """Share out the seats by largest remainder."""
    seats = [int(share * size) for share in shares]
    order = sorted(range(len(shares)), key=lambda v: (seats[v] - shares[v] * size, v))
    for value in order[: size - sum(seats)]:
        seats[value] += 1
    return seats


def _hidden(dice, seats):
    columns = [[v for v, count in enumerate(part) for _ in range(count)] for part in seats]
    for column in columns:
        dice.shuffle(column)
    return [list(row) for row in zip(*columns, strict=True)]


def _with_several(dice, rows, wishes):
    sets = [[frozenset([value]) for value in row] for row in rows]
    if wishes.several:
        for row in sets:
            more = dice.sample(range(wishes.shape[-1]), dice.choice([0, 1, 1, 2]))
            row[-1] |= frozenset(more)
    return sets


def _people(dice, rows, wishes):
    """Give people; no two of the hidden panel share an organisation or a household."""
    width = len(str(wishes.people))
    places = list(range(len(rows)))
    dice.shuffle(places)
    return [
        Person(
            f"p{place + 1:0{width}d}",
            {f"c{c}": frozenset(f"v{v}" for v in values) for c, values in enumerate(row)},
            _shared(dice, "org", number, wishes) if wishes.organisation_max is not None else "",
            _shared(dice, "home", number, wishes) if wishes.households else "",
        )
        for number, (place, row) in enumerate(zip(places, rows, strict=True))
    ]


def _shared(dice, word, number, wishes):
    if number < wishes.size:
        return f"{word}{number}" if number % 2 else ""
    return f"{word}{dice.randrange(wishes.size)}" if dice.random() < 0.5 else ""


# --- rules ----------------------------------------------------------------------------------------
def _rules(wishes, shares, hidden):
    quotas = tuple(
        Quota(frozenset([(f"c{c}", f"v{v}")]), *_bounds(wishes, share, hidden, (c, v)))
        for c, part in enumerate(shares)
        for v, share in enumerate(part)
    )
    return Rules(
        wishes.size,
        quotas,
        organisation_max=wishes.organisation_max,
        households_apart=wishes.households,
    )


def _bounds(wishes, share, hidden, place):
    criterion, value = place
    count = sum(value in row[criterion] for row in hidden)
    low, high = count - wishes.spare, count + wishes.spare
    if not wishes.exact:
        low = min(count, int((share - wishes.slack) * wishes.size))
        high = max(count, -int(-(share + wishes.slack) * wishes.size // 1))
    return max(0, low), min(wishes.size, high)


def _lowered(quota):
    [(criterion, _value)] = quota.cell
    if criterion != "c0":
        return quota
    return replace(quota, minimum=0, maximum=quota.minimum)


def _turned(person, dice):
    names = list(person.answers)
    dice.shuffle(names)
    return replace(person, answers={name: person.answers[name] for name in names})
