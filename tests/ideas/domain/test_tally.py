from fractions import Fraction

import pytest

from ideas.domain.tally import (
    Chosen,
    Contest,
    Vote,
    balanced,
    by_phragmen,
    choose,
    count,
    has_quorum,
    lottery_number,
)

SECTORS = ["academia"] * 5 + ["public"] * 3 + ["civil"] * 2 + ["business"] * 2


def votes(text, sectors=SECTORS):
    marks = [ballot.strip() for ballot in text.split("|")]
    return [Vote(s, frozenset(m)) for s, m in zip(sectors, marks, strict=True)]


def contest(ideas="ABCDEF", winners=3, rule="phragmen", lottery="poll"):
    return Contest(tuple(ideas), winners, rule, lottery)


def sector_weights(ballots):
    sizes = [b.sector for b in ballots]
    return {b: Fraction(1, len(set(sizes)) * sizes.count(b.sector)) for b in ballots}


def order(chosen):
    return "".join(c.idea for c in chosen)


V1 = votes("A|BD|BDF|AC|BC | D|A|CD | CE|E | BC|CEF")
V1B = votes("AB|AB|ABC|AC|AB | BD|AD|D | CE|E | EF|CF")


def test_votes_and_balance_of_the_first_vector():
    tally = count(contest(), V1)

    assert tally.votes == {"A": 3, "B": 4, "C": 6, "D": 4, "E": 3, "F": 2}
    assert [balanced(idea, V1) for idea in "ABCDEF"] == [
        Fraction(11, 60), Fraction(11, 40), Fraction(67, 120),
        Fraction(4, 15), Fraction(3, 8), Fraction(7, 40),
    ]  # fmt: skip


def test_approval_takes_the_most_votes_and_breaks_ties_by_balance():
    assert order(choose(contest(rule="approval"), V1)) == "CBD"


def test_phragmen_of_the_first_vector_with_its_times():
    assert choose(contest(), V1) == (
        Chosen("C", Fraction(2)),
        Chosen("D", Fraction(7, 2)),
        Chosen("A", Fraction(14, 3)),
    )


def test_phragmen_with_sector_weights():
    assert by_phragmen(contest(), V1, sector_weights(V1)) == (
        Chosen("C", Fraction(120, 67)),
        Chosen("E", Fraction(776, 201)),
        Chosen("D", Fraction(1155, 268)),
    )


def test_four_ballots_of_the_first_vector_are_pivotal():
    assert count(contest(), V1).pivotal == 4


@pytest.mark.parametrize(("without", "winners"), [(0, "CDE"), (3, "CDE"), (5, "CBA"), (6, "CDE")])
def test_what_goes_on_without_a_pivotal_ballot(without, winners):
    rest = V1[:without] + V1[without + 1 :]

    assert set(order(choose(contest(), rest))) == set(winners)


def test_ties_go_to_the_idea_with_more_support():
    chosen = choose(contest(), V1B)

    assert count(contest(), V1B).votes == {"A": 6, "B": 5, "C": 4, "D": 3, "E": 3, "F": 2}
    assert chosen == (
        Chosen("A", Fraction(2)),
        Chosen("B", Fraction(4)),
        Chosen("E", Fraction(4)),
    )


def test_full_tie_is_drawn_by_the_fixed_lottery():
    ballots = votes("A|B", ["a", "b"])
    first = min("AB", key=lambda idea: lottery_number("poll", idea))

    assert choose(contest("AB", 1), ballots) == (Chosen(first, Fraction(2)),)
    assert choose(contest("BA", 1), ballots) == (Chosen(first, Fraction(2)),)


def test_another_lottery_may_draw_the_other():
    ballots = votes("A|B", ["a", "b"])
    drawn = {order(choose(contest("AB", 1, lottery=str(n)), ballots)) for n in range(20)}

    assert drawn == {"A", "B"}


def test_sector_weights_can_tie_a_large_sector_with_a_small_one():
    ballots = votes("A|A|A|B", ["a", "a", "a", "b"])
    first = min("AB", key=lambda idea: lottery_number("poll", idea))

    chosen = by_phragmen(contest("AB", 1), ballots, sector_weights(ballots))

    assert chosen == (Chosen(first, Fraction(2)),)


def test_abstention_leaves_the_count_and_a_place_may_stay_unfilled():
    tally = count(contest("A", 2), votes("|A", ["a", "b"]))

    assert (tally.n, tally.abstained, tally.unfilled) == (1, 1, 1)
    assert tally.chosen == (Chosen("A", Fraction(1)),)


@pytest.mark.parametrize("ballots", [[], votes("|", ["a", "b"])])
@pytest.mark.parametrize("rule", ["phragmen", "approval"])
def test_no_marks_choose_nothing(ballots, rule):
    tally = count(contest("AB", 2, rule), ballots)

    assert (tally.n, tally.chosen, tally.unfilled, tally.pivotal) == (0, (), 2, 0)
    assert (tally.share("A"), tally.is_broad("A"), tally.is_divided("A")) == (0, False, False)


def test_sector_without_ballots_is_left_out():
    ballots = votes("A|", ["a", "b"])

    tally = count(contest("AB", 1), ballots)

    assert tally.voters == {"a": 1}
    assert balanced("A", [ballots[0]]) == 1


def test_unknown_sector_votes_but_is_no_sector():
    tally = count(contest("AB", 1), votes("A|A", ["", "a"]))

    assert (tally.n, tally.votes["A"], tally.voters) == (2, 2, {"a": 1})


def test_broad_support_needs_half_in_each_sector_of_two():
    ballots = votes("A|A|A|B|AB", ["a", "a", "b", "b", "c"])

    tally = count(contest("AB", 1), ballots)

    assert [tally.is_broad(idea) for idea in "AB"] == [True, False]


def test_one_sector_alone_is_not_broad():
    assert count(contest("A", 1), votes("A|A|A", ["a", "a", "a"])).is_broad("A") is False


def test_sectors_of_three_that_differ_by_half_are_divided():
    ballots = votes("A|A|AB|B|B|AB|B", ["a", "a", "a", "b", "b", "b", "c"])

    tally = count(contest("AB", 1), ballots)

    assert [tally.is_divided(idea) for idea in "AB"] == [True, True]
    assert count(contest("AB", 1), ballots[2:]).is_divided("A") is False


@pytest.mark.parametrize(
    ("eligible", "electorate", "expected"),
    [
        (4, {"a": 2, "b": 2}, True),
        (5, {"a": 2, "b": 2}, False),
        (4, {"a": 2, "c": 2}, False),
        (4, {"a": 2, "c": 1}, True),
    ],
)
def test_quorum(eligible, electorate, expected):
    tally = count(contest("A", 1), votes("A|A", ["a", "b"]))

    assert has_quorum(tally, eligible=eligible, electorate=electorate) is expected


def test_nobody_is_no_quorum():
    assert has_quorum(count(contest("A", 1), []), eligible=0, electorate={}) is False
