from dataclasses import replace
from datetime import timedelta

import pytest

from challenges.domain.lifecycle import ALLOWS, Action, Facts, allows, phase_at
from tests.factories import moments

FACTS = Facts(
    published_at=moments.PUBLISHED,
    opens_at=moments.OPENS,
    closes_at=moments.CLOSES,
    released_at=None,
    sessions=(moments.SESSION_1, moments.SESSION_2),
    results_at=moments.RESULTS,
)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (moments.PUBLISHED - SECOND, "draft"),
        (moments.PUBLISHED, "coming"),
        (moments.OPENS - SECOND, "coming"),
        (moments.OPENS, "open"),
        (moments.CLOSES - SECOND, "open"),
        (moments.CLOSES, "closed"),
        (moments.SESSION_1[0] - SECOND, "closed"),
        (moments.SESSION_1[0], "session"),
        (moments.SESSION_1[1], "session"),
        (moments.SESSION_1[1] + SECOND, "between"),
        (moments.SESSION_2[0], "session"),
        (moments.SESSION_2[1] + SECOND, "after"),
        (moments.RESULTS, "result"),
    ],
)
def test_phase_follows_the_dates(now, expected):
    assert phase_at(FACTS, now) == expected


def test_released_answers_make_it_drawn():
    facts = replace(FACTS, released_at=moments.RELEASED)

    assert phase_at(facts, moments.AFTER_CALL) == "drawn"


def test_unpublished_is_a_draft_whatever_the_date():
    assert phase_at(replace(FACTS, published_at=None), moments.RESULTS) == "draft"


def test_without_results_the_end_is_after():
    assert phase_at(replace(FACTS, results_at=None), moments.RESULTS) == "after"


def test_only_the_open_phase_allows_applying():
    assert [phase for phase in ALLOWS if allows(phase, Action.APPLY)] == ["open"]


def test_only_the_result_phase_allows_reading_the_result():
    assert [phase for phase in ALLOWS if allows(phase, Action.READ_RESULT)] == ["result"]
