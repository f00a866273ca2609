from datetime import timedelta

import pytest

from participants.choices import RunKind, RunStatus
from participants.domain.selection.explanation_data import from_plain
from participants.models import SelectionRun
from participants.queries.draw_problem import problem_hash, problem_of
from participants.services.run_work import Work, end_run
from participants.services.runs import (
    MOST_ATTEMPTS,
    STALE,
    ask_for_run,
    cancel_run,
    work_on,
    work_on_runs,
)
from participants.tasks import work_on_runs as task
from susi.core.errors import ActionRefused
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL
SECOND = timedelta(seconds=1)


@pytest.fixture
def world():
    return make_draw_world()


def ask(world, kind=RunKind.TRIAL, **more):
    return ask_for_run(world.case, kind, by=world.organiser, now=NOW, **more)


def test_a_trial_says_everybody_s_chance_and_gives_one_group(world):
    run = draws.trial(world.case, by=world.organiser)

    result = run.result
    assert (run.status, run.progress, run.attempts) == ("done", 100, 1)
    assert sorted(result) == sorted(
        "bound ceiling chances counts distance exact floor ids method notes panel seconds types"
        " unreachable".split()
    )
    assert (len(result["ids"]), len(result["panel"]), result["exact"]) == (12, 4, True)
    assert run.problem_hash == problem_hash(problem_of(world.case))


def test_the_same_seed_gives_the_same_trial(world):
    first = draws.trial(world.case, by=world.organiser, seed="a")
    second = draws.trial(world.case, by=world.organiser, seed="a")

    results = [{**run.result, "seconds": 0} for run in (first, second)]
    assert results[0] == results[1]


def test_quotas_that_conflict_are_explained():
    world = make_draw_world(people=6, places=4)
    draws.set_quota(world.case, world.residents, 3, 4)
    draws.set_quota(world.case, world.academia, 0, 4)

    run = draws.trial(world.case, by=world.organiser)

    explanation = from_plain(run.result["explanation"])
    assert (run.status, explanation.kind) == (RunStatus.INFEASIBLE, "single")


def test_asking_twice_for_the_same_is_asking_once(world):
    assert ask(world) == ask(world)


def test_a_new_question_takes_the_place_of_an_old_one(world):
    old = ask(world)
    draws.set_quota(world.case, world.academia, 1, 2)

    new = ask(world)

    old.refresh_from_db()
    assert (old.status, new.status) == ("cancelled", "waiting")


def test_no_trial_where_people_are_chosen_by_hand(world):
    draws.by_hand(world.case)

    with pytest.raises(ActionRefused) as refusal:
        ask(world)

    assert str(refusal.value) == ("Deltagarna i det här caset väljs för hand. Då lottar vi inte.")


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (0, "Ingen som kan vara med har sökt. Då finns det ingen att lotta."),
        (1, "1 person kan lottas till 4 platser. Det räcker inte."),
        (3, "3 personer kan lottas till 4 platser. Det räcker inte."),
    ],
)
def test_a_pool_that_cannot_be_drawn_is_refused_in_words(people, sentence):
    world = make_draw_world(people=people)

    with pytest.raises(ActionRefused) as refusal:
        ask(world)

    assert str(refusal.value) == sentence


def test_a_quota_for_what_nobody_answered_is_named(world):
    for person in world.people:
        person.answers.update(value=None)

    with pytest.raises(ActionRefused) as refusal:
        ask(world)

    assert str(refusal.value) == "Ingen sökande har svarat på frågan bakom kvoten för Boende."


def test_a_pool_that_changes_meanwhile_shows(world):
    run = ask(world)
    world.people[0].answers.update(value=world.academia)

    work_on(run.pk, now=NOW)

    run.refresh_from_db()
    assert run.status == "done"
    assert run.problem_hash != problem_hash(problem_of(world.case))


# --- workers --------------------------------------------------------------------------------------
def test_a_run_is_done_once(world):
    run = ask(world)

    assert [work_on(run.pk, now=NOW), work_on(run.pk, now=NOW)] == [True, False]


def test_the_task_finds_what_no_hint_told_of(world):
    run = ask(world)

    task()

    run.refresh_from_db()
    assert run.status == "done"


def killed(run, attempts=1, at=NOW):
    """Leave a run as a worker that was killed leaves it."""
    SelectionRun.objects.filter(pk=run.pk).update(
        status=RunStatus.RUNNING, attempts=attempts, seen_at=at, started_at=at
    )


def test_a_run_whose_worker_was_killed_is_taken_again_after_two_minutes(world):
    run = ask(world)
    killed(run)

    early = work_on_runs(now=NOW + STALE)
    late = work_on_runs(now=NOW + STALE + SECOND)

    run.refresh_from_db()
    assert (early, late, run.status, run.attempts) == (0, 1, "done", 2)


def test_a_run_that_kills_every_worker_is_given_up(world):
    run = ask(world)
    killed(run, attempts=MOST_ATTEMPTS)

    work_on_runs(now=NOW + STALE + SECOND)

    run.refresh_from_db()
    assert (run.status, run.result["error"]) == ("failed", "lost")


def test_a_worker_thought_dead_changes_nothing(world):
    run = ask(world)
    killed(run)
    run.refresh_from_db()
    slow = Work(run, NOW)
    work_on_runs(now=NOW + STALE + SECOND)

    assert end_run(slow, RunStatus.FAILED, {}) is False
    assert slow.cancelled() is True


def test_a_cancelled_run_stops_at_its_next_step(world):
    run = ask(world)
    killed(run)
    run.refresh_from_db()
    work = Work(run, NOW)

    stopped = cancel_run(run, by=world.organiser, now=NOW)

    assert (stopped, work.cancelled(), run.status) == (True, True, "cancelled")
    assert cancel_run(run, by=world.organiser, now=NOW) is False


def test_the_worker_shows_that_it_lives_and_how_far_it_is(world):
    run = ask(world)
    killed(run)
    run.refresh_from_db()

    Work(run, NOW + SECOND).progress("chances", 0.5)

    run.refresh_from_db()
    assert (run.step, run.progress, run.seen_at > NOW) == ("chances", 50, True)


def test_what_breaks_is_told_as_failed_and_logged(world, caplog):
    run = ask(world)
    broken = {**run.problem, "pool": []}
    SelectionRun.objects.filter(pk=run.pk).update(problem=broken)

    work_on(run.pk, now=NOW)

    run.refresh_from_db()
    assert (run.status, run.result["error"]) == ("failed", "BadProblemError")
    assert "broke" in caplog.text
