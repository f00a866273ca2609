"""Changing one's address takes a code from the new one."""

import pytest
from django.urls import reverse

from susi.accounts.services import set_address
from susi.outbox.models import Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def amina():
    user = UserFactory(email="amina@exempel.se")
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


def ask(client, address):
    return client.post(reverse("account_email"), {"email": address, "action_add": "1"})


def test_new_address_counts_once_its_code_is_typed(as_actor, amina, newest_code):
    client = as_actor(amina)

    ask(client, "ny@exempel.se")
    amina.refresh_from_db()
    before = amina.email
    client.post(reverse("account_email_verification_sent"), {"code": newest_code("ny@exempel.se")})

    amina.refresh_from_db()
    assert (before, amina.email) == ("amina@exempel.se", "ny@exempel.se")
    assert list(amina.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("ny@exempel.se", True, True)
    ]


def test_old_address_is_told(as_actor, amina, newest_code):
    client = as_actor(amina)

    ask(client, "ny@exempel.se")
    client.post(reverse("account_email_verification_sent"), {"code": newest_code("ny@exempel.se")})

    told = Message.objects.get(to_address="amina@exempel.se")
    assert told.subject == "Din e-postadress är ändrad"


def test_address_of_somebody_else_is_refused_only_to_who_reads_its_mail(
    as_actor, amina, newest_code
):
    UserFactory(email="peter@exempel.se")
    client = as_actor(amina)

    asked = ask(client, "peter@exempel.se")
    answer = client.post(asked["Location"], {"code": newest_code("peter@exempel.se")})

    amina.refresh_from_db()
    assert asked["Location"] == reverse("account_email_verification_sent")
    assert "Ett annat konto har redan den adressen." in answer.content.decode()
    assert amina.email == "amina@exempel.se"


@pytest.mark.parametrize("address", ["", "inte en adress", "amina@exempel.se"])
def test_what_cannot_be_a_new_address_gets_a_sentence(as_actor, amina, address):
    answer = ask(as_actor(amina), address)

    assert answer.status_code == 422
    assert answer.context["form"]["email"].value() == address
    assert Message.objects.count() == 0


def test_person_with_a_password_types_it_first(as_actor, amina):
    amina.set_password("fyra helt vanliga ord")
    amina.save()

    answer = ask(as_actor(amina), "ny@exempel.se")

    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert Message.objects.count() == 0


def test_after_the_admin_changed_an_address_the_old_one_signs_in_as_somebody_new(client, amina):
    set_address(amina, "Ny@Exempel.se")

    client.post(reverse("account_login"), {"login": "amina@exempel.se"})

    amina.refresh_from_db()
    assert amina.email == "ny@exempel.se"
    assert client.session["account_login"]["user_pk"] != str(amina.pk)
