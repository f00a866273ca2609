import pytest

from participants.choices import DrawObjective, ReviewKind, Verdict
from participants.domain.selection.problem import Objective, Quota, Target
from participants.models import ApplicationReview, DrawRules
from participants.queries.draw_problem import (
    document_of,
    names_of,
    panels_for,
    problem_hash,
    problem_of,
)
from tests.factories import draws, moments
from tests.factories.challenges import CriterionFactory, CriterionValueFactory
from tests.factories.participants import AnswerFactory, PlaceFactory
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import apply, make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_draw_world(people=4, places=2)


def ids(world):
    return sorted(int(person.id) for person in problem_of(world.case).people)


def numbers(*people):
    return sorted(person.number for person in people)


def test_quotas_and_wishes_are_the_case_s_own(world):
    draws.set_quota(world.case, world.academia, 0, 2, wanted=1)

    rules = problem_of(world.case).rules

    academia = frozenset({("sector", "academia")})
    residents = frozenset({("sector", "residents")})
    assert (rules.size, rules.objective) == (2, Objective.CEILING)
    assert rules.quotas == (Quota(academia, 0, 2), Quota(residents, 1, 1))
    assert rules.targets == (Target(academia, 1),)


def test_people_are_numbers_with_codes_and_several_answers(world):
    several = CriterionFactory.create(
        challenge=world.challenge, key="competence", kind="competence", several=True
    )
    for key in ("law", "health"):
        value = CriterionValueFactory.create(criterion=several, key=key)
        AnswerFactory.create(application=world.people[0], criterion=several, value=value)
    AnswerFactory.create(application=world.people[1], criterion=several, value=None)

    first, second, *_ = problem_of(world.case).people

    assert first.id == str(world.people[0].number)
    assert first.answers == {
        "sector": frozenset({"residents"}),
        "competence": frozenset({"law", "health"}),
    }
    assert (second.answers, second.organisation) == ({"sector": frozenset({"academia"})}, "")


def test_who_cannot_come_or_has_not_sent_is_not_in_the_pool(world):
    apply(world, "Kan inte", availability="no")
    draft = apply(world, "Utkast")
    type(draft).objects.filter(pk=draft.pk).update(status="draft")
    unsure = apply(world, "Osäker", availability="unsure")

    assert ids(world) == numbers(*world.people, unsure)


def test_who_is_left_out_or_has_a_place_elsewhere_is_not_in_the_pool(world):
    out, elsewhere, *rest = world.people
    ApplicationReview.objects.create(
        application=out, kind=ReviewKind.CONFLICT, verdict=Verdict.OUT, reason="Nära",
        at=moments.AFTER_CALL,
    )  # fmt: skip
    PlaceFactory.create(application=elsewhere, case=make_case(world.challenge), status="offered")

    assert ids(world) == numbers(*rest)


@pytest.mark.parametrize(("most", "names"), [(None, {""}), (1, {"lunds universitet", ""})])
def test_organisations_count_in_one_spelling_where_they_count_at_all(world, most, names):
    for person, name in zip(
        world.people, ["Lunds universitet", "  LUNDS  Universitet "], strict=False
    ):
        person.organisation = name
        person.save()
    DrawRules.objects.create(case=world.case, organisation_max=most, objective="leximin")

    problem = problem_of(world.case)

    assert {person.organisation for person in problem.people} == names
    assert problem.rules.objective == DrawObjective.LEXIMIN


def test_the_digest_changes_with_pool_and_rules_and_with_nothing_else(world):
    before = problem_hash(problem_of(world.case))
    world.people[0].name = "Någon annan"
    world.people[0].save()
    same = problem_hash(problem_of(world.case))
    draws.set_quota(world.case, world.academia, 0, 2)

    assert (same == before, problem_hash(problem_of(world.case)) == before) == (True, False)


def test_few_places_for_many_people_take_more_panels(world):
    problem = problem_of(world.case)
    many = type(problem)(problem.people * 101, problem.rules)

    assert (panels_for(problem), panels_for(many)) == (1_000, 10_000)
    assert document_of(problem)["rules"]["panels"] == 1_000


def test_values_have_names(world):
    assert names_of(world.case)["sector", "residents"] == "Boende"


@pytest.mark.parametrize("people", [3, 12])
def test_the_number_of_queries_does_not_grow(people, django_assert_num_queries):
    world = make_draw_world(people=people, places=2)

    with django_assert_num_queries(4):
        problem_of(world.case)
