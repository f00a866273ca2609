"""Reading the answers, sending in, the receipt, taking back."""

import re

import pytest
from django.urls import reverse

from participants.choices import ApplicationStatus
from participants.models import Application
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, filled_in, steps
from tests.factories.challenges import ConsentTextFactory

pytestmark = pytest.mark.django_db


def url(name):
    return reverse(name, args=["hosten-2020"])


def send(client, call, **fields):
    data = {"consent": "on", "consent_text": call.consent.pk, **fields}
    return client.post(url("application_submit"), data)


def words(response):
    rows = re.findall(r"<dt>(.*?)</dt>\s*<dd>(.*?)</dd>", response.text, re.DOTALL)
    return {label: re.sub(r"<[^>]+>|\s+", " ", text).strip() for label, text in rows}


def test_every_answer_is_listed(call, client, user):
    filled_in(call, user)

    response = client.get(url("application_review"))

    assert words(response) == {
        "E-postadress": "amina@exempel.se",
        "Namn": "Amina Warsame",
        "Case": "Barns Bostad Först",
        "Sektor": "Offentlig sektor",
        "Erfarenhet": "Vill inte svara",
        "Kompetens": "Juridik",
        "Båda dagarna, Barns Bostad Först": "Ja, båda dagarna",
        "Stöd": "Inget särskilt",
    }


def test_what_is_missing_is_linked(call, client, user):
    steps(call, user).contact()

    response = client.get(url("application_review"))

    assert words(response)["Sektor"] == "Saknas"
    assert 'href="/hosten-2020/ansok/sektor/?fran=granska"' in response.text
    assert "Skicka ansökan" not in response.text


def test_after_a_change_one_is_back_at_the_answers(call, client, user):
    filled_in(call, user)
    step = reverse("application_step", args=["hosten-2020", "sektor"])

    response = client.post(f"{step}?fran=granska", {"answer": "academia"})

    assert (response.status_code, response.url) == (302, url("application_review"))


def test_the_box_is_never_ticked_beforehand(call, client, user):
    filled_in(call, user)

    text = client.get(url("application_review")).text

    assert "Jag går med på att mina svar används i urvalet." in text
    assert re.findall(r'<input type="checkbox"[^>]*\bchecked\b', text) == []


def test_sending_in_leads_to_the_receipt(call, client, user):
    filled_in(call, user)

    response = send(client, call)

    assert (response.status_code, response.url) == (302, url("application_received"))
    assert "Den har nummer 1." in client.get(response.url).text


def test_without_the_box_nothing_is_sent(call, client, user):
    filled_in(call, user)

    response = client.post(url("application_submit"), {"consent_text": call.consent.pk})

    assert response.status_code == 422
    assert response.text.count("Kryssa i rutan om du går med på det som står här") == 2
    assert Application.objects.get().status == ApplicationStatus.DRAFT


def test_a_text_that_was_changed_meanwhile_is_shown_with_an_empty_box(call, client, user):
    filled_in(call, user)
    ConsentTextFactory.create(challenge=call.challenge, version=2, text_sv="Den nya texten.")

    response = send(client, call)

    assert response.status_code == 422
    assert "Texten du går med på har ändrats. Läs den igen och skicka sedan." in response.text
    assert "Den nya texten." in response.text
    assert " checked" not in response.text


@pytest.mark.parametrize("text", ["", "x", "-1", "9" * 40, "\x00", "<b>"])
def test_a_mutilated_consent_number_sends_nothing(call, client, user, text):
    filled_in(call, user)

    response = send(client, call, consent_text=text)

    assert response.status_code == 422
    assert Application.objects.get().status == ApplicationStatus.DRAFT


def test_sending_twice_shows_the_same_receipt(call, client, user):
    filled_in(call, user)
    send(client, call)

    response = send(client, call)

    assert (response.status_code, response.url) == (302, url("application_received"))
    assert Application.objects.get().number == 1


def test_sending_too_late_tells_the_date(call, as_actor, user, during_the_call):
    filled_in(call, user)
    during_the_call.move_to(moments.CLOSES)
    client = as_actor(user)

    response = send(client, call)

    assert response.status_code == 422
    assert "Ansökan stängde söndag 4 oktober kl.\xa023:59." in response.text


def test_sending_takes_a_post(call, client):
    assert client.get(url("application_submit")).status_code == 405


@pytest.mark.parametrize("name", ["application_review", "application_received"])
def test_without_an_application_one_comes_to_the_start(call, client, name):
    response = client.get(url(name))

    assert (response.status_code, response.url) == (302, url("application_start"))


def test_taking_back_asks_first(call, client, user):
    applied(call, user)

    response = client.get(url("application_withdraw"))

    assert "Vill du ta tillbaka din ansökan?" in response.text
    assert Application.objects.get().status == ApplicationStatus.SUBMITTED


def test_taking_back_is_a_post(call, client, user):
    applied(call, user)

    response = client.post(url("application_withdraw"))

    assert (response.status_code, response.url) == (302, reverse("my_challenge"))
    assert Application.objects.get().status == ApplicationStatus.WITHDRAWN


def test_taking_back_too_late_is_refused_with_the_date(call, as_actor, user, during_the_call):
    applied(call, user)
    during_the_call.move_to(moments.CLOSES)
    client = as_actor(user)

    response = client.post(url("application_withdraw"))

    assert response.status_code == 422
    assert "Ansökan stängde söndag 4 oktober kl.\xa023:59." in response.text
    assert Application.objects.get().status == ApplicationStatus.SUBMITTED


def test_a_withdrawn_application_can_be_sent_again(call, client, user):
    applied(call, user, status=ApplicationStatus.WITHDRAWN)

    response = send(client, call)

    assert (response.status_code, response.url) == (302, url("application_received"))


@pytest.mark.parametrize("name", ["application_review", "application_received"])
def test_nobody_sees_another_persons_application(call, as_actor, name):
    applied(call, UserFactory.create(name="Hemlig Person"))

    response = as_actor(UserFactory.create()).get(url(name), follow=True)

    assert "Hemlig Person" not in response.text


@pytest.mark.parametrize(
    "name",
    ["application_review", "application_received", "application_submit", "application_withdraw"],
)
def test_every_page_needs_a_sign_in(call, as_actor, name):
    client = as_actor()
    answer = client.post if name == "application_submit" else client.get

    response = answer(url(name))

    assert (response.status_code, response.url) == (302, f"/logga-in/?next={url(name)}")
