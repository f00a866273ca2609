"""The letter to somebody whose question took the solver long."""

from datetime import timedelta

import pytest
from django.urls import reverse

from participants.choices import RunKind, RunStatus
from participants.models import SelectionRun
from participants.services.run_work import Work, end_run
from participants.services.runs import MOST_ATTEMPTS, STALE, ask_for_run, cancel_run, work_on_runs
from susi.outbox.models import Message
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL
LONG = timedelta(seconds=61)
ENDINGS = [
    (RunKind.TRIAL, RunStatus.DONE, "Provlottningen av Barns Bostad Först är klar"),
    (RunKind.TRIAL, RunStatus.INFEASIBLE, "Kvoterna för Barns Bostad Först går inte ihop"),
    (RunKind.TRIAL, RunStatus.FAILED, "Provlottningen av Barns Bostad Först blev inte klar"),
    (RunKind.FINAL, RunStatus.DONE, "Listan med grupper för Barns Bostad Först är klar"),
    (RunKind.FINAL, RunStatus.FAILED, "Listan med grupper för Barns Bostad Först blev inte klar"),
]


@pytest.fixture
def world():
    return make_draw_world()


def begun(world, kind=RunKind.TRIAL):
    """Give a run that a worker has begun."""
    run = ask_for_run(world.case, kind, by=world.organiser, now=NOW)
    SelectionRun.objects.filter(pk=run.pk).update(
        status=RunStatus.RUNNING, attempts=1, seen_at=NOW, started_at=NOW
    )
    return SelectionRun.objects.get(pk=run.pk)


@pytest.mark.parametrize(("kind", "status", "subject"), ENDINGS)
def test_a_long_run_tells_how_it_ended(world, kind, status, subject):
    run = begun(world, kind)

    end_run(Work(run, NOW + LONG), status, {})

    letter = Message.objects.get(kind="run_ended")
    page = "selection_trial" if kind == RunKind.TRIAL else "selection_draw"
    assert (letter.subject, letter.to_address) == (subject, world.organiser.email)
    assert f"\nhttp://testserver{reverse(page, args=[world.case.pk])}\n" in letter.text
    assert subject in letter.text
    assert subject in letter.html


def test_it_comes_in_the_person_s_language(world):
    world.organiser.language = "en"
    world.organiser.save()
    run = begun(world)

    end_run(Work(run, NOW + LONG), RunStatus.DONE, {})

    letter = Message.objects.get(kind="run_ended")
    assert letter.subject == f"The trial draw for {world.case.title_en or world.case.title} is done"
    assert f"http://testserver/en/arr/{world.case.pk}/urval/provlottning/" in letter.text
    assert "Provlottningen" not in letter.html


def test_nobody_is_written_to_about_what_took_a_minute(world):
    run = begun(world)

    end_run(Work(run, NOW + timedelta(seconds=59)), RunStatus.DONE, {})

    assert not Message.objects.filter(kind="run_ended").exists()


def test_a_usual_trial_writes_to_nobody(world):
    draws.trial(world.case, by=world.organiser)

    assert not Message.objects.filter(kind="run_ended").exists()


def test_a_cancelled_run_writes_to_nobody(world):
    run = begun(world)
    cancel_run(run, by=world.organiser, now=NOW)

    ended = end_run(Work(run, NOW + LONG), RunStatus.DONE, {})

    assert (ended, Message.objects.filter(kind="run_ended").exists()) == (False, False)


def test_somebody_who_has_left_is_not_written_to(world):
    run = begun(world)
    world.organiser.is_active = False
    world.organiser.save()

    ended = end_run(Work(run, NOW + LONG), RunStatus.DONE, {})

    assert (ended, Message.objects.filter(kind="run_ended").exists()) == (True, False)


def test_a_run_that_was_given_up_is_told_once(world):
    run = begun(world)
    SelectionRun.objects.filter(pk=run.pk).update(attempts=MOST_ATTEMPTS)

    for _again in range(2):
        work_on_runs(now=NOW + STALE + LONG)

    assert Message.objects.filter(kind="run_ended").count() == 1
