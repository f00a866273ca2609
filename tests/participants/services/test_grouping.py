"""Proposals: everybody mixed, wishes and locks kept, facilitators spread, two sessions."""

from itertools import combinations

import pytest

from participants.choices import GroupingKind, PlaceStatus, WishKind
from participants.models import Grouping, Seat
from participants.services.grouping import seat_the_rest
from participants.services.seats import lock_seat, move_seat, set_wish
from susi.core.errors import ActionRefused
from tests.factories import moments
from tests.factories.participants import ApplicationFactory
from tests.participants.group_worlds import NOW, GroupWorld
from workshops.models import Group, Session

pytestmark = pytest.mark.django_db


def wish(world, one, other, kind):
    pair = (world.places[one].application, world.places[other].application)
    return set_wish(world.session(), pair, kind, by=world.organiser, now=NOW)


def test_everybody_with_a_confirmed_place_gets_one_group():
    world = GroupWorld()

    groups = world.deal()

    assert sorted(one for group in groups for one in group) == list(range(12))
    assert [len(group) for group in groups] == [4, 4, 4]
    for group in groups:
        assert sorted(one % 4 for one in group) == [0, 1, 2, 3]
        assert {one % 3 for one in group} == {0, 1, 2}


@pytest.mark.parametrize("status", set(PlaceStatus) - {PlaceStatus.CONFIRMED})
def test_nobody_else_gets_one(status):
    world = GroupWorld(people=6, groups=2)
    place = world.places[0]
    place.status, place.answer_by, place.offered_at = status, moments.ANSWER_BY, moments.RELEASED
    place.save()

    groups = world.deal()

    assert sorted(one for group in groups for one in group) == [1, 2, 3, 4, 5]


def test_the_same_seed_gives_the_same_groups():
    world = GroupWorld()

    assert world.deal() == world.deal()


@pytest.mark.parametrize(
    ("people", "groups", "code", "sentence"),
    [
        (0, 3, "no_people", "Ingen har en bekräftad plats än. Då finns det ingen att dela in."),
        (
            3,
            5,
            "too_many_groups",
            "3 personer räcker inte till 5 grupper. Välj högst 3 grupper.",
        ),
    ],
)
def test_what_cannot_be_dealt_is_refused(people, groups, code, sentence):
    world = GroupWorld(people=people, groups=groups)

    with pytest.raises(ActionRefused) as refusal:
        world.deal()

    assert (refusal.value.code, str(refusal.value)) == (code, sentence)
    assert (Seat.objects.count(), Group.objects.count()) == (0, 0)


def test_wishes_that_contradict_each_other_are_named_and_nothing_is_done():
    world = GroupWorld()
    wish(world, 0, 1, WishKind.TOGETHER)
    wish(world, 1, 2, WishKind.TOGETHER)
    wish(world, 0, 2, WishKind.APART)

    with pytest.raises(ActionRefused) as refusal:
        world.deal()

    assert str(refusal.value) == (
        "Person 00, Person 02 ska både sitta ihop och sitta isär. Ta bort ett av önskemålen."
    )
    assert Seat.objects.count() == 0


def test_wishes_are_kept():
    world = GroupWorld()
    wish(world, 0, 3, WishKind.TOGETHER)
    wish(world, 1, 5, WishKind.APART)

    world.deal()

    assert world.group_of(0) == world.group_of(3)
    assert world.group_of(1) != world.group_of(5)


def test_a_wish_about_somebody_who_left_is_no_fault():
    world = GroupWorld()
    wish(world, 0, 3, WishKind.TOGETHER)
    world.leave(3)

    groups = world.deal()

    assert sum(map(len, groups)) == 11


def test_people_of_one_organisation_sit_apart_unless_that_is_switched_off():
    world = GroupWorld(people=9)
    for number, name in enumerate(["Malmö Stad", "malmö  stad", "MALMÖ STAD"], start=20):
        world.places.append(world.join(number, organisation=name))

    world.deal()

    assert len({world.group_of(number) for number in (20, 21, 22)}) == 3


def test_who_is_locked_stays_and_the_others_are_dealt_around_them():
    world = GroupWorld()
    world.deal()
    place = world.places[0]
    elsewhere = world.group_of(0) % 3 + 1
    move_seat(world.session(), place, elsewhere, by=world.organiser, now=NOW)
    lock_seat(world.session(), place, locked=True, by=world.organiser, now=NOW)

    world.deal(criteria=("sector",))

    assert world.group_of(0) == elsewhere
    assert Seat.objects.get(place=place).locked
    assert [len(group) for group in world.groups()] == [4, 4, 4]


def test_who_is_locked_in_a_group_that_would_go_is_named():
    world = GroupWorld()
    world.deal()
    number = min(world.groups()[2])
    lock_seat(world.session(), world.places[number], locked=True, by=world.organiser, now=NOW)

    with pytest.raises(ActionRefused) as refusal:
        world.deal(groups=2)

    assert str(refusal.value) == (
        f"Person {number:02} är låst i en grupp som försvinner. Lås upp, eller välj fler grupper."
    )


