import pytest

from participants.choices import Availability, PlaceStatus
from participants.models import Place, PlaceEvent
from participants.services.selection import (
    mark_applicants,
    release_decisions,
    save_quotas,
    unmark_applicants,
)
from susi.core.errors import ActionRefused
from susi.outbox.models import Message
from tests.factories import moments
from tests.factories.participants import CasePreferenceFactory, PlaceFactory
from tests.participants.worlds import apply, make_case, make_world, release, statuses

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL


def mark(world, *applications, now=NOW):
    keys = [application.pk for application in applications]
    return mark_applicants(world.case, keys, by=world.organiser, now=now)


def let_go(world, now=NOW):
    return release_decisions(world.case, by=world.organiser, now=now)


def kinds():
    return dict(Message.objects.values_list("to_address", "kind"))


def test_marking_tells_nobody_and_fills_no_seat():
    world = make_world(hand=True)
    amina = apply(world)

    number = mark(world, amina)

    world.case.refresh_from_db()
    assert (number, statuses(world.case)) == (1, {"Amina Warsame": "marked"})
    assert (world.case.held_places, Message.objects.count()) == (0, 0)
    assert PlaceEvent.objects.values_list("new", "by").get() == ("marked", world.organiser.pk)


def test_marking_twice_is_marking_once():
    world = make_world(hand=True)
    amina = apply(world)
    mark(world, amina)

    assert mark(world, amina) == 0


def test_unmarking_leaves_nothing_behind():
    world = make_world(hand=True)
    amina = apply(world)
    mark(world, amina)

    number = unmark_applicants(world.case, [amina.pk], by=world.organiser, now=NOW)

    assert (number, Place.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (
            moments.DURING_CALL,
            "Ansökan stänger söndag 4 oktober kl.\xa023:59. Efter det kan ni välja.",
        ),
        (moments.RESULTS, "Sessionerna är klara. Ingen mer kan väljas."),
    ],
)
def test_choosing_has_its_time(now, sentence):
    world = make_world(hand=True)
    amina = apply(world)

    with pytest.raises(ActionRefused) as refusal:
        mark(world, amina, now=now)

    assert str(refusal.value) == sentence


def test_who_cannot_come_is_not_chosen():
    world = make_world(hand=True)
    nils = apply(world, "Nils Ek", availability=Availability.NO)

    with pytest.raises(ActionRefused) as refusal:
        mark(world, nils)

    assert str(refusal.value) == (
        "Nils Ek har svarat nej till datumen. Platsen gäller båda dagarna."
    )


def test_nobody_is_chosen_in_two_cases():
    world = make_world(hand=True)
    amina = apply(world)
    other = make_case(world.challenge, title_sv="Jämlik Hälsa")
    PlaceFactory.create(application=amina, case=other, status=PlaceStatus.MARKED)

    with pytest.raises(ActionRefused) as refusal:
        mark(world, amina)

    assert str(refusal.value) == (
        "Amina Warsame är redan vald till Jämlik Hälsa. Ingen kan ha plats i två case."
    )


def test_more_than_the_places_are_refused_and_nobody_is_marked():
    world = make_world(places=2, hand=True)
    people = [apply(world, f"Person {n}") for n in range(3)]

    with pytest.raises(ActionRefused) as refusal:
        mark(world, *people)

    assert str(refusal.value) == "Det är 2 platser kvar. Ni försökte välja 3 till."
    assert Place.objects.count() == 0


def test_a_full_case_says_so():
    world = make_world(places=2, hand=True)
    mark(world, apply(world, "Ett"), apply(world, "Noll"))

    with pytest.raises(ActionRefused) as refusal:
        mark(world, apply(world, "Två"))

    assert str(refusal.value) == "Alla 2 platser är valda. Ta bort någon först."


def test_somebody_who_did_not_apply_here_is_refused():
    world, elsewhere = make_world(hand=True), make_world(hand=True)
    stranger = apply(elsewhere)

    with pytest.raises(ActionRefused) as refusal:
        mark(world, stranger)

    assert refusal.value.code == "gone"


def test_the_release_tells_everybody_at_once():
    world = make_world(hand=True)
    chosen, rest = apply(world, "Amina Warsame"), apply(world, "Nils Ek")
    mark(world, chosen)

    case = let_go(world)

    assert statuses(case) == {"Amina Warsame": "offered", "Nils Ek": "waiting"}
    assert kinds() == {chosen.user.email: "place_offered", rest.user.email: "place_waiting"}
    place = Place.objects.get(application=chosen)
    assert (place.answer_by, place.offered_at, place.link_version) == (moments.ANSWER_BY, NOW, 2)
    world.case.refresh_from_db()
    assert (world.case.released_at, world.case.held_places) == (NOW, 1)


def test_a_second_click_does_nothing_more():
    world = make_world(hand=True)
    mark(world, apply(world))
    let_go(world)
    mails, events = Message.objects.count(), PlaceEvent.objects.count()

    let_go(world)

    assert (Message.objects.count(), PlaceEvent.objects.count()) == (mails, events)


def test_nobody_chosen_is_no_release():
    world = make_world(hand=True)
    apply(world)

    with pytest.raises(ActionRefused) as refusal:
        let_go(world)

    assert str(refusal.value) == "Ingen är vald än."


def test_who_holds_a_place_elsewhere_or_cannot_come_is_not_put_on_the_waiting_list():
    world = make_world(hand=True)
    mark(world, apply(world))
    both, never = apply(world, "Båda"), apply(world, "Aldrig", availability=Availability.NO)
    other = make_case(world.challenge)
    PlaceFactory.create(application=both, case=other, status=PlaceStatus.OFFERED)

    case = let_go(world)

    assert statuses(case) == {"Amina Warsame": "offered"}
    assert never.user.email not in kinds()


def test_nothing_is_marked_after_the_release():
    world = make_world(hand=True)
    release(world.case)

    with pytest.raises(ActionRefused) as refusal:
        mark(world, apply(world))

    assert str(refusal.value) == "Beskeden är skickade. Lediga platser erbjuder ni under Svar."


def test_a_late_release_gives_48_hours():
    world = make_world(hand=True)
    mark(world, apply(world))
    late = moments.ANSWER_BY

    let_go(world, now=late)

    assert (Place.objects.get().answer_by - late).total_seconds() == 48 * 3600


def test_quotas_are_set_changed_and_removed():
    world = make_world(hand=True)

    save_quotas(
        world.case,
        {world.academia.pk: (1, 3), world.residents.pk: None},
        by=world.organiser,
        now=NOW,
    )

    rows = world.case.quotas.values_list("value", "minimum", "maximum")
    assert list(rows) == [(world.academia.pk, 1, 3)]


def test_quotas_stay_when_the_sessions_are_over():
    world = make_world(hand=True)

    with pytest.raises(ActionRefused) as refusal:
        save_quotas(world.case, {}, by=world.organiser, now=moments.RESULTS)

    assert str(refusal.value) == "Sessionerna är klara. Kvoterna kan inte ändras."


def test_a_draft_is_not_in_the_pool():
    world = make_world(hand=True)
    amina = apply(world)
    amina.status = "draft"
    amina.save()
    CasePreferenceFactory.create(application=apply(world, "Två"), case=make_case(world.challenge))

    with pytest.raises(ActionRefused):
        mark(world, amina)
