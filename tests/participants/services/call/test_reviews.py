"""Decisions about hard cases: written down, changed, and held fast by the lock."""

import pytest

from participants.choices import DrawStatus, Verdict
from participants.models import ApplicationReview
from participants.queries.reviews import next_review
from participants.services.reviews import Decision, decide_review
from tests.factories import moments
from tests.factories.recruiting import DrawFactory
from tests.participants.services.call.refused import refusal_of
from tests.participants.worlds import apply, make_case, make_world

pytestmark = pytest.mark.django_db
OUT = Decision(Verdict.OUT, "Samma person")


@pytest.fixture
def world():
    world = make_world()
    apply(world)
    apply(world)
    return world


def decide(world, matter, decision):
    return decide_review(matter, decision, by=world.organiser, now=moments.AFTER_CALL)


def test_a_decision_is_written_and_can_be_changed(world):
    matter = next_review(world.case)
    decide(world, matter, OUT)

    decide(world, matter, Decision(Verdict.KEEP))

    review = ApplicationReview.objects.get()
    assert (review.verdict, review.reason, review.by) == ("keep", "", world.organiser)
    assert (review.application, review.other) == (matter.application, matter.other)


def test_leaving_out_takes_a_reason(world):
    refused = refusal_of(lambda: decide(world, next_review(world.case), Decision(Verdict.OUT)))

    assert (refused, ApplicationReview.objects.count()) == ("no_reason", 0)


@pytest.mark.parametrize(
    ("status", "refused"),
    [(DrawStatus.LOCKED, "locked"), (DrawStatus.UNLOCKED, None)],
)
def test_nothing_is_decided_while_a_draw_is_locked(world, status, refused):
    matter = next_review(world.case)
    DrawFactory.create(case=world.case, status=status)

    assert refusal_of(lambda: decide(world, matter, OUT)) == refused


def test_the_lock_of_another_case_holds_only_its_own_applicants(world):
    DrawFactory.create(case=make_case(world.challenge))

    assert refusal_of(lambda: decide(world, next_review(world.case), OUT)) is None
