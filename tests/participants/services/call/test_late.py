"""Applying after the deadline: as often as the code says, and not after the lock."""

from datetime import timedelta

import pytest

from participants.models import Application, LateCode
from participants.services.applications import submit_application, withdraw_application
from participants.services.late import Terms, enter_late_code, make_late_code
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, filled_in, open_call, released, steps
from tests.factories.recruiting import DrawFactory, LateCodeFactory
from tests.participants.services.call.refused import refusal_of

pytestmark = pytest.mark.django_db
LATE = moments.AFTER_CALL


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create()


def code_for(call, **fields):
    return LateCodeFactory.create(challenge=call.challenge, **fields)


def enter(call, user, text, now=LATE):
    return enter_late_code(call.challenge, text, by=user, now=now)


def draft_with_code(call, user, code):
    filled_in(call, user)
    enter(call, user, code.code)
    return steps(call, user, LATE)


def used(code):
    return LateCode.objects.get(pk=code.pk).used


def test_a_code_opens_the_form_to_a_newcomer(call, user):
    code = code_for(call)

    application = enter(call, user, f" {code.code.upper()[:4]}-{code.code[4:]} ")
    steps(call, user, LATE).contact()

    assert application.late_code == code
    assert Application.objects.get().name == "Amina Warsame"


def test_sending_counts_once_also_when_it_is_sent_again(call, user):
    code = code_for(call)
    form = draft_with_code(call, user, code)

    application = form.submit()
    withdraw_application(application, by=user, now=LATE)
    steps(call, user, LATE + timedelta(minutes=1)).submit()

    assert (used(code), Application.objects.get().number) == (1, 1)
    assert Message.objects.filter(kind="application_received").count() == 2


def test_the_code_of_one_is_used_up_for_the_other(call, user):
    code, other = code_for(call), UserFactory.create()
    mine, theirs = draft_with_code(call, user, code), draft_with_code(call, other, code)
    mine.submit()

    assert refusal_of(theirs.submit) == "closed"
    assert refusal_of(lambda: enter(call, UserFactory.create(), code.code)) == "used"
    assert used(code) == 1


def test_an_application_that_is_in_can_be_changed_until_the_code_ends(call, user):
    code = code_for(call)
    form = draft_with_code(call, user, code)
    form.submit()

    form.contact("Amina W")

    assert Application.objects.get().name == "Amina W"
    assert refusal_of(steps(call, user, code.expires_at).contact) == "closed"


@pytest.mark.parametrize(
    ("text", "now", "reason"),
    [
        ("finns-inte", LATE, "unknown"),
        ("", LATE, "unknown"),
        ("\x00" * 99, LATE, "unknown"),
        ("abcdabcd", moments.DURING_CALL, "open"),
        ("abcdabcd", moments.PUBLISHED, "not_open"),
        ("abcdabcd", LATE + timedelta(days=1), "expired"),
        ("abcdabcd", moments.IN_SESSION_1, "closed"),
    ],
)
def test_codes_that_open_nothing(call, user, text, now, reason):
    code_for(call, code="abcdabcd")

    assert refusal_of(lambda: enter(call, user, text, now)) == reason
    assert Application.objects.exists() is False


def test_the_code_of_another_challenge_is_unknown(call, user):
    other = LateCodeFactory.create()

    assert refusal_of(lambda: enter(call, user, other.code)) == "unknown"


def test_who_is_in_needs_no_code(call, user):
    applied(call, user)

    assert refusal_of(lambda: enter(call, user, code_for(call).code)) == "submitted"


def test_nobody_comes_in_once_a_draw_is_locked(call, user):
    code = code_for(call)
    form = draft_with_code(call, user, code)
    DrawFactory.create(case=call.health)

    assert refusal_of(form.submit) == "closed"
    assert refusal_of(lambda: enter(call, UserFactory.create(), code.code)) == "locked"
    assert refusal_of(lambda: make(call)) == "locked"
    assert used(code) == 0


def make(call, now=LATE, until=LATE + timedelta(days=1)):
    terms = Terms("Karin, var sjuk", until, 2)
    return make_late_code(call.challenge, terms, by=UserFactory.create(), now=now)


def test_an_organiser_makes_a_code(call):
    code = make(call)

    assert (len(code.code), code.limit, code.used, code.note) == (8, 2, 0, "Karin, var sjuk")


def test_no_code_of_the_past_and_none_after_the_decisions(call):
    assert refusal_of(lambda: make(call, until=LATE)) == "past"
    assert refusal_of(lambda: make(call, now=moments.IN_SESSION_1)) == "too_late"
    released(call)
    assert refusal_of(lambda: make(call)) == "locked"


def test_a_late_application_without_code_stays_out(call, user):
    filled_in(call, user)

    consent = call.consent.pk
    refused = refusal_of(
        lambda: submit_application(call.challenge, by=user, consent=consent, now=LATE)
    )

    assert refused == "closed"


def test_the_receipt_tells_until_when_the_code_lets_one_change(call, user):
    code = code_for(call)
    draft_with_code(call, user, code).submit()

    text = Message.objects.get(kind="application_received").text

    assert "fram till onsdag 7 oktober kl.\u00a012:00" in text
