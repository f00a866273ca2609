"""People come in once each, and addresses nobody confirmed go away again."""

from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from allauth.account.models import EmailAddress
from django.db import connection

from susi.accounts.models import User
from susi.accounts.services import remove_unconfirmed_people, welcome_person
from susi.accounts.tasks import clear_unconfirmed_people
from tests.factories.accounts import UserFactory
from tests.factories.challenges import TeamMemberFactory

NOW = datetime(2020, 9, 20, 10, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=1, seconds=1)


@pytest.mark.django_db
def test_person_is_found_whatever_the_case():
    user = UserFactory(email="amina@exempel.se")

    assert welcome_person(" Amina@Exempel.SE ", now=NOW) == user
    assert User.objects.count() == EmailAddress.objects.count() == 1


@pytest.mark.django_db
def test_closed_account_is_nobody():
    UserFactory(email="amina@exempel.se", is_active=False)

    assert welcome_person("amina@exempel.se", now=NOW) is None


@pytest.mark.django_db(transaction=True)
def test_address_typed_in_eight_windows_at_once_becomes_one_person():
    barrier, found = Barrier(8), []

    def type_it():
        barrier.wait()
        found.append(welcome_person("ny@exempel.se", now=NOW).pk)
        connection.close()

    threads = [Thread(target=type_it) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [User.objects.get().pk] * 8
    assert EmailAddress.objects.count() == 1


@pytest.mark.django_db
def test_address_never_confirmed_is_removed_after_a_day():
    welcome_person("ny@exempel.se", now=NOW)

    assert remove_unconfirmed_people(now=NOW + timedelta(hours=23)) == 0
    assert remove_unconfirmed_people(now=LATER) == 1
    assert User.objects.count() == 0


def confirm(user):
    user.emailaddress_set.update(verified=True)


def name(user):
    User.objects.filter(pk=user.pk).update(name="Amina")


def sign_in(user):
    User.objects.filter(pk=user.pk).update(last_login=NOW)


def employ(user):
    User.objects.filter(pk=user.pk).update(is_staff=True)


def join_team(user):
    TeamMemberFactory(user=user)


@pytest.mark.django_db
@pytest.mark.parametrize("happen", [confirm, name, sign_in, employ, join_team])
def test_account_that_anything_happened_to_stays(happen):
    user = welcome_person("ny@exempel.se", now=NOW)
    happen(user)

    assert remove_unconfirmed_people(now=LATER) == 0


@pytest.mark.django_db
def test_task_removes_what_the_clock_says_is_old():
    welcome_person("ny@exempel.se", now=NOW)

    assert clear_unconfirmed_people() == 1
