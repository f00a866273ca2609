from dataclasses import replace
from datetime import timedelta

import pytest

from challenges.domain.readiness import CaseFacts, Facts, Level, checks, faults
from tests.factories import moments

CASE = CaseFacts("Barns Bostad Först", (moments.SESSION_1, moments.SESSION_2))
READY = Facts(
    opens_at=moments.OPENS,
    closes_at=moments.CLOSES,
    decision_at=moments.DECISION,
    answer_by=moments.ANSWER_BY,
    has_consent=True,
    sector_values=5,
    cases=(CASE,),
    questions=3,
)
NOW = moments.PUBLISHED


def test_a_ready_challenge_has_nothing_but_good_checks():
    assert {check.level for check in checks(READY, NOW)} == {Level.OK}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"has_consent": False}, "consent"),
        ({"sector_values": 1}, "sectors"),
        ({"cases": ()}, "cases"),
        ({"decision_at": moments.OPENS}, "dates"),
        ({"answer_by": moments.CLOSES}, "dates"),
        ({"cases": (replace(CASE, sessions=()),)}, "sessions"),
        ({"decision_at": moments.SESSION_2[0]}, "session_order"),
        ({"cases": (replace(CASE, quota_fault=True),)}, "quota_sums"),
    ],
)
def test_each_real_fault_stops_the_opening(change, fault):
    assert faults(checks(replace(READY, **change), NOW)) == [fault]


def test_a_closing_that_has_been_stops_the_opening():
    assert faults(checks(READY, moments.CLOSES + timedelta(seconds=1))) == ["closing"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"questions": 0}, "questions"),
        ({"in_english": False}, "english"),
        ({"cases": (replace(CASE, sessions=CASE.sessions[:1]),)}, "two_sessions"),
        ({"cases": (replace(CASE, has_quotas=False),)}, "quotas"),
    ],
)
def test_advice_stops_nothing(change, key):
    found = checks(replace(READY, **change), NOW)

    assert ([c.key for c in found if c.level == Level.ADVICE], faults(found)) == ([key], [])
