"""Two send in at once with a code for one."""

import pytest

from participants.models import Application, LateCode
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import filled_in, open_call, steps
from tests.factories.recruiting import LateCodeFactory
from tests.support.races import race

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_last_place_on_a_code_goes_to_one_of_two():
    call = open_call()
    code = LateCodeFactory.create(challenge=call.challenge)
    people = [UserFactory.create() for _ in range(4)]
    for user in people:
        filled_in(call, user)
    Application.objects.update(late_code=code)

    said = race([steps(call, user, moments.AFTER_CALL).submit for user in people])

    assert sorted(said, key=str).count("closed") == 3
    assert LateCode.objects.get().used == 1
    assert Application.objects.filter(status="submitted").count() == 1
