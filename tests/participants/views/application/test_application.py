"""The pages of the form, as the applicant meets them."""

import re

import pytest
from django.urls import reverse

from participants.models import Application
from tests.factories import moments
from tests.factories.call import (
    applied,
    criterion_with,
    filled_in,
    open_call,
    steps,
    with_sessions,
)
from tests.factories.challenges import CaseFactory, TeamMemberFactory
from tests.participants.views.application.form import start, step_url, title_of

pytestmark = pytest.mark.django_db


def test_a_visitor_is_sent_to_sign_in_and_back_to_the_first_page(call, as_actor):
    response = start(as_actor)

    assert response.status_code == 200
    assert 'href="/logga-in/?next=/hosten-2020/ansok/kontakt/"' in response.text


def test_pages_need_a_sign_in(call, as_actor):
    response = as_actor().get(step_url("kontakt"))

    assert (response.status_code, response.url) == (
        302,
        "/logga-in/?next=/hosten-2020/ansok/kontakt/",
    )


def test_before_the_call_the_date_is_told(call, as_actor, during_the_call):
    during_the_call.move_to(moments.PUBLISHED)

    assert "Ansökan öppnar måndag 7 september kl.\xa008:00." in start(as_actor).text


def test_after_the_call_the_date_is_told(call, as_actor, during_the_call):
    during_the_call.move_to(moments.CLOSES)

    assert "Ansökan stängde söndag 4 oktober kl.\xa023:59." in start(as_actor).text


def test_an_unpublished_challenge_does_not_exist_for_strangers(as_actor):
    open_call(published_at=None)

    assert start(as_actor).status_code == 404


def test_the_team_reads_why_they_cannot_apply(call, as_actor, user):
    TeamMemberFactory.create(challenge=call.challenge, user=user)

    assert "Därför kan du inte söka en plats." in start(as_actor, user).text


def test_a_started_form_tells_how_much_is_left(call, as_actor, user):
    steps(call, user).contact()

    assert "Det är 6 frågor kvar." in start(as_actor, user).text


def test_reading_a_page_saves_nothing(call, client):
    client.get(step_url("kontakt"))

    assert Application.objects.count() == 0


def test_the_title_tells_question_and_step(call, client):
    response = client.get(step_url("kontakt"))

    assert title_of(response) == "Vad heter du? Steg 1 av 7 – Ansökan, SUSI"


def test_the_first_page_leads_to_the_second(call, client):
    response = client.post(step_url("kontakt"), {"name": "Amina Warsame"})

    assert (response.status_code, response.url) == (302, step_url("case"))
    assert Application.objects.get().name == "Amina Warsame"


def test_one_cannot_jump_ahead(call, client, user):
    steps(call, user).contact()

    response = client.get(step_url("datum"))

    assert (response.status_code, response.url) == (302, step_url("case"))


def test_an_unknown_page_does_not_exist(call, client):
    assert client.get(step_url("hemligt")).status_code == 404


def test_sectors_have_their_shapes(call, client, user):
    filled_in(call, user)

    response = client.get(step_url("sektor"))

    shapes = re.findall(r'class="g g--(\w+)"', response.text)
    assert shapes == ["academia", "public", "civil_society"]


def test_both_days_are_shown_for_each_case(call, client, user):
    form = filled_in(call, user)
    form.cases(call.housing, call.health)

    text = client.get(step_url("datum")).text

    days = "Torsdag 22 oktober kl.\xa009:00–12:00 och onsdag 4 november kl.\xa009:00–12:00"
    assert text.count(days) == 2


def test_no_to_everything_is_stopped_kindly(call, client, user):
    filled_in(call, user)

    response = client.post(step_url("datum"), {f"days-{call.housing.pk}": "no"}, follow=True)

    assert response.request["PATH_INFO"] == step_url("datum")
    assert "Du kan inte båda dagarna för Barns Bostad Först" in response.text
    assert "Du har sagt nej till alla dagar, så ansökan kan inte skickas." in response.text


def test_save_and_close_leads_to_my_page(call, client):
    response = client.post(step_url("kontakt"), {"name": "Amina", "close": "1"})

    assert (response.status_code, response.url) == (302, reverse("my_challenge"))
    assert Application.objects.get().name == "Amina"


def test_closing_an_untouched_page_is_no_error(call, client, user):
    steps(call, user).contact()

    response = client.post(step_url("case"), {"close": "1"})

    assert (response.status_code, response.url) == (302, reverse("my_challenge"))


def test_the_time_of_saving_is_shown(call, client, user):
    steps(call, user).contact()

    assert "Sparat kl. 12:00." in client.get(step_url("case")).text


def test_an_edit_after_sending_in_leads_back_to_the_answers(call, client, user):
    applied(call, user)

    response = client.post(step_url("sektor"), {"answer": "public"})

    assert (response.status_code, response.url) == (
        302,
        reverse("application_review", args=["hosten-2020"]),
    )


def test_a_case_added_after_sending_in_leads_to_its_days(call, client, user):
    applied(call, user)

    response = client.post(step_url("case"), {"cases": [call.housing.slug, call.health.slug]})

    assert (response.status_code, response.url) == (302, step_url("datum"))


@pytest.mark.parametrize("slug", ["kontakt", "case", "sektor", "kompetens", "datum", "stod"])
def test_the_number_of_queries_does_not_grow(call, client, user, django_assert_num_queries, slug):
    filled_in(call, user)
    with django_assert_num_queries(11):
        client.get(step_url(slug))

    for number in range(5):
        values = {f"v{i}": (f"Svar {i}", f"Answer {i}") for i in range(6)}
        more = criterion_with(call.challenge, "own", f"egen-{number}", values, position=9 + number)
        steps(call, user).answer(more, more.values.first())
        with_sessions(CaseFactory.create(challenge=call.challenge))

    with django_assert_num_queries(11):
        assert client.get(step_url(slug)).status_code == 200
