"""Nobody learns from the pages who has an account."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth import hashers
from django.urls import reverse

from susi.outbox.models import Message
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN, CLOSED = "amina@exempel.se", "ny@exempel.se", "stangd@exempel.se"
DOORS = [
    ("account_login", "login"),
    ("account_signup", "login"),
    ("account_reset_password", "email"),
]


@pytest.fixture(autouse=True)
def people():
    UserFactory(email=KNOWN)
    UserFactory(email=CLOSED, is_active=False)


class CountingHasher(hashers.MD5PasswordHasher):
    """Counts the work of hashing passwords."""

    made = 0

    def encode(self, password, salt):
        type(self).made += 1
        return super().encode(password, salt)


@pytest.fixture
def hashes(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    CountingHasher.made = 0
    return CountingHasher


def walk(client, door, field, address):
    """Give all that the browser sees: statuses, next page, its words without the address."""
    client.logout()
    asked = client.post(reverse(door), {field: address})
    shown = client.get(asked["Location"])
    again = client.post(asked["Location"], {"code": "1"})
    words = [page.content.decode().replace(address, "ADDRESS") for page in (shown, again)]
    without_tokens = [
        [line for line in page.splitlines() if "csrfmiddlewaretoken" not in line] for page in words
    ]
    return asked.status_code, asked["Location"], again.status_code, without_tokens


@pytest.mark.parametrize(("door", "field"), DOORS)
@pytest.mark.parametrize("other", [UNKNOWN, CLOSED])
def test_every_address_sees_the_same_pages(client, door, field, other):
    with time_machine.travel(datetime(2020, 9, 20, 10, 0, tzinfo=UTC), tick=False):
        assert walk(client, door, field, KNOWN) == walk(client, door, field, other)


@pytest.mark.parametrize(("door", "field"), DOORS)
@pytest.mark.parametrize("address", [KNOWN, UNKNOWN, CLOSED])
def test_every_address_costs_one_mail_and_no_hashing(client, hashes, door, field, address):
    client.post(reverse(door), {field: address})

    assert Message.objects.filter(to_address=address).count() == 1
    assert hashes.made == 0


@pytest.mark.parametrize("address", [KNOWN, UNKNOWN, "losen@exempel.se"])
def test_every_wrong_password_costs_the_same_hashing(client, hashes, address):
    UserFactory(email="losen@exempel.se").set_password("fyra helt vanliga ord")
    hashes.made = 0

    answer = client.post(
        reverse("sign_in_with_password"), {"login": address, "password": "fel ord helt och hållet"}
    )

    assert answer.status_code == 422
    assert hashes.made == 2


def test_closed_account_gets_a_mail_without_a_code(client):
    client.post(reverse("account_login"), {"login": CLOSED})

    message = Message.objects.get()
    assert (message.kind, message.expires_at) == ("unknown_account", None)


@pytest.mark.parametrize("address", [UNKNOWN, CLOSED])
def test_reset_for_an_address_without_open_account_says_so_only_in_the_mail(client, address):
    client.post(reverse("account_reset_password"), {"email": address})

    assert Message.objects.get().subject == "Det finns inget konto med din adress på SUSI"
