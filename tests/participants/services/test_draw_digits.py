"""The digits, what the last one does, and what happens to those who leave after the lock."""

import pytest
from django.db import IntegrityError, transaction

from participants.choices import DrawStatus
from participants.domain.selection.verify import is_sound, verify_record
from participants.models import Application, Draw, Place
from participants.queries.draws import draw_of
from participants.services.draw_record import public_record
from participants.services.draws import (
    draw_digit,
    lock_draw,
    start_ceremony,
)
from participants.services.selection import release_decisions
from susi.core.errors import ActionRefused
from tests.factories import draws, moments
from tests.factories.participants import PlaceFactory
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import apply, make_case, statuses

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL


@pytest.fixture
def world():
    return make_draw_world()


def refusal(service, *args, **kwargs):
    """Give the refusal of a service."""
    with pytest.raises(ActionRefused) as refused:
        service(*args, **{"now": NOW, **kwargs})
    return refused.value


def lock(world, acknowledgement="", now=NOW):
    return refusal(
        lock_draw, world.case, acknowledgement=acknowledgement, by=world.organiser, now=now
    )


def steps(draw):
    return list(draw.events.order_by("pk").values_list("step", flat=True))


# --- the digits -----------------------------------------------------------------------------------
@pytest.mark.parametrize("digit", ["", "10", "x", "-", "²", "٣", " 4"])
def test_only_a_digit_is_a_digit(world, digit):
    draw = draws.live(world.case, by=world.organiser)

    assert refusal(draw_digit, draw, digit, already="", by=world.organiser).code == "no_digit"


def test_a_digit_for_a_page_that_is_old_is_refused(world):
    draw = draws.live(world.case, by=world.organiser, digits="4")

    refused = refusal(draw_digit, draw, "4", already="", by=world.organiser)

    assert str(refused) == (
        "Någon annan skrev in en siffra före dig. Den som gäller står på sidan."
    )


def test_the_last_digit_marks_the_group(world):
    draw = draws.drawn(world.case, by=world.organiser, digits="417")

    marked = Place.objects.values_list("application__number", flat=True)
    assert sorted(map(str, marked)) == sorted(draw.panels[417])
    assert (draw.status, draw.drawn_at > NOW, draw.digits) == ("drawn", True, "417")
    assert draw.events.last().facts == {"number": "417", "passed": []}
    assert set(statuses(world.case).values()) == {"marked"}


def test_nothing_follows_the_last_digit(world):
    draw = draws.drawn(world.case, by=world.organiser)

    assert refusal(draw_digit, draw, "4", already="417", by=world.organiser).code == "not_live"


def test_the_record_can_be_checked_by_anybody(world):
    draw = draws.drawn(world.case, by=world.organiser)

    full, public = verify_record(draw.record), verify_record(public_record(draw))

    assert [finding for finding in (*full, *public) if not finding.good] == []
    assert is_sound(full)
    assert draw.record["hashes"]["pool"] == draw.pool_hash
    assert draw.record["hashes"]["tree"] == draw.merkle_root
    assert draw.record["hashes"]["rules"] == draw.rules_hash
    assert draw.record["hashes"]["list"] == draw.list_hash


def test_the_promise_before_the_digits_is_the_one_that_is_kept(world):
    before = public_record(draws.live(world.case, by=world.organiser))
    draw = draws.draw_digits(draw_of(world.case), "417", by=world.organiser)

    assert draw.record["hashes"] == before["hashes"]
    assert before["choice"] is None


# --- after the freeze -----------------------------------------------------------------------------
def test_what_happens_after_the_lock_changes_nothing_in_the_draw(world):
    draw = draws.published(world.case, by=world.organiser)
    before = (draw.pool_hash, draw.panels)
    world.people[0].answers.update(value=world.academia)
    apply(world, "För sen")
    Application.objects.filter(pk=world.people[1].pk).update(status="withdrawn")

    start_ceremony(draw, by=world.organiser, now=NOW)
    draw = draws.draw_digits(draw_of(world.case), "417", by=world.organiser)

    assert (draw.pool_hash, draw.panels) == before
    sound = is_sound(verify_record(draw.record))
    assert sound


def leave(panel):
    """Let the first of a panel take the application back."""
    Application.objects.filter(number=panel[0]).update(status="withdrawn")
    return int(panel[0])


def test_who_has_left_and_is_drawn_is_passed_over(world):
    draw = draws.live(world.case, by=world.organiser)
    gone = leave(draw.panels[417])

    draw = draws.draw_digits(draw, "417", by=world.organiser)

    assert Place.objects.filter(status="marked").count() == 3
    assert draw.events.last().facts == {"number": "417", "passed": [gone]}


def test_who_leaves_after_the_draw_gets_no_offer(world):
    draw = draws.drawn(world.case, by=world.organiser)
    gone = leave(draw.panels[417])

    release_decisions(world.case, by=world.organiser, now=NOW)

    world.case.refresh_from_db()
    assert (world.case.held_places, Place.objects.filter(status="waiting").count()) == (3, 8)
    assert draw.events.last().facts == {"offered": 3, "passed": [gone]}


def test_who_got_a_place_elsewhere_meanwhile_is_passed_over(world):
    draw = draws.live(world.case, by=world.organiser)
    number = int(draw.panels[417][0])
    person = next(one for one in world.people if one.number == number)
    PlaceFactory.create(application=person, case=make_case(world.challenge), status="offered")

    draw = draws.draw_digits(draw, "417", by=world.organiser)

    assert draw.events.last().facts["passed"] == [number]


def test_nothing_is_released_before_the_draw(world):
    draws.published(world.case, by=world.organiser)

    refused = refusal(release_decisions, world.case, by=world.organiser)

    assert str(refused) == ("Lottningen är inte klar. Beskeden kan skickas när gruppen är utsedd.")


def test_the_draw_is_at_its_end_when_all_is_told(world):
    draw = draws.drawn(world.case, by=world.organiser)

    release_decisions(world.case, by=world.organiser, now=NOW)

    assert steps(draw) == [
        *("locked", "prepared", "published", "started"),
        *("digit", "digit", "digit", "drawn", "released"),
    ]
    assert Draw.objects.get().status == DrawStatus.DRAWN


def test_a_last_digit_that_cannot_be_carried_out_is_not_noted(world):
    draw = draws.live(world.case, by=world.organiser, digits="41")
    person = next(one for one in world.people if str(one.number) in draw.panels[417])
    PlaceFactory.create(application=person, case=world.case, status="waiting")

    with pytest.raises(IntegrityError), transaction.atomic():
        draws.draw_digits(draw, "7", by=world.organiser)

    draw = draw_of(world.case)
    assert (draw.status, draw.digits, draw.record) == ("live", "41", None)
    assert (steps(draw)[-1], Place.objects.count()) == ("digit", 1)
