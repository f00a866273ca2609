"""Who gets a place that became free after the draw."""

import pytest

from participants.models import Place
from participants.services.answers import accept_place, decline_place
from participants.services.places import expire_offers
from participants.services.replacements import offer_replacement, propose_replacement
from participants.services.selection import release_decisions
from susi.core.errors import ActionRefused
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world

pytestmark = pytest.mark.django_db
NOW = moments.RELEASED


def make_released(people=12, places=4):
    """Give a world whose draw is done and told: two residents, two of academia."""
    world = make_draw_world(people=people, places=places)
    world.draw = draws.drawn(world.case, by=world.organiser)
    world.case = release_decisions(world.case, by=world.organiser, now=NOW)
    world.case.refresh_from_db()
    return world


def offered(world, value):
    """Give the open offers of those with a value."""
    places = Place.objects.filter(case=world.case, status="offered")
    return list(places.filter(application__answers__value=value).order_by("pk"))


def decline(world, value, number=1):
    for place in offered(world, value)[:number]:
        decline_place(place, by=None, now=NOW)
    world.case.refresh_from_db()


def waiting(world, value):
    places = Place.objects.filter(case=world.case, status="waiting")
    return set(
        places.filter(application__answers__value=value).values_list(
            "application__number", flat=True
        )
    )


def propose(world):
    return propose_replacement(world.case, now=NOW)


def offer(world, group, **more):
    numbers = [person.number for person in group.drawn]
    return offer_replacement(world.case, seen=numbers, by=world.organiser, now=NOW, **more)


def refusal(service, *args, **kwargs):
    with pytest.raises(ActionRefused) as refused:
        service(*args, **kwargs)
    return refused.value.code


def test_those_who_keep_all_quotas_have_equal_chances():
    world = make_released()
    decline(world, world.residents)

    proposal = propose(world)

    fitting = {person.number: chance for person, chance in proposal.fitting.chances}
    assert fitting == dict.fromkeys(waiting(world, world.residents), 0.5)
    assert (proposal.free, proposal.vacancy, proposal.options) == (1, 1, ())
    assert proposal.fitting.drawn[0].number in fitting


def test_looking_again_draws_nobody_else():
    world = make_released()
    decline(world, world.residents)

    assert propose(world) == propose(world)


def test_the_place_is_offered_and_the_protocol_tells_of_it():
    world = make_released()
    decline(world, world.residents)
    proposal = propose(world)

    (place,) = offer(world, proposal.fitting)

    number = proposal.fitting.drawn[0].number
    assert (place.status, place.application.number) == ("offered", number)
    assert world.draw.events.last().facts == {
        "vacancy": 1,
        "numbers": [number],
        "among": 2,
        "breach": 0,
        "reason": "",
        "seed": proposal.seed,
    }


def test_the_next_vacancy_has_a_seed_of_its_own():
    world = make_released()
    decline(world, world.residents)
    first = propose(world)
    (place,) = offer(world, first.fitting)
    decline_place(place, by=None, now=NOW)
    world.case.refresh_from_db()

    second = propose(world)

    assert (second.vacancy, second.seed == first.seed) == (2, False)
    assert place.application not in second.fitting.people


def test_several_vacancies_are_filled_together():
    world = make_released()
    decline(world, world.residents)
    decline(world, world.academia)

    proposal = propose(world)
    places = offer(world, proposal.fitting)

    sectors = {place.application.answers.get().value for place in places}
    assert (proposal.free, sectors) == (2, {world.residents, world.academia})


def test_where_nobody_keeps_the_quotas_a_breach_is_chosen_with_a_reason():
    world = make_released(people=12)
    decline(world, world.residents)
    Place.objects.filter(application__number__in=waiting(world, world.residents)).delete()
    for person in world.people[::3]:
        person.preferences.update(availability="no")
    proposal = propose(world)
    (option,) = proposal.options

    none = refusal(offer, world, option)
    silent = refusal(offer, world, option, option=0)
    (place,) = offer(world, option, option=0, reason="Ingen boende är kvar.")

    assert (proposal.fitting, option.breach, len(option.broken)) == (None, 2, 2)
    assert (none, silent, place.status) == ("no_option", "no_reason", "offered")
    assert world.draw.events.last().facts["reason"] == "Ingen boende är kvar."


def test_what_is_no_longer_so_is_not_offered():
    world = make_released()
    decline(world, world.residents)
    proposal = propose(world)
    others = [p.number for p in proposal.fitting.people if p not in proposal.fitting.drawn]

    code = refusal(offer_replacement, world.case, seen=others, by=world.organiser, now=NOW)

    assert (code, Place.objects.filter(status="offered").count()) == ("changed", 3)


def test_those_who_did_not_answer_come_last():
    world = make_released()
    silent, answers = offered(world, world.residents)
    for place in [answers, *offered(world, world.academia)]:
        accept_place(place, by=None, now=NOW)
    late = moments.ANSWER_BY
    expire_offers(late)
    world.case.refresh_from_db()

    proposal = propose_replacement(world.case, now=late)

    assert silent.application not in proposal.fitting.people
    assert len(proposal.fitting.people) == 2


@pytest.mark.parametrize(
    ("prepare", "code"),
    [(lambda _world: None, "full"), (lambda world: decline(world, world.residents), "nobody")],
)
def test_no_place_and_nobody_waiting_are_said(prepare, code):
    world = make_released()
    prepare(world)
    if code == "nobody":
        Place.objects.filter(status="waiting").update(status="closed")

    assert refusal(propose, world) == code


def test_before_the_decisions_and_without_a_draw_there_is_nothing_to_replace():
    world = make_draw_world()
    early = refusal(propose, world)
    draws.by_hand(world.case)
    type(world.case).objects.update(released_at=NOW)
    world.case.refresh_from_db()

    assert (early, refusal(propose, world)) == ("not_now", "no_draw")
