"""Codes for late applications: made and closed by the organiser, typed by an applicant."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from participants.models import Application, LateCode
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, filled_in, open_call
from tests.factories.recruiting import DrawFactory, LateCodeFactory
from tests.participants.views.call.pages import of_challenge, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
GOOD = {"note": "Karin, var sjuk", "limit": "2", "expires_at": "2020-10-07T12:00"}


@pytest.fixture
def call(clock):
    clock.move_to(moments.AFTER_CALL, tick=False)
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create()


@pytest.fixture
def client(as_actor, user):
    return as_actor(user)


def entry(call):
    return reverse("application_late", args=[call.challenge.slug])


def start(call):
    return reverse("application_start", args=[call.challenge.slug])


def test_an_organiser_makes_a_code(organiser, world):
    response = organiser.post(of_challenge("late_codes", world), GOOD, follow=True)

    code = LateCode.objects.get()
    shown = f"{code.code[:4]}-{code.code[4:]}".upper()
    assert code.expires_at == datetime(2020, 10, 7, 10, 0, tzinfo=UTC)
    assert (code.limit, code.created_by) == (2, world.organiser)
    assert f"Koden är {shown}." in text(response)
    assert f"http://testserver/{world.challenge.slug}/ansok/sen/?kod={shown}" in text(response)


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("note", "", "Skriv för vem koden är, och varför"),
        ("limit", "0", "Skriv ett tal från 1 till 20"),
        ("limit", "9" * 30, "Skriv ett tal från 1 till 20"),
        ("expires_at", "i morgon", "Skriv dag och tid"),
        ("expires_at", "2020-09-01T12:00", "en tid som inte har varit"),
        ("expires_at", "9999-12-31T23:59", ""),
    ],
)
def test_what_is_wrong_is_said(organiser, world, field, value, words):
    response = organiser.post(of_challenge("late_codes", world), {**GOOD, field: value})

    assert response.status_code == (422 if words else 302)
    assert words in text(response)


def test_no_codes_yet_and_none_after_the_lock(organiser, world):
    assert "Inga koder än." in text(organiser.get(of_challenge("late_codes", world)))

    DrawFactory.create(case=world.case)
    page = text(organiser.get(of_challenge("late_codes", world)))
    refused = organiser.post(of_challenge("late_codes", world), GOOD)

    assert "Lottningen är låst" in page
    assert "Skapa kod" not in page
    assert (refused.status_code, LateCode.objects.count()) == (422, 0)


def test_a_code_is_closed(organiser, world, clock):
    clock.move_to(moments.AFTER_CALL, tick=False)
    code = LateCodeFactory.create(challenge=world.challenge)
    other = LateCodeFactory.create()

    organiser.post(of_challenge("late_code_close", world, code.pk))
    foreign = organiser.post(of_challenge("late_code_close", world, other.pk))

    assert LateCode.objects.get(pk=code.pk).expires_at == moments.AFTER_CALL
    assert foreign.status_code == 404
    assert "Har gått ut" in text(organiser.get(of_challenge("late_codes", world)))


def test_the_closed_form_leads_to_the_code(client, call):
    assert entry(call) in text(client.get(start(call)))


def test_the_code_of_a_mail_is_filled_in_and_saved_by_a_post_only(client, call):
    code = LateCodeFactory.create(challenge=call.challenge)

    page = text(client.get(entry(call), {"kod": code.code}))

    assert f'value="{code.code}"' in page
    assert Application.objects.exists() is False


def test_a_good_code_opens_the_form_to_the_end(client, call, user):
    code = LateCodeFactory.create(challenge=call.challenge)
    filled_in(call, user)

    response = client.post(entry(call), {"code": code.code}, follow=True)
    sent = client.post(
        reverse("application_submit", args=[call.challenge.slug]),
        {"consent": "on", "consent_text": call.consent.pk},
        follow=True,
    )

    assert "Koden stämmer. Du kan söka nu." in text(response)
    assert "Ansökan är öppen till onsdag 7 oktober" in text(response)
    assert "Din ansökan är inne" in text(sent)
    assert LateCode.objects.get().used == 1


def test_my_page_knows_of_the_code(client, call, user):
    filled_in(call, user)
    assert "Din ansökan blev inte skickad" in text(client.get("/min/"))

    client.post(entry(call), {"code": LateCodeFactory.create(challenge=call.challenge).code})

    page = text(client.get("/min/"))
    assert "Du har en påbörjad ansökan" in page
    assert "Ansökan stänger onsdag 7 oktober" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Skriv koden"),
        ("fel", "Koden finns inte."),
        ("x" * 41, "Korta texten med 1 tecken"),
        ("abcdabcd", "Koden är redan använd."),
    ],
)
def test_a_code_that_is_none_is_told_kindly(client, call, typed, words):
    LateCodeFactory.create(challenge=call.challenge, code="abcdabcd", used=1)

    response = client.post(entry(call), {"code": typed})

    assert response.status_code == 422
    assert words in text(response)


def test_guessing_ends_after_ten_tries(client, call):
    said = [text(client.post(entry(call), {"code": f"fel{n}"})) for n in range(11)]

    assert "Koden finns inte." in said[9]
    assert "Det blev för många försök." in said[10]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (moments.PUBLISHED, "Ansökan öppnar"),
        (moments.DURING_CALL, "Du behöver ingen kod."),
        (moments.IN_SESSION_1, "Deltagarna är valda."),
    ],
)
def test_where_no_code_helps(client, call, clock, moment, words):
    clock.move_to(moment, tick=False)

    page = text(client.get(entry(call)))

    assert words in page
    assert 'name="code"' not in page


def test_who_is_in_is_told_so(client, call, user):
    applied(call, user)

    assert "Din ansökan är redan inne." in text(client.get(entry(call)))


def test_a_code_that_was_used_up_meanwhile_is_told_on_the_form(client, call, user):
    code = LateCodeFactory.create(challenge=call.challenge)
    client.post(entry(call), {"code": code.code})
    LateCode.objects.update(used=1)

    page = text(client.get(start(call)))

    assert "Koden är redan använd." in page


@pytest.mark.parametrize("many", [1, 9])
def test_the_same_few_queries(organiser, world, many, django_assert_num_queries):
    LateCodeFactory.create_batch(many, challenge=world.challenge)

    with django_assert_num_queries(12):
        organiser.get(of_challenge("late_codes", world))
