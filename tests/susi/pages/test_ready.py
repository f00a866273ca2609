import pytest
import time_machine
from django.urls import reverse

from challenges.models import Challenge
from tests.factories import moments
from tests.factories.challenges import ConsentTextFactory, TeamMemberFactory
from tests.factories.landing import whole_challenge
from tests.support.world import two_steps

pytestmark = pytest.mark.django_db
PAGE, OPEN = "/arr/susi/klar/", "/arr/susi/oppna/"


@pytest.fixture
def challenge():
    return whole_challenge(published_at=None)


@pytest.fixture
def organiser(as_actor, challenge):
    return as_actor(two_steps(TeamMemberFactory(challenge=challenge).user))


@pytest.fixture(autouse=True)
def before_the_call():
    with time_machine.travel(moments.PUBLISHED, tick=False):
        yield


def keys(lines):
    return [line.key for line in lines]


def test_the_list_says_what_must_be_fixed(organiser):
    context = organiser.get(PAGE).context

    assert (keys(context["faults"]), keys(context["advice"])) == (["consent"], ["english"])


def test_a_fault_stops_the_opening(organiser):
    answer = organiser.post(OPEN, follow=True)

    assert [str(m) for m in answer.context["messages"]] == ["Något saknas. Se listan."]
    assert Challenge.objects.get().published_at is None


def test_a_ready_challenge_opens_for_everybody(organiser, challenge, client):
    ConsentTextFactory(challenge=challenge)

    answer = organiser.post(OPEN)

    assert answer.url == reverse("challenge_page", args=["susi"])
    assert client.get("/susi/").status_code == 200


def test_quotas_that_do_not_add_up_stop_it(organiser, challenge):
    ConsentTextFactory(challenge=challenge)
    challenge.cases.get().quotas.update(minimum=5)

    faults = organiser.get(PAGE).context["faults"]

    assert [(line.key, line.about) for line in faults] == [("quota_sums", ("Barns Bostad Först",))]


def test_a_look_opens_nothing(organiser):
    assert (organiser.get(OPEN).status_code, Challenge.objects.get().published_at) == (405, None)


def test_others_do_not_come_in(as_actor, challenge):
    foreign = two_steps(TeamMemberFactory().user)
    facilitator = two_steps(TeamMemberFactory(challenge=challenge, role="facilitator").user)

    statuses = [as_actor(user).post(OPEN).status_code for user in (foreign, facilitator)]

    assert (statuses, Challenge.objects.get(slug="susi").published_at) == ([404, 403], None)


@pytest.mark.parametrize("cases", [1, 4])
def test_the_list_asks_as_often_whatever_its_length(as_actor, django_assert_max_num_queries, cases):
    Challenge.objects.all().delete()
    challenge = whole_challenge(cases=cases, published_at=None)
    client = as_actor(two_steps(TeamMemberFactory(challenge=challenge).user))

    with django_assert_max_num_queries(12):
        client.get(PAGE)
