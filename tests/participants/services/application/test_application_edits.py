"""Changing what is in, and taking it back."""

from datetime import timedelta

import pytest

from participants.choices import ApplicationStatus, Availability
from participants.models import Application
from participants.queries.applications import record_of
from participants.services.applications import withdraw_application
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.call import applied, filled_in, steps
from tests.support.refusals import refusal

pytestmark = pytest.mark.django_db
NOW = moments.DURING_CALL
JUST_BEFORE = moments.CLOSES - timedelta(microseconds=1)


def test_an_edit_is_in_at_once(call, user):
    form = filled_in(call, user)
    form.submit()

    form.answer(call.sector, call.value(call.sector, "academia"))

    application = Application.objects.get()
    assert application.status == ApplicationStatus.SUBMITTED
    assert application.answers.get(criterion=call.sector).value.key == "academia"


def test_an_edit_that_takes_away_the_last_possible_day_is_refused(call, user):
    form = filled_in(call, user)
    form.submit()

    sentence = refusal("incomplete", lambda: form.dates({call.housing: Availability.NO}))

    assert sentence.startswith("Din ansökan är inne och behöver minst ett case")
    assert Application.objects.get().preferences.get().availability == Availability.YES


def test_a_case_added_to_a_sent_application_waits_for_its_days(call, user):
    form = filled_in(call, user)
    form.submit()

    form.cases(call.housing, call.health)

    record = record_of(call.challenge, user, NOW)
    assert record.missing == []
    assert [choice.case for choice in record.chosen if choice.is_counted] == [call.housing]


def test_swapping_the_only_case_of_a_sent_application_is_refused(call, user):
    form = filled_in(call, user)
    form.submit()

    refusal("incomplete", lambda: form.cases(call.health))

    assert Application.objects.get().preferences.get().case == call.housing


def test_taking_back_and_sending_again_keeps_the_number(call, user):
    form = filled_in(call, user)
    application = form.submit()

    withdrawn = withdraw_application(application, by=user, now=NOW + timedelta(hours=1))
    again = steps(call, user, NOW + timedelta(hours=2)).submit()

    assert (withdrawn.status, again.status) == (
        ApplicationStatus.WITHDRAWN,
        ApplicationStatus.SUBMITTED,
    )
    assert (again.number, again.withdrawn_at) == (1, None)
    assert list(Message.objects.order_by("pk").values_list("kind", flat=True)) == [
        "application_received",
        "application_withdrawn",
        "application_received",
    ]


def test_a_draft_cannot_be_taken_back(call, user):
    application = steps(call, user).contact()

    refusal("not_submitted", lambda: withdraw_application(application, by=user, now=NOW))


def test_after_the_deadline_nothing_is_taken_back(call, user):
    application = applied(call, user)

    refusal("closed", lambda: withdraw_application(application, by=user, now=moments.CLOSES))

    assert Application.objects.get().status == ApplicationStatus.SUBMITTED


def test_nobody_takes_back_somebody_elses_application(call, user):
    application = applied(call)

    with pytest.raises(Application.DoesNotExist):
        withdraw_application(application, by=user, now=NOW)
