"""What the organiser sees while editing agrees with the draw and with the list of all panels."""

import pytest
from hypothesis import assume, given, settings

from participants.domain.selection.check import faults_of
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.preview import preview_chances, trial_panel
from participants.domain.selection.problem import InfeasibleError
from tests.participants.domain.selection.oracle import all_panels, truth
from tests.participants.domain.selection.small import problems
from tests.support.pools import Wishes, make, pool, unmeetable

POOLS = {
    "three criteria": pool(60, 24, 3),
    "six criteria": pool(200, 40, 6, seed=2),
    "several values": make(Wishes(80, 20, (5, 4, 6), seed=4, several=True)),
    "organisations": make(Wishes(80, 20, (5, 4), seed=5, organisation_max=1)),
}


@settings(max_examples=60)
@given(problems())
def test_a_trial_panel_is_found_exactly_where_there_is_one(problem):
    possible = bool(all_panels(problem))

    try:
        panel = trial_panel(problem, seed="trial")
    except InfeasibleError:
        assert not possible
    else:
        assert faults_of(problem, [panel]) == ()


@settings(max_examples=40)
@given(problems())
def test_the_preview_calls_nobody_unreachable_who_is_in_a_panel(problem):
    true = truth(problem)
    assume(true.panels)

    preview = preview_chances(problem)

    assert preview.ids == tuple(true.chances)
    assert set(preview.unreachable) <= {id_ for id_, chance in true.chances.items() if not chance}


@pytest.mark.parametrize("name", POOLS)
def test_the_preview_shows_the_chances_of_the_draw(name):
    drawn = prepare_draw(POOLS[name], seed="preview", panels=100)

    preview = preview_chances(POOLS[name])

    assert preview.ids == drawn.ids
    assert preview.chances == pytest.approx(drawn.chances, abs=1e-6)


@pytest.mark.parametrize("name", POOLS)
def test_trial_panels_keep_every_rule_and_follow_the_seed(name):
    panels = [trial_panel(POOLS[name], seed=f"trial {number}") for number in range(5)]

    assert faults_of(POOLS[name], panels) == ()
    assert trial_panel(POOLS[name], seed="trial 0") == panels[0]


@pytest.mark.parametrize("ask", [preview_chances, lambda problem: trial_panel(problem, seed="no")])
def test_impossible_quotas_are_refused(ask):
    with pytest.raises(InfeasibleError):
        ask(unmeetable(POOLS["six criteria"]))
