"""Two at once move a draw one step; of two locks one wins."""

import pytest

from participants.models import Draw, DrawEvent, Place, SelectionRun
from participants.queries.draws import draw_of
from participants.services.draws import (
    draw_digit,
    lock_draw,
    publish_list,
    start_ceremony,
    unlock_draw,
)
from participants.services.runs import ask_for_run, work_on
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import make_case
from tests.support.races import race

pytestmark = pytest.mark.django_db(transaction=True)
NOW = moments.AFTER_CALL
RACERS = [4, pytest.param(20, marks=pytest.mark.services)]


def outcome(job):
    """Give a job that says ``True`` where it went well."""

    def run():
        return bool(job())

    return run


def lock(world, case=None):
    return lock_draw(case or world.case, acknowledgement="", by=world.organiser, now=NOW)


@pytest.mark.parametrize("racers", RACERS)
def test_of_many_locks_one_makes_a_draw(racers):
    world = make_draw_world()

    said = race([outcome(lambda: lock(world))] * racers)

    assert sorted(map(str, said)) == ["True", *["locked"] * (racers - 1)]
    assert (Draw.objects.count(), SelectionRun.objects.count()) == (1, 1)


@pytest.mark.parametrize("racers", RACERS)
def test_of_many_who_note_a_digit_one_is_noted(racers):
    world = make_draw_world()
    draw = draws.live(world.case, by=world.organiser, digits="41")

    def note(digit):
        return draw_digit(
            draw_of(world.case), str(digit % 10), already="41", by=world.organiser, now=NOW
        )

    said = race([outcome(lambda digit=digit: note(digit)) for digit in range(racers)])

    draw.refresh_from_db()
    assert (said.count(True), len(draw.digits), draw.status) == (1, 3, "drawn")
    assert set(said) <= {True, "changed", "not_live"}
    assert Place.objects.count() == 4
    assert DrawEvent.objects.filter(step="digit").count() == 3


@pytest.mark.parametrize("service", [publish_list, start_ceremony])
@pytest.mark.parametrize("racers", RACERS)
def test_a_step_is_taken_once(service, racers):
    world = make_draw_world()
    make = draws.prepared if service is publish_list else draws.published
    draw = make(world.case, by=world.organiser)

    said = race(
        [outcome(lambda: service(draw_of(draw.case), by=world.organiser, now=NOW))] * racers
    )

    assert (said.count(True), set(said)) == (1, {True, "changed"})


def test_a_list_is_not_both_unlocked_and_published():
    world = make_draw_world()
    draw = draws.prepared(world.case, by=world.organiser)

    said = race(
        [
            outcome(lambda: publish_list(draw_of(draw.case), by=world.organiser, now=NOW)),
            outcome(lambda: unlock_draw(draw, reason="Fel", by=world.organiser, now=NOW)),
        ]
        * 3
    )

    assert said.count(True) == 1
    assert Draw.objects.get().status in {"published", "unlocked"}


@pytest.mark.parametrize("racers", RACERS)
def test_of_many_workers_one_does_the_work(racers):
    world = make_draw_world()
    draw = draws.locked(world.case, by=world.organiser)

    said = race([lambda: work_on(draw.run.pk, now=NOW)] * racers)

    assert (said.count(True), Draw.objects.get().status) == (1, "prepared")
    assert DrawEvent.objects.filter(step="prepared").count() == 1


@pytest.mark.parametrize("racers", RACERS)
def test_many_clicks_on_try_again_ask_once(racers):
    world = make_draw_world()

    race([lambda: ask_for_run(world.case, "trial", by=world.organiser, now=NOW)] * racers)

    assert SelectionRun.objects.count() == 1


@pytest.mark.parametrize("racers", RACERS)
def test_of_two_cases_with_the_same_applicants_one_is_locked(racers):
    world = make_draw_world()
    other = make_case(world.challenge, places=4)
    for person in world.people:
        person.preferences.create(case=other, availability="yes")

    said = race(
        [outcome(lambda case=case: lock(world, case)) for case in (world.case, other)]
        * (racers // 2)
    )

    assert (said.count(True), Draw.objects.count()) == (1, 1)
