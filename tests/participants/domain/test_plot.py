import pytest

from participants.domain.plot import Plot, axis_for


@pytest.mark.parametrize(
    ("highest", "top", "step"), [(0, 4, 1), (6, 6, 1), (12, 12, 2), (13.4, 14, 2), (90, 100, 20)]
)
def test_the_axis_has_round_steps(highest, top, step):
    axis = axis_for(highest)

    assert (axis.top, axis.step) == (top, step)


def test_the_axis_begins_and_ends_inside_the_drawing():
    assert axis_for(14).ticks[0] == (0, 10)
    assert axis_for(14).ticks[-1] == (14, 410)


def test_band_ring_and_mark_stand_on_the_axis():
    plot = Plot(axis_for(14), minimum=4, maximum=6, landing=8.6, chosen=5)

    assert (plot.band_x, plot.band_width) == (124.29, 57.14)
    assert (plot.ring_x, plot.glyph_x, plot.bar_x) == (255.71, 142.86, 150.36)


def test_a_band_of_one_number_is_seen():
    assert Plot(axis_for(14), minimum=3, maximum=3, landing=0, chosen=0).band_width == 4


def test_no_quota_has_no_band():
    assert not Plot(axis_for(14), minimum=None, maximum=None, landing=0, chosen=0).has_band
