import pytest

from participants.domain.fairness import BASE, LEFT, RIGHT, WIDTH, fairness


def plot(*people, equal=0.3):
    return fairness(people, equal=equal)


def test_one_shape_a_person_each_sector_together():
    found = plot(("public", 0.2), ("academia", 0.2), ("public", 0.2), ("residents", 0.5))

    assert [mark.sector for mark in found.marks] == ["academia", "public", "public", "residents"]
    assert [mark.x for mark in found.marks[:3]] == [found.marks[0].x] * 3


def test_a_higher_chance_stands_further_right():
    found = plot(("a", 0.1), ("a", 0.3), ("a", 0.55))

    xs = [mark.x for mark in found.marks]
    assert xs == sorted(set(xs))


def test_the_axis_has_whole_steps_around_everybody():
    found = plot(("a", 0.14), ("a", 0.58))

    assert [tick.percent for tick in found.ticks] == [10, 20, 30, 40, 50, 60]
    assert (found.ticks[0].x < found.equal < found.ticks[-1].x, found.ticks[0].is_whole) == (
        True,
        True,
    )


@pytest.mark.parametrize("people", [1, 17, 60, 400, 2500])
def test_shapes_stay_inside_the_drawing(people):
    found = fairness([("a", 0.04)] * people + [("b", 0.06)], equal=0.05)

    inside = [
        LEFT - 20 <= mark.x <= RIGHT + 20 and found.top <= mark.y <= BASE - found.size
        for mark in found.marks
    ]
    assert (len(found.marks), all(inside)) == (people + 1, True)


def test_no_two_shapes_lie_on_each_other():
    found = fairness([("a", 0.2)] * 90 + [("b", 0.25)] * 90, equal=0.22)

    assert len({(mark.x, mark.y) for mark in found.marks}) == 180


def test_everybody_alike_is_a_plot_too():
    found = plot(*[("a", 0.4)] * 5, equal=0.4)

    assert len(found.marks) == 5
    assert found.ticks[0].percent < 40.1 < found.ticks[-1].percent + 0.2


@pytest.mark.parametrize("equal", [0.01, 0.5, 0.99, 1.0])
def test_the_word_at_the_line_stays_inside(equal):
    found = plot(("a", 0.01), ("a", 1.0), equal=equal)

    assert 0 <= found.equal_text <= WIDTH
    assert found.label_end == (found.equal > RIGHT - 190)


def test_those_without_a_chance_are_not_the_lowest():
    found = plot(("a", 0.0), ("a", 0.3), ("a", 0.6))

    assert found.lowest.x > found.marks[0].x + 100
