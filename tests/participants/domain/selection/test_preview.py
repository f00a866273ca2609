import pytest

from participants.domain.selection.preview import preview_chances, trial_panel
from participants.domain.selection.problem import (
    BadProblemError,
    InfeasibleError,
    Person,
    Problem,
    Quota,
    Rules,
)

ODD = frozenset({("kind", "odd")})


def problem(number, minimum, maximum, size):
    people = tuple(
        Person(f"p{i}", {"kind": frozenset({"odd" if i % 2 else "even"})}) for i in range(number)
    )
    return Problem(people, Rules(size, quotas=(Quota(ODD, minimum, maximum),)))


def test_a_preview_tells_everybodys_chance():
    preview = preview_chances(problem(6, 2, 2, size=3))

    assert preview.ids == ("p0", "p1", "p2", "p3", "p4", "p5")
    assert preview.chances == pytest.approx((1 / 3, 2 / 3) * 3)
    assert (preview.floor, preview.ceiling) == pytest.approx((1 / 3, 2 / 3))
    assert (preview.unreachable, preview.types) == ((), 2)


def test_a_preview_names_people_without_a_chance():
    assert preview_chances(problem(6, 0, 0, size=3)).unreachable == ("p1", "p3", "p5")


def test_quotas_that_nobody_can_keep_have_no_preview():
    with pytest.raises(InfeasibleError):
        preview_chances(problem(6, 4, 4, size=5))


def test_people_cannot_be_halved():
    pairs = ("ab", "bc", "ac")
    people = [
        Person(id_, {"pair": frozenset(pair for pair in pairs if id_ in pair)}) for id_ in "abcde"
    ]
    quotas = tuple(Quota(frozenset({("pair", pair)}), 1, 1) for pair in pairs)

    with pytest.raises(InfeasibleError):
        preview_chances(Problem(tuple(people), Rules(3, quotas=quotas)))


def test_nothing_to_preview():
    with pytest.raises(BadProblemError):
        preview_chances(Problem((), Rules(3)))


def test_a_trial_panel_keeps_the_rules_and_follows_its_seed():
    asked = problem(20, 2, 2, size=5)

    panels = [trial_panel(asked, seed=seed) for seed in ("a", "a", "b", "c")]

    assert [sum(int(id_[1:]) % 2 for id_ in panel) for panel in panels] == [2, 2, 2, 2]
    assert panels[0] == panels[1]
    assert len(set(panels)) == 3


def test_no_trial_panel_where_there_is_none():
    with pytest.raises(InfeasibleError):
        trial_panel(problem(6, 4, 4, size=5), seed="a")
