import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from participants.choices import RunKind
from participants.queries.draws import (
    certain,
    chance_groups,
    digits_of,
    dots,
    draw_of,
    drawn_panel,
    draws_of,
    entry_of,
    events_of,
    is_locked,
    latest_run,
    passed_over,
    proof_of,
    remaining,
    tiles,
)
from participants.queries.selection import read_board
from tests.factories import draws
from tests.participants.draw_worlds import make_draw_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_draw_world()


def test_before_the_lock_there_is_no_draw(world):
    assert (draw_of(world.case), is_locked(world.case), list(draws_of(world.case))) == (
        None, False, []
    )  # fmt: skip


def test_before_the_list_nothing_is_known_of_it(world):
    draw = draws.locked(world.case, by=world.organiser)

    known = (remaining(draw), digits_of(draw), certain(draw), tiles(draw), dots(draw))
    assert known == (0, 0, [], [], [])


@pytest.mark.parametrize(
    ("digits", "left"), [("", 1000), ("4", 100), ("41", 10), ("417", 1), ("000", 1)]
)
def test_each_digit_leaves_a_tenth(world, digits, left):
    draw = draws.live(world.case, by=world.organiser, digits=digits)

    assert (remaining(draw), digits_of(draw)) == (left, 3)


def test_those_in_every_panel_that_is_left_are_certain(world):
    draw = draws.live(world.case, by=world.organiser, digits="41")
    left = [set(panel) for panel in draw.panels[410:420]]

    assert certain(draw) == sorted(map(int, set.intersection(*left)))


def test_in_the_end_every_tile_has_turned(world):
    draw = draws.drawn(world.case, by=world.organiser)

    assert sorted(tiles(draw)) == ["academia", "academia", "residents", "residents"]
    assert sorted(drawn_panel(draw)) == sorted(map(str, certain(draw)))


def test_a_tile_that_has_turned_stays(world):
    for criterion in (world.residents, world.academia):
        draws.set_quota(world.case, criterion, 0, 4)
    draws.set_quota(world.case, world.residents, 4, 4)
    draws.set_quota(world.case, world.academia, 0, 0)
    draw = draws.prepared(world.case, by=world.organiser, acknowledgement="Bara boende.")

    assert tiles(draw) == ["residents"] * 4


def test_the_order_of_tiles_says_nothing_of_numbers(world):
    draw = draws.live(world.case, by=world.organiser, digits="4")
    before = tiles(draw)
    after = tiles(draws.draw_digits(draw, "17", by=world.organiser))

    assert all(old in {None, new} for old, new in zip(before, after, strict=True))


def test_everybody_finds_their_own_entry_and_proof(world):
    draw = draws.prepared(world.case, by=world.organiser)
    first, second = world.people[:2]

    entry = entry_of(first.user, draw)

    assert (entry.number, entry.count, round(entry.chance, 6)) == (first.number, 500, 0.5)
    assert proof_of(entry)["person"]["id"] == str(first.number)
    assert entry_of(second.user, draw).number == second.number
    assert entry_of(world.organiser, draw) is None


def test_what_happened_stands_in_order(world):
    draw = draws.published(world.case, by=world.organiser)

    steps = [(event.step, event.by) for event in events_of(draw)]
    eva = world.organiser
    assert steps == [("locked", eva), ("prepared", None), ("published", eva)]


def test_chances_by_answer(world):
    draw = draws.prepared(world.case, by=world.organiser)

    rows = [
        (one.name, one.people, round(one.lowest, 6), round(one.highest, 6), one.is_sector)
        for one in chance_groups(draw)
    ]
    assert rows == [("Akademi", 8, 0.25, 0.25, True), ("Boende", 4, 0.5, 0.5, True)]
    assert [g.people for g in chance_groups(draw.run)] == [8, 4]


def test_a_dot_for_everybody(world):
    run = draws.trial(world.case, by=world.organiser)

    found = [(dot.sector, round(dot.chance, 6), dot.count) for dot in dots(run)]
    assert found == [("academia", 0.25, 250)] * 8 + [("residents", 0.5, 500)] * 4


def test_a_run_under_way_has_no_chances(world):
    draw = draws.locked(world.case, by=world.organiser)

    assert (chance_groups(draw.run), dots(draw.run)) == ([], [])
    assert latest_run(world.case, RunKind.FINAL) == draw.run
    assert latest_run(world.case, RunKind.TRIAL) is None


def test_the_board_can_show_a_trial(world):
    run = draws.trial(world.case, by=world.organiser)

    board = read_board(world.case, trial=run.result["panel"])

    assert [row.chosen for row in board.rows] == [2, 2]


def test_nobody_is_passed_over_where_everybody_stayed(world):
    assert passed_over(draws.drawn(world.case, by=world.organiser)) == []


def test_large_columns_stay_in_the_database(world):
    draws.drawn(world.case, by=world.organiser)

    with CaptureQueriesContext(connection) as queries:
        draw_of(world.case)

    assert len(queries) == 1
    assert not any(f'draw"."{name}"' in queries[0]["sql"] for name in ("pool", "panels", "record"))
