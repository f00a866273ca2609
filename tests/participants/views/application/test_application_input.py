"""What people type: too little, too much, hostile, foreign, too late."""

import pytest
from django.urls import reverse

from participants.models import Application
from tests.factories import moments
from tests.factories.call import (
    applied,
    filled_in,
)
from tests.factories.challenges import CaseFactory
from tests.participants.views.application.form import step_url, title_of

pytestmark = pytest.mark.django_db


def test_an_error_keeps_what_was_typed_and_says_so_in_the_title(call, client):
    response = client.post(step_url("kontakt"), {"name": " ", "organisation": "Föreningen & Co"})

    assert response.status_code == 422
    assert title_of(response).startswith("Fel: Vad heter du?")
    assert response.text.count("Skriv ditt namn") == 2
    assert 'value="Föreningen &amp; Co"' in response.text


def test_a_text_that_is_too_long_says_by_how_much(call, client):
    response = client.post(step_url("kontakt"), {"name": "a" * 144})

    assert response.status_code == 422
    assert "Korta texten med 24 tecken" in response.text
    assert "a" * 144 in response.text


def test_hostile_html_is_shown_as_text(call, client):
    response = client.post(step_url("kontakt"), {"name": "<script>alert(1)</script>" * 9})

    assert "<script>alert" not in response.text
    assert "&lt;script&gt;alert(1)" in response.text


@pytest.mark.parametrize("name", ["A\x00B", "\x00"])
def test_null_characters_are_refused_with_a_sentence(call, client, name):
    response = client.post(step_url("kontakt"), {"name": name})

    assert response.status_code == 422
    assert Application.objects.count() == 0


def test_nothing_chosen_is_told_in_words(call, client, user):
    filled_in(call, user)

    response = client.post(step_url("sektor"), {})

    assert response.status_code == 422
    assert response.text.count("Välj vilken sektor du främst företräder") == 2


@pytest.mark.parametrize("answer", ["annan", "1", "<b>", "academia' --"])
def test_a_value_that_is_none_is_refused(call, client, user, answer):
    filled_in(call, user)

    response = client.post(step_url("sektor"), {"answer": answer})

    assert response.status_code == 422
    assert response.text.count("Det svaret finns inte. Välj bland svaren här") == 2


def test_a_case_of_another_challenge_is_refused(call, client, user):
    filled_in(call, user)
    CaseFactory.create(slug="annat")

    response = client.post(step_url("case"), {"cases": ["annat"]})

    assert response.status_code == 422
    assert response.text.count("Det caset finns inte. Välj bland casen här") == 2


def test_answer_and_rather_not_say_exclude_each_other(call, client, user):
    filled_in(call, user)
    call.competence.may_decline = True
    call.competence.save()

    response = client.post(step_url("kompetens"), {"answer": ["law", "."], "contribution": "Avtal"})

    assert response.status_code == 422
    assert "Välj antingen svar eller ”Vill inte svara”" in response.text
    assert ">\nAvtal</textarea>" in response.text


def test_what_was_typed_too_late_is_shown_back(call, as_actor, user, during_the_call):
    filled_in(call, user)
    during_the_call.move_to(moments.CLOSES)
    client = as_actor(user)

    response = client.post(step_url("stod"), {"needs": ["captions"], "text": "Rad ett\nRad två"})

    assert response.status_code == 422
    assert "Ansökan stängde söndag 4 oktober kl.\xa023:59." in response.text
    assert "Rad ett<br>Rad två" in response.text
    assert "<dd>Textning</dd>" in response.text
    assert Application.objects.get().support == []


def test_a_page_opened_too_late_tells_the_date(call, as_actor, user, during_the_call):
    filled_in(call, user)
    during_the_call.move_to(moments.CLOSES)
    client = as_actor(user)

    response = client.get(step_url("stod"))

    assert (response.status_code, response.url) == (
        302,
        reverse("application_start", args=["hosten-2020"]),
    )


def test_an_edit_that_would_break_a_sent_application_is_told(call, client, user):
    applied(call, user)

    response = client.post(step_url("datum"), {f"days-{call.housing.pk}": "no"})

    assert response.status_code == 422
    assert "Din ansökan är inne och behöver minst ett case där du kan komma." in response.text