def test_another_number_of_groups_makes_and_takes_groups():
    world = GroupWorld()
    world.deal(groups=4)
    four = list(Group.objects.values_list("number", flat=True))

    groups = world.deal(groups=2)

    assert four == [1, 2, 3, 4]
    assert [len(group) for group in groups] == [6, 6]
    assert list(Group.objects.values_list("number", flat=True)) == [1, 2]


def test_what_was_chosen_is_remembered():
    world = GroupWorld()

    world.deal(criteria=("sector",), organisation_apart=False)

    grouping = Grouping.objects.get()
    assert (grouping.criteria, grouping.organisation_apart) == (["sector"], False)
    assert (grouping.seed, grouping.kind, grouping.state) == ("test", "mix", "draft")


# --- facilitators ---------------------------------------------------------------------------------
def test_facilitators_are_spread_over_the_groups():
    world = GroupWorld(facilitators=2)

    world.deal()

    led = Group.objects.order_by("number").values_list("facilitator", flat=True)
    first, second = (user.pk for user in world.facilitators)
    assert list(led) == [first, second, first]


def test_a_facilitator_does_not_lead_their_own_organisation():
    world = GroupWorld(people=11, facilitators=3)
    world.places.append(world.join(11, organisation="Föreningen"))
    groups = world.deal()
    at = next(at for at, people in enumerate(groups) if 11 in people)
    ApplicationFactory(
        challenge=world.challenge, consent_text=world.consent, number=99,
        user=world.facilitators[at], organisation="föreningen",
    )  # fmt: skip

    world.deal()

    led = list(Group.objects.order_by("number").values_list("facilitator", flat=True))
    assert led[world.group_of(11) - 1] != world.facilitators[at].pk
    assert sorted(led) == sorted(user.pk for user in world.facilitators)


def test_who_researches_the_case_or_takes_part_leads_nobody():
    world = GroupWorld(facilitators=3)
    world.case.researchers.add(world.facilitators[0])
    world.places[0].application.user = world.facilitators[1]
    world.places[0].application.save()

    world.deal()

    assert set(Group.objects.values_list("facilitator", flat=True)) == {world.facilitators[2].pk}


# --- the second session ---------------------------------------------------------------------------
def test_new_groups_let_as_few_as_possible_meet_again():
    world = GroupWorld()
    first = world.deal()

    second = world.deal(2, kind=GroupingKind.REMIX)

    again = [len(list(combinations(old & new, 2))) for old in first for new in second]
    assert sum(again) == world.case.groups * 1  # 4 people from 3 old groups: one pair in each
    assert world.groups(1) == first


def test_the_same_groups_again_seat_newcomers_where_there_is_room():
    world = GroupWorld(facilitators=3)
    first = world.deal()
    world.leave(0)
    world.places.append(world.join(12))

    second = world.deal(2, kind=GroupingKind.SAME)

    at = world.group_of(12, 2) - 1
    assert second[at] == (first[at] - {0}) | {12}
    assert [group for n, group in enumerate(second) if n != at] == [
        group for n, group in enumerate(first) if n != at
    ]
    assert Group.objects.filter(facilitator__isnull=True).count() == 0


def test_one_who_carries_an_idea_stays_when_the_others_are_mixed_anew():
    world = GroupWorld()
    first = world.deal()
    world.deal(2, kind=GroupingKind.SAME)
    carriers = [min(group) for group in first]
    for number in carriers:
        lock_seat(world.session(2), world.places[number], locked=True, by=world.organiser, now=NOW)

    world.deal(2, kind=GroupingKind.REMIX)

    assert [world.group_of(number, 2) for number in carriers] == [1, 2, 3]


@pytest.mark.parametrize("kind", [GroupingKind.SAME, GroupingKind.REMIX])
def test_without_groups_before_there_is_nothing_to_follow(kind):
    world = GroupWorld()

    with pytest.raises(ActionRefused) as refusal:
        world.deal(2, kind=kind)

    assert refusal.value.code == "no_earlier"


# --- late, and at the wrong time -----------------------------------------------------------------
def test_those_without_a_group_go_where_the_mix_stays_best():
    world = GroupWorld(people=11)
    before = world.deal()
    world.places.append(world.join(11))

    number = seat_the_rest(world.session(), by=world.organiser, now=NOW)

    assert number == 1
    assert [len(group) for group in world.groups()] == [4, 4, 4]
    assert [group - {11} for group in world.groups()] == before


@pytest.mark.parametrize(
    ("fields", "now", "code"),
    [({}, moments.RESULTS, "over"), ({"status": "cancelled"}, NOW, "cancelled")],
)
def test_groups_of_a_session_that_is_over_or_called_off_stay(fields, now, code):
    world = GroupWorld()
    world.deal()
    Session.objects.update(**fields)

    with pytest.raises(ActionRefused) as refusal:
        move_seat(world.session(), world.places[0], 1, by=world.organiser, now=now)

    assert refusal.value.code == code
