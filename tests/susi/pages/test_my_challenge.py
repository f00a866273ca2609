"""A person's own page in each of the places they can stand."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ideas.choices import BoardState
from ideas.models import Board
from participants.choices import ApplicationStatus, PlaceStatus
from susi.core.links import read_token
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.call import applied, open_call, placed, steps
from tests.factories.challenges import ChallengeFactory
from tests.factories.participants import PlaceFactory

pytestmark = pytest.mark.django_db
DAY_BEFORE = moments.SESSION_1[0] - timedelta(hours=20)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(moments.DURING_CALL, tick=False) as traveller:
        yield traveller


@pytest.fixture
def call():
    return open_call()


@pytest.fixture
def user():
    return UserFactory.create(call_name="Amina")


@pytest.fixture
def my_page(as_actor, user, clock):
    """Give a function that reads the page at a moment."""

    def read(now=None, path=""):
        if now:
            clock.move_to(now)
        return as_actor(user).get(reverse("my_challenge") + path)

    return read


def card(response):
    """Give the words of the status card: over line, heading, sentence, button."""
    html = re.search(r'<div class="box stack.*?data-live=.*?>(.*?)</div>', response.text, re.DOTALL)
    parts = re.findall(r"<(h3|p|a) [^>]*>(.*?)</\1>|<(p)>(.*?)</p>", html[1], re.DOTALL)
    texts = [re.sub(r"<[^>]+>", " ", a or b) for _tag, a, _p, b in parts]
    return [re.sub(r"\s+", " ", text).strip() for text in texts]


def test_nobody_else_comes_in(as_actor):
    response = as_actor().get(reverse("my_challenge"))

    assert (response.status_code, response.url) == (302, "/logga-in/?next=/min/")


def test_without_an_application_the_open_call_is_shown(call, my_page):
    response = my_page()

    assert "Du har ingen ansökan." in response.text
    assert 'href="/hosten-2020/ansok/"' in response.text


def test_without_an_open_call_there_is_nothing_to_apply_to(call, my_page):
    ChallengeFactory.create(published_at=None)

    assert "Just nu är ingen ansökan öppen." in my_page(moments.AFTER_CALL).text


def test_a_draft_tells_how_many_questions_are_left(call, user, my_page):
    form = steps(call, user)
    form.contact()
    form.cases(call.housing)

    assert card(my_page()) == [
        "Utkast",
        "Du har en påbörjad ansökan",
        "Det är 5 frågor kvar. Ansökan stänger söndag 4 oktober kl. 23:59.",
        "Fortsätt",
    ]


def test_a_draft_that_was_never_sent_is_over(call, user, my_page):
    steps(call, user).contact()

    assert card(my_page(moments.AFTER_CALL))[:3] == [
        "Avslutad",
        "Din ansökan blev inte skickad",
        "Ansökan stängde söndag 4 oktober kl. 23:59.",
    ]


def test_a_sent_application_tells_when_the_answer_comes(call, user, my_page):
    applied(call, user)

    assert card(my_page(moments.AFTER_CALL)) == [
        "Inskickad, nummer 1",
        "Din ansökan är inne",
        "Du får besked senast fredag 9 oktober.",
        "Se dina svar",
    ]


def test_a_withdrawn_application_can_be_sent_again(call, user, my_page):
    applied(call, user, status=ApplicationStatus.WITHDRAWN)

    assert card(my_page()) == [
        "Återtagen",
        "Du har tagit tillbaka din ansökan",
        "Ångrar du dig? Du kan skicka den igen fram till söndag 4 oktober kl. 23:59.",
        "Granska och skicka",
    ]


@pytest.mark.parametrize("status", [PlaceStatus.MARKED, PlaceStatus.WAITING])
def test_what_nobody_was_told_is_not_shown(call, user, my_page, status):
    application = applied(call, user)
    PlaceFactory.create(application=application, case=call.housing, status=status)

    assert card(my_page(moments.AFTER_CALL))[1] == "Din ansökan är inne"


def test_an_offered_place_asks_for_an_answer(call, user, my_page):
    place = placed(call, user, PlaceStatus.OFFERED)

    response = my_page(moments.RELEASED + timedelta(hours=1))

    assert card(response) == [
        "Svara senast måndag 12 oktober kl. 12:00",
        "Du har fått en plats, Amina!",
        (
            "Platsen gäller Barns Bostad Först, båda dagarna. Hör vi inget går den vidare till"
            " någon på väntelistan."
        ),
        "Svara på platsen",
    ]
    token = re.search(r"/min/svar/([^/]+)/", response.text)[1]
    assert read_token("place-answer", token) == {"place": place.pk, "version": 1}


def test_a_place_that_became_free_says_so(call, user, my_page):
    offered = moments.RELEASED + timedelta(days=5)
    answer_by = offered + timedelta(hours=48)
    placed(call, user, PlaceStatus.OFFERED, offered_at=offered, answer_by=answer_by)

    assert card(my_page(offered))[:2] == [
        "Svara före torsdag 15 oktober kl. 11:00",
        "Det har blivit en plats ledig",
    ]


def test_an_offer_whose_time_is_over_is_no_offer(call, user, my_page):
    placed(call, user, PlaceStatus.OFFERED)

    assert card(my_page(moments.ANSWER_BY))[1] == "Svarstiden har gått ut"


def test_a_participant_sees_the_next_session(call, user, my_page):
    placed(call, user, PlaceStatus.CONFIRMED)

    response = my_page(DAY_BEFORE)

    assert card(response)[:4] == [
        "Nästa: Session 1, i morgon",
        "Torsdag 22 oktober kl. 09:00–12:00",
        "Vi gräver i problemet.",
        "Lägg till i kalendern",
    ]
    assert "Får du förhinder?" in response.text
    assert "Bekräfta din plats" in response.text


def test_the_way_in_appears_when_the_meeting_opens(call, user, my_page):
    placed(call, user, PlaceStatus.CONFIRMED)
    opens = moments.SESSION_1[0] - timedelta(minutes=15)

    assert card(my_page(opens - timedelta(seconds=1)))[3] == "Lägg till i kalendern"
    assert card(my_page(opens))[3] == "Anslut till Zoom"


@pytest.mark.parametrize(
    ("state", "button"),
    [(BoardState.COLLECTING, "Gå till idéerna"), (BoardState.VOTING, "Gå till röstningen")],
)
def test_an_open_board_comes_first(call, user, my_page, state, button):
    placed(call, user, PlaceStatus.CONFIRMED)
    Board.objects.create(
        case=call.housing, state=state, limit=3, voting_opened_at=moments.IN_SESSION_1
    )

    words = card(my_page(moments.IN_SESSION_1))

    assert words[0] == "Pågår nu Session 1"
    assert words[3] == button


def test_after_the_sessions_the_result_is_waited_for(call, user, my_page):
    placed(call, user, PlaceStatus.CONFIRMED)

    assert card(my_page(moments.SESSION_2[1] + timedelta(hours=1)))[:2] == [
        "Sessionerna är klara",
        "Tack för att du var med",
    ]


def test_the_result_is_linked_when_it_is_out(call, user, my_page):
    placed(call, user, PlaceStatus.CONFIRMED)
    type(call.challenge).objects.update(results_at=moments.RESULTS)

    assert 'href="/hosten-2020/resultat/barns-bostad-forst/"' in my_page(moments.RESULTS).text


def test_the_waiting_list_says_what_to_do(call, user, my_page):
    placed(call, user, PlaceStatus.WAITING)

    assert card(my_page(moments.ANSWER_BY))[1:] == [
        "Du står på väntelistan",
        (
            "Om någon lämnar återbud kan du få platsen. Då hör vi av oss, och du har 48 timmar på"
            " dig att svara. Du behöver inte göra något nu."
        ),
        "Läs caset",
    ]


@pytest.mark.parametrize("status", [PlaceStatus.WITHDRAWN, PlaceStatus.DECLINED])
def test_a_place_given_up_is_thanked_for(call, user, my_page, status):
    placed(call, user, status)

    assert card(my_page(moments.ANSWER_BY))[:2] == ["Återbud lämnat", "Tack för att du sa till"]


def test_no_place_in_the_end(call, user, my_page):
    placed(call, user, PlaceStatus.CLOSED)

    assert card(my_page(moments.BETWEEN))[1] == "Det blev ingen plats den här gången"


@pytest.mark.parametrize("status", [PlaceStatus.WAITING, PlaceStatus.EXPIRED])
def test_nobody_waits_when_the_sessions_are_over(call, user, my_page, status):
    placed(call, user, status)

    assert card(my_page(moments.RESULTS))[1] == "Det blev ingen plats den här gången"


def test_what_happens_next_lies_ahead(call, user, my_page):
    applied(call, user)

    days = re.findall(r"<time[^>]*>(.*?)</time>", my_page(moments.AFTER_CALL).text)

    assert days == ["9 okt", "22 okt", "4 nov"]


def test_a_place_in_one_case_outweighs_the_waiting_list_of_another(call, user, my_page):
    place = placed(call, user, PlaceStatus.CONFIRMED)
    PlaceFactory.create(application=place.application, case=call.health, status=PlaceStatus.WAITING)

    assert "Du har en plats i" in my_page(DAY_BEFORE).text


def test_the_newest_challenge_comes_first(call, user, my_page):
    applied(call, user)
    later = open_call(
        slug="varen-2021", title_sv="Våren 2021", opens_at=moments.OPENS + timedelta(days=1)
    )
    applied(later, user)

    titles = re.findall(r'<h2 id="utmaning-\d+">(.*?)</h2>', my_page().text)

    assert titles == ["Våren 2021", "Samverkansutmaning"]


def test_the_number_of_queries_does_not_grow(
    call, user, as_actor, clock, django_assert_num_queries
):
    placed(call, user, PlaceStatus.CONFIRMED)
    clock.move_to(DAY_BEFORE)
    client = as_actor(user)
    with django_assert_num_queries(11):
        client.get(reverse("my_challenge"))

    for number in range(3):
        earlier = open_call(slug=f"mer-{number}", opens_at=moments.PUBLISHED)
        steps(earlier, user).contact()
    applied(open_call(slug="mer", opens_at=moments.PUBLISHED), user, cases=None)

    with django_assert_num_queries(11):
        assert client.get(reverse("my_challenge")).status_code == 200
