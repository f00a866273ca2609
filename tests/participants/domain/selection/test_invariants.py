"""What must hold for every draw, on pools too large to list all panels of."""

import hashlib
from dataclasses import replace
from functools import cache

import pytest

from participants.domain.selection.chance_stream import Stream
from participants.domain.selection.check import counts_of, faults_of
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.problem import (
    CancelledError,
    InfeasibleError,
    Objective,
    Person,
    Problem,
    Quota,
    Rules,
)
from tests.support.bound import lowest_chance_bound
from tests.support.commands import ROOT, run
from tests.support.pools import Wishes, kinds, make, pool, reordered, stress, unmeetable

ORDINARY = {
    "three criteria": pool(60, 24, 3),
    "six criteria": pool(200, 40, 6, seed=2),
    "several values": make(Wishes(80, 20, (5, 4, 6), seed=4, several=True)),
    "organisations": make(Wishes(80, 20, (5, 4), seed=5, organisation_max=1)),
    "households": make(Wishes(80, 20, (5, 4), seed=6, households=True)),
}
TIGHT = {f"tight {seed}": stress(seed, people=40) for seed in (2, 3, 6, 7)}
EVERY = ORDINARY | TIGHT
every = pytest.mark.parametrize("name", EVERY)


@cache
def drawn(name):
    return prepare_draw(EVERY[name], seed="invariants")


@every
def test_every_panel_keeps_every_rule(name):
    panels = drawn(name).panels

    assert len(panels) == 1000
    assert faults_of(EVERY[name], panels) == ()
    assert [list(panel) for panel in panels] == [sorted(panel) for panel in panels]


@every
def test_counts_follow_chances(name):
    draw = drawn(name)
    found = counts_of(draw.panels)

    off = [abs(n - 1000 * p) for n, p in zip(draw.counts, draw.chances, strict=True)]

    assert draw.counts == tuple(found.get(id_, 0) for id_ in draw.ids)
    assert draw.distance == pytest.approx(max(off), abs=1e-3)
    assert max(off) <= (1 if name in ORDINARY else 2) + 1e-6


@pytest.mark.parametrize("name", ORDINARY)
def test_nobody_has_less_than_the_bound_allows(name):
    draw = drawn(name)
    bound = lowest_chance_bound(EVERY[name], draw.unreachable)

    lowest = min(
        n for id_, n in zip(draw.ids, draw.counts, strict=True) if id_ not in draw.unreachable
    )

    assert draw.bound == pytest.approx(bound, abs=1e-6)
    assert draw.floor == pytest.approx(bound, abs=1e-6)
    assert lowest == int(1000 * bound + 1e-6)


@every
def test_people_whom_no_rule_tells_apart_are_treated_alike(name):
    draw = drawn(name)
    counts = dict(zip(draw.ids, draw.counts, strict=True))
    chances = dict(zip(draw.ids, draw.chances, strict=True))

    for kind in kinds(EVERY[name]):
        assert len({chances[id_] for id_ in kind}) == 1
        assert max(counts[id_] for id_ in kind) - min(counts[id_] for id_ in kind) <= 1


@every
def test_chances_add_up_to_the_seats_and_stand_between_floor_and_ceiling(name):
    draw = drawn(name)
    never = set(draw.unreachable)
    chances = [p for id_, p in zip(draw.ids, draw.chances, strict=True) if id_ not in never]

    assert sum(draw.chances) == pytest.approx(EVERY[name].rules.size, abs=1e-5)
    assert [min(chances), max(chances)] == pytest.approx([draw.floor, draw.ceiling], abs=1e-6)


@every
def test_the_order_of_people_quotas_and_answers_changes_nothing(name):
    assert prepare_draw(reordered(EVERY[name], 1), seed="invariants") == drawn(name)


