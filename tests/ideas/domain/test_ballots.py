import pytest

from ideas.domain.ballots import fault_of, marks_allowed


@pytest.mark.parametrize(
    ("ideas", "expected"), [(0, 3), (1, 3), (9, 3), (10, 4), (12, 4), (13, 5), (15, 5), (90, 5)]
)
def test_a_third_of_the_ideas_between_three_and_five(ideas, expected):
    assert marks_allowed(ideas) == expected


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (set(), None),
        ({1, 2}, None),
        ({1, 2, 3}, "too_many"),
        ({9}, "foreign"),
        ({1, 2, 3, 9}, "foreign"),
    ],
)
def test_fault_of_a_ballot(marks, expected):
    assert fault_of(marks, candidates={1, 2, 3}, limit=2) == expected
