import pytest

from workshops.domain.grouping.deal import deal_groups
from workshops.domain.grouping.request import (
    BadRequestError,
    Fault,
    Member,
    Request,
    Wishes,
    even_sizes,
    fair_share,
    faults_of,
)

PEOPLE = tuple(Member(name, {"sector": frozenset({"x"})}) for name in "abcdef")


def asked(*, members=PEOPLE, sizes=(3, 3), **wishes):
    return Request(members, sizes, ("sector",), Wishes(**wishes))


@pytest.mark.parametrize(
    ("request_", "fault"),
    [
        (asked(members=()), Fault("no_people")),
        (asked(sizes=()), Fault("no_groups")),
        (asked(members=PEOPLE[:3], sizes=(1, 1, 1, 0, 0)),
         Fault("too_many_groups", {"people": 3, "groups": 5})),
        (asked(sizes=(3, 2)), Fault("sizes", {"people": 6, "seats": 5})),
        (asked(sizes=(6, 0)), Fault("sizes", {"people": 6, "seats": 6})),
        (asked(members=(*PEOPLE[:5], PEOPLE[0])), Fault("same_id", {"id": "a"})),
        (asked(apart=(("a", "q"),)), Fault("unknown_person", {"id": "q"})),
        (asked(together=(frozenset("ab"), frozenset("bc")), apart=(("a", "c"),)),
         Fault("together_and_apart", {"ids": ["a", "c"]})),
        (asked(together=(frozenset("abcd"),)),
         Fault("too_many_together", {"ids": ["a", "b", "c", "d"], "size": 3})),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_told(request_, fault):
    assert faults_of(request_) == (fault,)


def test_people_who_may_sit_nowhere_or_fill_a_group_twice_are_told():
    members = (
        Member("a", {}, allowed=frozenset({7})),
        *(Member(name, {}, allowed=frozenset({0})) for name in "bcd"),
        Member("e", {}, allowed=frozenset({1})),
        Member("f", {}),
    )

    found = faults_of(asked(members=members, sizes=(2, 4), together=(frozenset("be"),)))

    assert found == (
        Fault("together_in_no_group", {"ids": ["b", "e"]}),
        Fault("no_group_allowed", {"id": "a"}),
        Fault("group_overfull", {"group": 0, "pinned": 3, "size": 2}),
    )


def test_a_deal_refuses_what_makes_no_sense():
    with pytest.raises(BadRequestError, match="sizes"):
        deal_groups(asked(sizes=(3, 2)), seed="x")


@pytest.mark.parametrize(
    ("people", "groups", "sizes"), [(24, 4, (6, 6, 6, 6)), (7, 3, (3, 2, 2)), (2, 0, ())]
)
def test_sizes_differ_by_one_at_most(people, groups, sizes):
    assert even_sizes(people, groups) == sizes


@pytest.mark.parametrize(
    ("held", "size", "share"), [(5, 6, (1, 1)), (5, 5, (1, 1)), (7, 5, (1, 2)), (0, 5, (0, 0))]
)
def test_a_fair_share_is_even_by_seats_and_by_groups(held, size, share):
    assert fair_share(held, size, (6, 6, 5, 5, 5)) == share
