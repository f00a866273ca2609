"""A draw is made void by two people with a reason, before anybody was told."""

import pytest
from django.db import IntegrityError, transaction

from participants.models import Draw, Place
from participants.queries.draws import draw_of, draws_of
from participants.services.draws import ask_void, confirm_void
from participants.services.selection import release_decisions
from susi.core.errors import ActionRefused
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import make_organiser

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL + 10 * draws.MINUTE


@pytest.fixture
def world():
    world = make_draw_world()
    world.other = make_organiser(world.challenge)
    return world


def refusal(service, draw, **kwargs):
    with pytest.raises(ActionRefused) as refused:
        service(draw, now=NOW, **kwargs)
    return refused.value.code


def void(world, draw):
    draw = ask_void(draw, reason="Fel tärning", by=world.organiser, now=NOW)
    return confirm_void(draw, by=world.other, now=NOW)


def test_two_people_make_a_draw_void_and_its_marks_go(world):
    draw = void(world, draws.drawn(world.case, by=world.organiser))

    facts = {"reason": "Fel tärning", "digits": "417", "marks": 4}
    assert (draw.status, draw.voided_by, draw.voided_at) == ("void", world.other, NOW)
    assert (draw.events.last().facts, Place.objects.count()) == (facts, 0)
    assert draw_of(world.case) is None


def test_a_second_draw_follows_and_the_first_stays_in_sight(world):
    void(world, draws.drawn(world.case, by=world.organiser))

    second = draws.drawn(world.case, by=world.organiser, digits="003")

    assert [draw.status for draw in draws_of(world.case)] == ["void", "drawn"]
    assert (second.sequence, Place.objects.count()) == (2, 4)


@pytest.mark.parametrize("step", [draws.published, draws.live])
def test_a_draw_may_be_made_void_before_its_end(world, step):
    assert void(world, step(world.case, by=world.organiser)).status == "void"


def test_one_person_is_not_two(world):
    draw = ask_void(
        draws.drawn(world.case, by=world.organiser), reason="Fel", by=world.organiser, now=NOW
    )

    assert refusal(confirm_void, draw, by=world.organiser) == "same_person"
    with pytest.raises(IntegrityError), transaction.atomic():
        Draw.objects.update(status="void", voided_by=world.organiser)


def test_asking_needs_a_reason_and_is_done_once(world):
    draw = draws.drawn(world.case, by=world.organiser)

    silent = refusal(ask_void, draw, reason=" ", by=world.organiser)
    early = refusal(confirm_void, draw, by=world.other)
    ask_void(draw, reason="Fel", by=world.organiser, now=NOW)
    twice = refusal(ask_void, draw, reason="Fel igen", by=world.other)

    assert (silent, early, twice) == ("no_reason", "not_asked", "asked")


def test_what_nobody_has_seen_is_unlocked_instead(world):
    draw = draws.prepared(world.case, by=world.organiser)

    assert refusal(ask_void, draw, reason="Fel", by=world.organiser) == "not_published"


def test_when_the_decisions_are_out_the_draw_stands(world):
    draw = draws.drawn(world.case, by=world.organiser)
    ask_void(draw, reason="Fel", by=world.organiser, now=NOW)
    release_decisions(world.case, by=world.organiser, now=NOW)

    assert refusal(confirm_void, draw, by=world.other) == "released"


def test_a_void_draw_is_not_made_void_again(world):
    draw = void(world, draws.drawn(world.case, by=world.organiser))

    assert refusal(confirm_void, draw, by=world.other) == "changed"
