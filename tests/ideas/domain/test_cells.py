import pytest
from hypothesis import given
from hypothesis import strategies as st

from ideas.domain.cells import Cell, cells


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ({}, []),
        ({"a": 2}, []),
        ({"a": 1, "b": 1}, []),
        ({"a": 2, "b": 1}, [Cell(("a", "b"), 3)]),
        ({"a": 5, "b": 3}, [Cell(("a",), 5), Cell(("b",), 3)]),
        ({"a": 5, "b": 2, "c": 1, "d": 0}, [Cell(("a",), 5), Cell(("b", "c"), 3)]),
        ({"a": 5, "b": 4, "c": 2}, [Cell(("a",), 5), Cell(("b", "c"), 6)]),
    ],
)
def test_small_sectors_are_put_together(people, expected):
    assert cells(people) == expected


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 9)))
def test_nobody_can_subtract_to_fewer_than_three(people):
    shown = cells(people)
    hidden = sum(people.values()) - sum(cell.people for cell in shown)

    assert [cell for cell in shown if cell.people < 3] == []
    assert hidden == 0 or shown == []
