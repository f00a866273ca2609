"""Which applications somebody must look at, and who is left out."""

import pytest

from participants.choices import ApplicationStatus, ReviewKind, Verdict
from participants.domain.alike import Likeness
from participants.models import ApplicationReview
from participants.queries.reviews import (
    left_out,
    matters_of,
    next_review,
    open_reviews,
    open_reviews_of,
)
from tests.factories import moments
from tests.factories.challenges import TeamMemberFactory
from tests.participants.worlds import apply, make_case, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_world()


def decide(kind, application, other=None, verdict=Verdict.OUT):
    return ApplicationReview.objects.create(
        kind=kind,
        application=application,
        other=other,
        verdict=verdict,
        reason="Samma person",
        at=moments.AFTER_CALL,
    )


def near(world, **fields):
    application = apply(world, "Nära Person", **fields)
    application.close_to_project = True
    application.save()
    return application


def pairs(case):
    return [(m.application, m.other, m.likeness) for m in matters_of(case)]


def test_nothing_to_review(world):
    apply(world, "Amina Warsame")
    apply(world, "Peter Lindqvist")

    assert (open_reviews(world.case), next_review(world.case)) == (0, None)


def test_of_a_pair_the_one_sent_last_is_reviewed(world):
    late, early = apply(world, email="a.b@x.se"), apply(world, "Annan", email="ab+2@x.se")
    late.submitted_at = moments.AFTER_CALL
    late.save()

    assert pairs(world.case) == [(late, early, Likeness.ADDRESS)]


def test_drafts_and_other_challenges_are_not_compared(world):
    apply(world)
    draft = apply(world)
    type(draft).objects.filter(pk=draft.pk).update(status=ApplicationStatus.WITHDRAWN)
    apply(make_world())

    assert open_reviews(world.case) == 0


def test_a_pair_stands_with_the_case_of_the_later_one(world):
    other = make_case(world.challenge)
    apply(world)
    later = apply(world)
    later.preferences.update(case=other)

    assert (open_reviews(world.case), open_reviews(other)) == (0, 1)


def test_who_says_so_or_has_a_colleagues_address_is_near(world):
    said = near(world)
    TeamMemberFactory.create(challenge=world.challenge, user__email="martin@mau.se")
    nearly = apply(world, "Martin G", email="martin+privat@mau.se")

    found = [(m.application, m.colleague and m.colleague.email) for m in matters_of(world.case)]

    assert found == [(said, None), (nearly, "martin@mau.se")]


def test_decisions_leave_out_and_come_last(world):
    first, second = apply(world), apply(world)
    near(world)
    decide(ReviewKind.DUPLICATE, second, first)

    matters = matters_of(world.case)

    assert [m.review is None for m in matters] == [True, False]
    assert list(left_out(world.case)) == [second]


def test_of_three_alike_the_one_left_out_is_not_asked_about_again(world):
    first, second, third = apply(world), apply(world), apply(world)
    decide(ReviewKind.DUPLICATE, second, first)

    waiting = [(m.application, m.other) for m in matters_of(world.case) if m.review is None]

    assert waiting == [(third, first)]


def test_a_duplicate_is_in_again_where_the_first_is_taken_back(world):
    first, second = apply(world), apply(world)
    decide(ReviewKind.DUPLICATE, second, first)
    first.status = ApplicationStatus.WITHDRAWN
    first.save()

    assert list(left_out(world.case)) == []


def test_a_decision_stays_where_the_names_are_changed(world):
    first, second = apply(world), apply(world)
    decide(ReviewKind.DUPLICATE, second, first, Verdict.KEEP)
    second.name = "Någon Annan"
    second.save()

    assert [(m.application, m.likeness) for m in matters_of(world.case)] == [(second, None)]
    assert list(left_out(world.case)) == []


@pytest.mark.parametrize("people", [1, 12])
def test_few_queries_for_any_number(world, people, django_assert_num_queries):
    for _number in range(people):
        near(world)
    cases = [world.case, make_case(world.challenge)]

    with django_assert_num_queries(4):
        found = open_reviews_of(cases)

    assert found[cases[1].pk] == 0
