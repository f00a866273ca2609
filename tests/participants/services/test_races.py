"""Many at once: never more people than places, and each place is answered once."""

import threading
from functools import partial

import pytest
from django.db.models import F

from challenges.models import Case
from participants.choices import PlaceStatus
from participants.models import Place, PlaceEvent
from participants.services.answers import accept_place, decline_place
from participants.services.places import expire_offers, offer_place
from participants.services.selection import mark_applicants, release_decisions
from susi.accounts.models import User
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.draws import by_hand
from tests.participants.worlds import apply, make_case, make_world, put, release
from tests.support.races import race as at_once

pytestmark = pytest.mark.django_db(transaction=True)
NOW = moments.RELEASED


def race(jobs):
    """Start all jobs at the same moment and give what each said: ``True`` or the refusal's code."""
    return at_once([partial(succeed, job) for job in jobs])


def succeed(job):
    job()
    return True


def offers(world, racers):
    people = [apply(world, f"Person {number}") for number in range(racers)]
    case, by = Case.objects.get(pk=world.case.pk), User.objects.get(pk=world.organiser.pk)
    return [lambda person=person: offer_place(person, case, by=by, now=NOW) for person in people]


@pytest.mark.parametrize("racers", [12, pytest.param(50, marks=pytest.mark.services)])
def test_offers_at_once_never_fill_more_places_than_there_are(racers):
    world = make_world(places=5, hand=True)
    release(world.case)

    said = race(offers(world, racers))

    world.case.refresh_from_db()
    assert sorted(map(str, said)) == ["True"] * 5 + ["full"] * (racers - 5)
    assert world.case.held_places == 5
    assert Place.objects.filter(status=PlaceStatus.OFFERED).count() == 5
    assert Message.objects.count() == 5


def test_the_race_is_real_where_the_guard_is_off():
    world = make_world(places=1, hand=True)
    Case.objects.update(places=60)

    def unguarded():
        seen = Case.objects.get(pk=world.case.pk).held_places
        meeting.wait()
        if seen < 1:
            Case.objects.filter(pk=world.case.pk).update(held_places=F("held_places") + 1)

    meeting = threading.Barrier(6)
    race([unguarded] * 6)

    assert Case.objects.get(pk=world.case.pk).held_places == 6


def answer(service, place):
    return service(Place.objects.get(pk=place.pk), by=None, now=NOW)


@pytest.mark.parametrize("racers", [10, pytest.param(50, marks=pytest.mark.services)])
def test_one_place_is_answered_once(racers):
    world = make_world(hand=True)
    release(world.case)
    place = put(world, PlaceStatus.OFFERED)
    services = [accept_place, decline_place]

    said = race([lambda one=one: answer(services[one % 2], place) for one in range(racers)])

    place.refresh_from_db()
    world.case.refresh_from_db()
    assert PlaceEvent.objects.count() == 1
    assert world.case.held_places == (place.status == "confirmed")
    assert Message.objects.count() == 1
    assert set(said) <= {True, "changed", "answered"}


def test_a_yes_and_the_clock_do_not_both_win():
    world = make_world(places=1, hand=True)
    release(world.case)
    place = put(world, PlaceStatus.OFFERED)
    late = place.answer_by

    race(
        [
            lambda: accept_place(Place.objects.get(pk=place.pk), by=None, now=NOW),
            lambda: expire_offers(late),
        ]
    )

    place.refresh_from_db()
    world.case.refresh_from_db()
    assert (place.status, world.case.held_places) in {("confirmed", 1), ("expired", 0)}
    assert PlaceEvent.objects.count() == 1


@pytest.mark.parametrize("racers", [4, pytest.param(20, marks=pytest.mark.services)])
def test_two_clicks_on_release_write_one_mail_to_each(racers):
    world = make_world(hand=True)
    people = [apply(world, f"Person {number}") for number in range(6)]
    keys = [person.pk for person in people[:3]]
    mark_applicants(world.case, keys, by=world.organiser, now=moments.AFTER_CALL)

    said = race(
        [lambda: release_decisions(world.case, by=world.organiser, now=moments.AFTER_CALL)] * racers
    )

    assert said == [True] * racers
    assert (Message.objects.count(), PlaceEvent.objects.count()) == (6, 9)


def test_two_cases_do_not_choose_the_same_person():
    world = make_world(hand=True)
    other = make_case(world.challenge)
    by_hand(other)
    amina = apply(world)
    amina.preferences.create(case=other, availability="yes")

    said = race(
        [
            lambda case=case: mark_applicants(
                case, [amina.pk], by=world.organiser, now=moments.AFTER_CALL
            )
            for case in (world.case, other) * 4
        ]
    )

    places = Place.objects.values_list("status", flat=True)
    assert (list(places), set(said) <= {True, "elsewhere"}) == (["marked"], True)


@pytest.mark.parametrize("racers", [8, pytest.param(40, marks=pytest.mark.services)])
def test_marks_at_once_never_fill_more_places_than_there_are(racers):
    world = make_world(places=3, hand=True)
    people = [apply(world, f"Person {number}") for number in range(racers)]

    race(
        [
            lambda person=person: mark_applicants(
                world.case, [person.pk], by=world.organiser, now=moments.AFTER_CALL
            )
            for person in people
        ]
    )

    assert Place.objects.filter(status=PlaceStatus.MARKED).count() == 3
