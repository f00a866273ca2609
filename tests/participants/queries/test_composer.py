"""What the composer says of groups: cards, hints with the swap that mends, effects of a move."""

import pytest

from participants.choices import GroupingKind, WishKind
from participants.queries.composer import Composer, menu_of
from participants.queries.seating import read_seating
from participants.services.seats import move_seat, set_wish, swap_seats
from tests.participants.group_worlds import NOW, GroupWorld
from workshops.models import Group

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    world = GroupWorld()
    world.deal()
    return world


def move(world, number, group):
    move_seat(world.session(), world.places[number], group, by=world.organiser, now=NOW)


def composer(world, number=1):
    return Composer(world.seating(number))


def titles(world):
    return [hint.title for hint in composer(world).hints]


def gather(world):
    """Take everybody of a sector but one group's out of that group, by swaps."""
    first = world.groups()[0]
    for number in sorted(first):
        if number % 3 == 2:
            partner = min(n for n in world.groups()[1] if n % 3 != 2)
            swap_seats(
                world.session(), world.places[number], world.places[partner],
                by=world.organiser, now=NOW,
            )  # fmt: skip


def test_a_good_deal_needs_nothing_but_facilitators(world):
    assert titles(world) == ["Utan gruppledare: Grupp 1, Grupp 2, Grupp 3"]
    assert [(card.sectors, card.of, card.is_mixed) for card in composer(world).cards] == [
        (3, 3, True)
    ] * 3
    assert [bar.percent for bar in composer(world).bars] == [100, 100, 100, 100]


def test_a_group_without_a_sector_is_named_with_the_swap_that_mends_it(world):
    gather(world)
    hint = composer(world).hints[0]

    assert hint.title == "Grupp 1 saknar residents"
    assert hint.swap.one.number == 1
    assert hint.swap.other.sector == "residents"
    assert hint.words == (
        f"Byt till exempel {hint.swap.one.name} i Grupp 1 mot {hint.swap.other.name}"
        f" i Grupp {hint.swap.other.number}. Då har alla grupper de sektorer som räcker till dem."
    )


def test_the_swap_of_a_hint_does_mend_it(world):
    gather(world)
    swap = composer(world).hints[0].swap

    swap_seats(world.session(), swap.one.place, swap.other.place, by=world.organiser, now=NOW)

    assert titles(world).count("Grupp 1 saknar residents") == 0
    assert [card.sectors for card in composer(world).cards] == [3, 3, 3]


def test_a_wish_that_is_not_kept_is_named_with_the_swap_that_keeps_it(world):
    one, other = sorted(world.groups()[0])[:2]
    pair = (world.places[one].application, world.places[other].application)
    set_wish(world.session(), pair, WishKind.APART, by=world.organiser, now=NOW)

    hint = composer(world).hints[0]

    assert hint.title == f"Sitter inte isär: Person {one:02}, Person {other:02}."
    assert hint.swap.one.place in {world.places[one], world.places[other]}
    assert composer(world).bars[-1].words == "1 går inte ihop"


def test_sizes_that_differ_are_named(world):
    number = min(world.groups()[0])
    move(world, number, 2)
    sizes = [hint for hint in titles(world) if hint.startswith("Grupp 2 har 5")]

    assert sizes == ["Grupp 2 har 5 personer och Grupp 1 har 3"]


def test_the_figures_are_against_the_best_possible(world):
    gather(world)

    words = {bar.name: bar.words for bar in composer(world).bars}

    assert words["Sector"].endswith("från det jämnaste möjliga")
    assert words["Samma svar på allt"] == "0 par, som lägst 0"


def test_meeting_again_is_a_figure_of_the_second_session_only(world):
    world.deal(2, kind=GroupingKind.REMIX)

    names = [bar.name for bar in composer(world, 2).bars]

    assert names == ["Sector", "Competence", "Samma svar på allt", "Möts igen", "Önskemål"]
    assert composer(world, 2).bars[3].words == "3 par, som lägst 3"


# --- the menu -------------------------------------------------------------------------------------
def test_the_menu_says_what_each_group_becomes(world):
    gather(world)
    number = min(n for n in world.groups()[1] if n % 3 == 2)

    menu = menu_of(world.seating(), world.places[number].pk)

    effects = {one.group.number: (one.sectors, one.of, one.people) for one in menu.effects}
    assert effects[1] == (3, 3, 5)
    assert set(effects) == {1, 3}
    assert menu.leaves.group.number == 2
    assert menu.leaves.people == 3


@pytest.mark.parametrize("place", [0, 10**12])
def test_there_is_no_menu_for_nobody(world, place):
    assert menu_of(world.seating(), place) is None


def test_the_last_group_of_somebody_new_is_empty(world):
    world.places.append(world.join(12))

    menu = menu_of(world.seating(), world.places[12].pk)

    assert (menu.leaves, menu.partners, len(menu.effects)) == (None, [], 3)


# --- reading --------------------------------------------------------------------------------------
@pytest.mark.parametrize("people", [3, 24])
def test_the_queries_are_as_many_for_few_as_for_many(people, django_assert_num_queries):
    world = GroupWorld(people=people, groups=people // 3)
    world.deal()
    session = world.session()

    with django_assert_num_queries(11):
        found = Composer(read_seating(session))
        assert (len(found.cards), len(found.bars)) == (people // 3, 4)
        assert len(found.hints) > 0


def test_groups_without_people_are_no_fault(world):
    for number in range(12):
        world.leave(number)

    assert (titles(world), len(composer(world).cards)) == ([], 3)
    assert Group.objects.count() == 3
