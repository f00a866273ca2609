import pytest
import time_machine

from tests.factories import moments
from tests.factories.challenges import ChallengeFactory

pytestmark = pytest.mark.django_db


def page_at(client, moment, address="/"):
    with time_machine.travel(moment, tick=False):
        return client.get(address)


def test_one_current_challenge_is_the_start(client):
    ChallengeFactory(slug="susi")
    ChallengeFactory(slug="forra", results_at=moments.OPENS)
    ChallengeFactory(slug="utkast", published_at=None)

    swedish, english = (page_at(client, moments.DURING_CALL, a) for a in ("/", "/en/"))

    assert (swedish.status_code, swedish.url, english.url) == (302, "/susi/", "/en/susi/")


def test_several_are_listed(client):
    current = ChallengeFactory.create_batch(2)
    ChallengeFactory(results_at=moments.OPENS)

    answer = page_at(client, moments.DURING_CALL)

    assert list(answer.context["active"]) == current


def test_none_leads_to_what_the_last_one_found(client):
    old = ChallengeFactory(slug="forra", results_at=moments.RESULTS)

    answer = page_at(client, moments.RESULTS)

    assert (list(answer.context["active"]), list(answer.context["past"])) == ([], [old])
    assert "Läs vad den förra kom fram till." in answer.content.decode()


def test_nothing_at_all_is_said_in_words(client):
    page = page_at(client, moments.DURING_CALL).content.decode()

    assert "När nästa utmaning öppnar kan du läsa om den här." in page


@pytest.mark.parametrize("number", [2, 7])
def test_the_list_takes_one_query(client, django_assert_num_queries, number):
    ChallengeFactory.create_batch(number)

    with time_machine.travel(moments.DURING_CALL, tick=False), django_assert_num_queries(1):
        client.get("/")
