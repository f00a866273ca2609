"""Many send in at once: every number once, every person one application and one receipt."""

import pytest

from participants.choices import ApplicationStatus
from participants.models import Application
from susi.outbox.models import Message
from tests.factories.accounts import UserFactory
from tests.factories.call import filled_in, open_call, steps
from tests.participants.services.test_races import race

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def call():
    return open_call()


@pytest.mark.parametrize("racers", [6, pytest.param(30, marks=pytest.mark.services)])
def test_everybody_who_sends_at_once_gets_a_number_of_their_own(call, racers):
    forms = [filled_in(call, UserFactory.create()) for _ in range(racers)]

    said = race([form.submit for form in forms])

    numbers = Application.objects.order_by("number").values_list("number", flat=True)
    assert said == [True] * racers
    assert list(numbers) == list(range(1, racers + 1))


def test_a_double_click_sends_one_application_and_one_receipt(call):
    form = filled_in(call, UserFactory.create())

    said = race([form.submit] * 4)

    assert said == [True] * 4
    assert Application.objects.get().number == 1
    assert Message.objects.filter(kind="application_received").count() == 1


def test_the_first_page_saved_twice_at_once_is_one_draft(call):
    user = UserFactory.create()

    said = race([steps(call, user).contact] * 4)

    assert said == [True] * 4
    assert Application.objects.get().status == ApplicationStatus.DRAFT
