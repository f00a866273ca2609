import pytest
import time_machine
from django.urls import reverse

from challenges.choices import CaseStatus, Role
from participants.choices import PlaceStatus
from susi.outbox.choices import State
from tests.factories import moments
from tests.factories.accounts import SuperuserFactory, UserFactory
from tests.factories.challenges import TeamMemberFactory
from tests.factories.outbox import MessageFactory
from tests.participants.worlds import (
    apply,
    make_case,
    make_organiser,
    make_world,
    put,
    release,
)

pytestmark = pytest.mark.django_db
DESK = "/arr/"


@pytest.fixture
def world():
    return make_world()


def at(moment, client):
    with time_machine.travel(moment, tick=False):
        return client.get(reverse("desk"))


def todos(response):
    return [(todo.kind, todo.number) for todo in response.context["desk"].todos]


def text(response):
    return " ".join(response.content.decode().split())


def test_nothing_to_do_says_so(as_actor, world):
    response = at(moments.AFTER_CALL, as_actor(world.organiser))

    assert "Inget väntar på dig." in text(response)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [(moments.DURING_CALL, [("scarce", 0)]), (moments.AFTER_CALL, [("draw", 0)])],
)
def test_before_the_release(as_actor, world, moment, expected):
    apply(world)

    assert todos(at(moment, as_actor(world.organiser))) == expected


def test_all_chosen_wait_for_their_news(as_actor, world):
    for number in range(3):
        put(world, PlaceStatus.MARKED, f"Person {number}")

    assert todos(at(moments.AFTER_CALL, as_actor(world.organiser))) == [("release", 3)]


def test_free_places_wait_until_session_1_and_then_the_list(as_actor, world):
    release(world.case)
    put(world, PlaceStatus.WAITING)
    client = as_actor(world.organiser)

    assert todos(at(moments.ANSWER_BY, client)) == [("replace", 3)]
    assert todos(at(moments.IN_SESSION_1, client)) == [("close", 1)]


def test_a_submitted_case_waits_for_review(as_actor, world):
    world.case.status = CaseStatus.SUBMITTED
    world.case.save()

    response = at(moments.AFTER_CALL, as_actor(world.organiser))

    assert todos(response) == [("review", 0)]
    assert reverse("case_review", args=[world.case.challenge_id]) in text(response)


def test_mail_that_failed_is_told_to_the_organisers_of_its_challenge(as_actor, world):
    about = f"challenge:{world.challenge.pk}"
    MessageFactory.create(state=State.FAILED, about=about)
    MessageFactory.create(state=State.FAILED, about="challenge:999")

    page = text(at(moments.AFTER_CALL, as_actor(world.organiser)))

    assert "1 mejl gick inte att skicka" in page
    assert reverse("admin:outbox_message_changelist") not in page


def test_superusers_are_led_to_the_mail_that_failed(as_actor, world, settings):
    settings.DEMO = True
    MessageFactory.create(state=State.FAILED, about=f"challenge:{world.challenge.pk}")

    page = text(at(moments.AFTER_CALL, as_actor(SuperuserFactory.create())))

    assert reverse("admin:outbox_message_changelist") in page


def test_numbers_of_a_case(as_actor, world):
    release(world.case)
    put(world, PlaceStatus.OFFERED, "a")
    put(world, PlaceStatus.CONFIRMED, "b")
    for status in (PlaceStatus.DECLINED, PlaceStatus.EXPIRED, PlaceStatus.WAITING):
        put(world, status, status)

    ((_challenge, (card,)),) = (
        at(moments.ANSWER_BY, as_actor(world.organiser)).context["desk"].challenges
    )

    numbers = (card.applications, card.offered, card.confirmed, card.declined, card.waiting)
    assert numbers == (5, 1, 1, 2, 2)
    assert [(line.quota.value.key, line.pool) for line in card.sectors] == [
        ("academia", 5),
        ("residents", 0),
    ]


def test_the_next_dates_come_in_their_order(as_actor, world):
    moments_ahead = at(moments.AFTER_CALL, as_actor(world.organiser)).context["desk"].moments

    kinds = [(moment.kind, moment.number) for moment in moments_ahead]
    assert kinds == [("decision", 0), ("answer", 0), ("session", 1), ("session", 2)]


def test_only_organisers_come_in(as_actor, world):
    facilitator = UserFactory.create()
    codes = [as_actor(user).get(DESK).status_code for user in (None, facilitator, world.organiser)]

    assert codes == [302, 403, 200]


def test_a_facilitator_is_no_organiser(as_actor, world, settings):
    settings.DEMO = True
    member = TeamMemberFactory.create(challenge=world.challenge, role=Role.FACILITATOR)

    assert as_actor(member.user).get(DESK).status_code == 403


def test_others_challenges_are_not_shown(as_actor, world):
    other = make_organiser(make_world().challenge)

    challenges = at(moments.AFTER_CALL, as_actor(other)).context["desk"].challenges

    assert world.challenge not in [challenge for challenge, _cards in challenges]


@pytest.mark.parametrize("cases", [1, 6])
def test_the_page_asks_the_same_few_queries(
    as_actor, world, cases, settings, django_assert_num_queries
):
    settings.DEMO = True  # the second factor is asked for elsewhere
    for _number in range(cases):
        make_case(world.challenge)
    put(world, PlaceStatus.MARKED)
    client = as_actor(world.organiser)

    with django_assert_num_queries(16):
        at(moments.AFTER_CALL, client)


def test_the_page_in_english(as_actor, world):
    with time_machine.travel(moments.AFTER_CALL, tick=False):
        page = text(as_actor(world.organiser).get("/en/arr/"))

    assert "Nothing is waiting for you." in page
