import pytest
from django.db import OperationalError, connection
from django.test import Client


def away(*_args):
    raise OperationalError


def broken(*_args):
    msg = "broken"
    raise ValueError(msg)


def get(address, fault):
    client = Client(raise_request_exception=False)
    client.cookies["sessionid"] = "a-session-to-look-up"
    with connection.execute_wrapper(fault):
        return client.get(address)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("/", "Sidan är upptagen"),
        ("/min/", "Sidan är upptagen"),
        ("/en/", "The page is busy"),
    ],
)
def test_without_a_database_the_page_asks_for_patience(address, heading):
    response = get(address, away)

    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert f">{heading}</h1>" in response.text


@pytest.mark.django_db
def test_another_fault_is_a_500_without_a_time_to_come_back():
    response = get("/", broken)

    assert (response.status_code, response.has_header("Retry-After")) == (500, False)
