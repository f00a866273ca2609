import pytest

from participants.domain.selection.check import counts_of, faults_of
from participants.domain.selection.problem import Person, Problem, Quota, Rules

PEOPLE = (
    Person("a", {"sector": frozenset({"academia"}), "skill": frozenset({"law", "data"})}, "KTH"),
    Person("b", {"sector": frozenset({"public"}), "skill": frozenset({"law"})}, "KTH", "7"),
    Person("c", {"sector": frozenset({"public"})}, "", "7"),
    Person("d", {"sector": frozenset({"public"}), "skill": frozenset({"data"})}),
)


def quota(minimum, maximum, *cell):
    return Quota(frozenset(cell), minimum, maximum)


def problem(*quotas, size=2, **rules):
    return Problem(PEOPLE, Rules(size, quotas, **rules))


def test_panels_that_keep_every_rule_have_no_fault():
    rules = problem(
        quota(1, 1, ("sector", "public")),
        quota(1, 1, ("skill", "law"), ("skill", "data")),
        must_in=frozenset("a"),
        must_out=frozenset("b"),
        organisation_max=1,
        households_apart=True,
    )

    assert faults_of(rules, [("a", "c"), ("d", "a")]) == ()


@pytest.mark.parametrize(
    ("panel", "fault"),
    [
        ("a", "1 people, 2 wanted"),
        ("abc", "3 people, 2 wanted"),
        ("aa", "a is in it 2 times"),
        ("ax", "x is not in the pool"),
    ],
)
def test_a_panel_of_the_wrong_people(panel, fault):
    assert faults_of(problem(), [tuple(panel)]) == (f"panel 000: {fault}",)


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        (quota(0, 1, ("sector", "public")), "sector=public has 2, at most 1 allowed"),
        (quota(1, 2, ("sector", "academia")), "sector=academia has 0, at least 1 wanted"),
        (
            quota(2, 2, ("skill", "law"), ("sector", "public")),
            "sector=public + skill=law has 1, at least 2 wanted",
        ),
        (
            quota(1, 2, ("skill", "law"), ("skill", "data")),
            "skill=data + skill=law has 0, at least 1 wanted",
        ),
        (quota(1, 2, ("skill", "art")), "skill=art has 0, at least 1 wanted"),
    ],
)
def test_a_broken_quota(wanted, fault):
    assert faults_of(problem(wanted), [("b", "d")]) == (f"panel 000: {fault}",)


@pytest.mark.parametrize(
    ("rules", "panel", "fault"),
    [
        ({"must_in": frozenset("d")}, "ab", "d must be in"),
        ({"must_out": frozenset("a")}, "ab", "a must be out"),
        ({"organisation_max": 1}, "ab", "2 of organisation KTH, at most 1 allowed"),
        ({"households_apart": True}, "bc", "2 of household 7, at most 1 allowed"),
    ],
)
def test_a_broken_rule_about_persons(rules, panel, fault):
    assert faults_of(problem(**rules), [tuple(panel)]) == (f"panel 000: {fault}",)


def test_people_without_organisation_or_household_never_count():
    rules = problem(organisation_max=0, households_apart=True)

    assert faults_of(rules, [("c", "d")]) == ()


def test_a_person_listed_twice_fills_no_quota_twice():
    wanted = problem(quota(2, 2, ("sector", "public")))

    assert faults_of(wanted, [("b", "b")]) == (
        "panel 000: b is in it 2 times",
        "panel 000: sector=public has 1, at least 2 wanted",
    )


def test_faults_name_the_panel_by_its_number():
    panels = [("a", "b")] * 12 + [("a",)]

    assert faults_of(problem(), panels) == ("panel 012: 1 people, 2 wanted",)


def test_people_are_counted_once_a_panel():
    assert counts_of([("a", "b"), ("a", "c"), ("a", "a")]) == {"a": 3, "b": 1, "c": 1}
