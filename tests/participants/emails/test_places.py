import re
from datetime import timedelta

import pytest
from django.urls import reverse

from participants.choices import PlaceStatus
from participants.emails import places as letters
from susi.core.links import read_token
from susi.outbox.models import Message
from tests.factories import moments
from tests.participants.worlds import make_world, put

pytestmark = pytest.mark.django_db
NOW = moments.RELEASED


@pytest.fixture
def place():
    return put(make_world(), PlaceStatus.OFFERED)


def sent(write, place, language="sv"):
    place.application.user.language = language
    write(place, now=NOW)
    return Message.objects.get()


SUBJECTS = {
    letters.place_offered: (
        "Du har fått en plats i Barns Bostad Först",
        "You have a place in Housing First for Children",
    ),
    letters.place_offered_later: (
        "Det har blivit en plats ledig i Barns Bostad Först",
        "A place has opened up in Housing First for Children",
    ),
    letters.place_waiting: (
        "Du står på väntelistan för Barns Bostad Först",
        "You are on the waiting list for Housing First for Children",
    ),
    letters.place_confirmed: (
        "Du är med i Barns Bostad Först",
        "You are in Housing First for Children",
    ),
    letters.place_declined: (
        "Du har tackat nej till platsen i Barns Bostad Först",
        "You have said no to the place in Housing First for Children",
    ),
    letters.place_withdrawn: (
        "Du har lämnat återbud till Barns Bostad Först",
        "You have given up your place in Housing First for Children",
    ),
    letters.place_expired: (
        "Svarstiden för platsen i Barns Bostad Först har gått ut",
        "The time to answer about your place in Housing First for Children has ended",
    ),
    letters.place_answer_reminder: (
        "Vill du ha din plats i Barns Bostad Först?",
        "Do you want your place in Housing First for Children?",
    ),
    letters.place_closed: (
        "Det blev ingen plats i Barns Bostad Först den här gången",
        "There was no place in Housing First for Children this time",
    ),
}


@pytest.mark.parametrize(("write", "subjects"), SUBJECTS.items())
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_letter_says_what_happened_in_its_subject(place, write, subjects, language):
    message = sent(write, place, language)

    assert message.subject == subjects[language == "en"]
    assert message.kind == write.__name__
    assert (message.about, message.reply_to) == (
        f"challenge:{place.case.challenge_id}",
        "susi@example.se",
    )
    assert "lott" not in message.text.lower()
    assert "zoom.example" not in message.text + message.html


def test_the_offer_in_words(place):
    message = sent(letters.place_offered, place)

    link = f"http://testserver{reverse('place_answer', args=[letters.answer_token(place)])}"
    assert message.text.startswith(
        "Du har fått en plats, Amina!\n\n"
        "Vi har valt deltagarna så att gruppen blir blandad. "
        "Du är en av dem som ska arbeta med Barns Bostad Först.\n\n"
        "Svara senast måndag 12 oktober kl.\xa012:00. "
        "Hör vi inget går platsen vidare till någon på väntelistan.\n\n"
        f"Ja, jag kommer båda dagarna:\n{link}?svar=ja\n\n"
        f"Nej, jag lämnar platsen:\n{link}?svar=nej\n\n"
        "Det här säger du ja till:\n\n"
        "Session 1: torsdag 22 oktober kl.\xa009:00–12:00, På nätet (Zoom)\n"
        "Session 2: onsdag 4 november kl.\xa009:00–12:00, På nätet (Zoom)\n"
    )
    assert message.expires_at == place.answer_by


def test_text_and_html_carry_the_same_links(place):
    message = sent(letters.place_offered, place)
    answers = re.compile(r"http://testserver/min/svar/[^\s\"<]+")

    assert sorted(set(answers.findall(message.text))) == sorted(set(answers.findall(message.html)))


def test_the_link_names_place_and_version_and_nothing_else(place):
    content = read_token("place-answer", letters.answer_token(place))

    assert content == {"place": place.pk, "version": 1}


def test_the_waiting_list_in_words(place):
    message = sent(letters.place_waiting, place)

    assert "1 personer sökte till 3 platser." in message.text
    assert "du har upp till 48 timmar på dig att svara" in message.text


def test_the_confirmation_brings_a_calendar_file(place):
    message = sent(letters.place_confirmed, place)

    file = message.attachments.get()
    assert file.file_name == f"{place.case.slug}.ics"
    assert bytes(file.content).count(b"BEGIN:VEVENT") == 2


def test_names_are_shown_as_written(place):
    place.application.call_name = "<b>Åsa & Co</b>"

    message = sent(letters.place_offered, place)

    assert "Du har fått en plats, <b>Åsa & Co</b>!" in message.text
    assert "&lt;b&gt;Åsa &amp; Co&lt;/b&gt;" in message.html


def test_the_same_offer_is_queued_once(place):
    letters.place_offered(place, now=NOW)
    letters.place_offered(place, now=NOW + timedelta(minutes=1))

    assert Message.objects.count() == 1


def test_the_organisers_are_told_who_left(place):
    letters.place_freed(place, now=NOW)

    message = Message.objects.get()
    assert message.subject == "Amina Warsame har lämnat återbud till Barns Bostad Först"
    assert f"http://testserver{reverse('answers', args=[place.case_id])}" in message.text