def test_the_order_of_hashes_changes_nothing(tmp_path):
    code = (
        "from tests.participants.domain.selection.test_invariants import fingerprint\n"
        "print(fingerprint('several values'))"
    )

    said = {
        run("-c", code, folder=tmp_path, PYTHONHASHSEED=seed, PYTHONPATH=str(ROOT)).stdout.strip()
        for seed in ("0", "1", "4711")
    }

    assert said == {fingerprint("several values")}


def fingerprint(name):
    return hashlib.sha256(repr(drawn(name)).encode()).hexdigest()


def test_another_seed_gives_other_panels_and_the_same_chances():
    first, second = drawn("six criteria"), prepare_draw(EVERY["six criteria"], seed="another")

    assert first.panels != second.panels
    assert first.chances == second.chances


def test_pure_leximin_has_the_same_floor_and_no_lower_ceiling():
    rules = replace(EVERY["three criteria"].rules, objective=Objective.LEXIMIN)

    draw = prepare_draw(replace(EVERY["three criteria"], rules=rules), seed="invariants")

    assert draw.floor == pytest.approx(drawn("three criteria").floor, abs=1e-6)
    assert draw.ceiling >= drawn("three criteria").ceiling - 1e-6


def test_impossible_quotas_are_refused():
    with pytest.raises(InfeasibleError):
        prepare_draw(unmeetable(EVERY["six criteria"]), seed="no")


def test_a_draw_can_be_stopped_and_tells_how_far_it_is():
    heard = []

    prepare_draw(EVERY["three criteria"], seed="x", progress=lambda *said: heard.append(said))

    assert heard
    assert {0 <= share <= 1 for _, share in heard} == {True}
    with pytest.raises(CancelledError):
        prepare_draw(EVERY["three criteria"], seed="x", cancelled=lambda: True)


def test_nobodys_fate_is_tied_to_the_same_few_others():
    alike = Problem(tuple(Person(f"p{n:02}", {}) for n in range(15)), Rules(5))

    different = set(prepare_draw(alike, seed="company").panels)

    assert len(different) > 700  # 1,000 of 3,003 by chance would be about 850


# --- chance: fixed seeds, bounds that a fair draw passes once in a million times ------------------
def test_every_number_is_as_likely():
    stream, draws = Stream("numbers"), 50_000
    found = [0] * 1000
    for _ in range(draws):
        found[stream.below(1000)] += 1

    square = sum((n - draws / 1000) ** 2 / (draws / 1000) for n in found)

    assert 999 - 5 * 1998**0.5 < square < 999 + 5 * 1998**0.5


def test_people_are_drawn_as_often_as_their_chance():
    draw, stream, draws = drawn("three criteria"), Stream("people"), 20_000
    found = dict.fromkeys(draw.ids, 0)
    for _ in range(draws):
        for id_ in draw.panels[stream.below(1000)]:
            found[id_] += 1

    far = [
        abs(found[id_] - draws * p) / max(1, (draws * p * (1 - p)) ** 0.5)
        for id_, p in zip(draw.ids, draw.chances, strict=True)
    ]

    assert max(far) < 5.5  # 5 for chance, the rest for counts that are whole numbers


def test_no_number_is_special_over_many_seeds():
    """Whatever the digits, only the seed decides who stands behind a number."""
    people = tuple(Person(f"p{n}", {"c": frozenset("ab"[n % 2])}) for n in range(8))
    problem = Problem(people, Rules(4, (Quota(frozenset([("c", "a")]), 2, 2),)))
    seeds, found = 400, {}
    for seed in range(seeds):
        draw = prepare_draw(problem, seed=f"seed {seed}", panels=20)
        for number in (0, 19):
            for id_ in draw.panels[number]:
                found[number, id_] = found.get((number, id_), 0) + 1

    far = [abs(found.get((n, p.id), 0) - seeds / 2) / 10 for n in (0, 19) for p in people]

    assert max(far) < 5  # each is there by one half, so 10 is one standard deviation
