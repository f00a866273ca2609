"""The letters about one's own application, in both languages."""

import re

import pytest

from participants.emails.applications import application_received, application_withdrawn
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, open_call

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    call = open_call(reply_name="Eva på SUSI")
    return applied(call, UserFactory.create(email="amina@exempel.se"))


def english(application):
    application.user.language = "en"
    return application


def letter(write, application):
    write(application, now=moments.DURING_CALL)
    return Message.objects.get()


def test_the_receipt_in_swedish(application):
    message = letter(application_received, application)

    assert message.subject == "Din ansökan till Samverkansutmaning är inne"
    assert message.text.split("\n\n")[:4] == [
        "Din ansökan är inne.",
        "Du får besked senast fredag 9 oktober.",
        (
            "När ansökan har stängt lottas platserna. Alla kan följa lottningen, och ditt nummer "
            "är det som står i den."
        ),
        "Ditt nummer: 1\nCase: Barns Bostad Först",
    ]
    assert "Vänliga hälsningar\nEva på SUSI" in message.text
    assert "Du får mejlet för att du har sökt en plats i Samverkansutmaning." in message.text


def test_the_receipt_in_english(application):
    message = letter(application_received, english(application))

    assert message.subject == "We have your application to Co-creation challenge"
    assert message.text.split("\n\n")[:4] == [
        "We have your application.",
        "You will hear from us by Friday 9 October.",
        (
            "When applications have closed the places are drawn. Everyone can follow the draw, and "
            "your number is the one that stands in it."
        ),
        "Your number: 1\nCase: Housing First for Children",
    ]
    assert "http://testserver/en/min/" in message.text


def test_the_withdrawal_in_swedish(application):
    message = letter(application_withdrawn, application)

    assert message.subject == "Du har tagit tillbaka din ansökan till Samverkansutmaning"
    assert "Du kan skicka den igen fram till söndag 4 oktober kl.\xa023:59:" in message.text
    assert "http://testserver/utmaning" not in message.text
    assert "http://testserver/hosten-2020/ansok/" in message.text


def test_the_withdrawal_in_english(application):
    message = letter(application_withdrawn, english(application))

    assert message.subject == "You have taken back your application to Co-creation challenge"
    assert "http://testserver/en/hosten-2020/ansok/" in message.text


def test_the_letter_goes_to_the_person_and_answers_to_the_challenge(application):
    message = letter(application_received, application)

    assert (message.to_address, message.to_name) == ("amina@exempel.se", "Amina Warsame")
    assert message.reply_to == "susi@example.se"
    assert message.about == f"challenge:{application.challenge.pk}"


def test_both_forms_of_the_letter_say_the_same(application):
    message = letter(application_received, application)

    html = re.sub(r"\s+", " ", message.html)
    for words in ("Du får besked senast fredag 9 oktober.", "Barns Bostad Först", "Eva på SUSI"):
        assert words in html


def test_hostile_words_stay_words(application):
    application.challenge.title_sv = "<b>Utmaning</b>"
    application.challenge.reply_name = "<script>x</script>"

    message = letter(application_received, application)

    assert "<script>" not in message.html
    assert message.subject == "Din ansökan till <b>Utmaning</b> är inne"
