import pytest
import time_machine

from challenges.choices import Role
from participants.choices import Availability, PlaceStatus
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CriterionFactory, CriterionValueFactory, TeamMemberFactory
from tests.factories.participants import CasePreferenceFactory, PlaceFactory
from tests.participants.views.selection.desk import address, mark, text
from tests.participants.worlds import apply, make_case, make_world, statuses

pytestmark = pytest.mark.django_db


def test_the_table_shows_pool_quota_and_chosen(as_actor, world):
    apply(world)
    apply(world, "Karin Å", world.residents)
    client = as_actor(world.organiser)
    mark(client, world, mark=apply(world, "Nils Ek").pk)

    board = client.get(address("selection", world)).context["board"]

    rows = [(row.value.name, row.pool, row.chosen, row.bound.minimum) for row in board.rows]
    assert rows == [("Akademi", 2, 1, 0), ("Boende", 1, 0, 1)]
    assert (board.applications, board.chosen, board.free) == (3, 1, 2)


def test_too_few_applicants_are_told_with_people(as_actor, world):
    apply(world)

    page = text(as_actor(world.organiser).get(address("selection", world)))

    assert "Kvoterna går inte ihop" in page
    assert "Boende: 0 sökande, minst 1 behövs." in page


def test_an_empty_pool_says_what_to_do(as_actor, world):
    page = text(as_actor(world.organiser).get(address("selection", world)))

    assert "Inga ansökningar än" in page


def test_several_are_marked_at_once_and_unmarked(as_actor, world):
    people = [apply(world, f"Person {n}") for n in range(2)]
    client = as_actor(world.organiser)
    keys = [person.pk for person in people]

    response = mark(client, world, ids=keys, do="mark")

    assert response.status_code == 302
    assert statuses(world.case) == {"Person 0": "marked", "Person 1": "marked"}
    mark(client, world, ids=keys[:1], do="unmark")
    assert statuses(world.case) == {"Person 1": "marked"}


def test_marking_leads_back_to_the_same_list(as_actor, world):
    amina = apply(world)

    response = as_actor(world.organiser).post(
        f"{address('selection_mark', world)}?q=Amina&sida=1", {"mark": amina.pk}
    )

    assert response["Location"] == f"{address('selection', world)}?q=Amina&sida=1#sokande"


@pytest.mark.parametrize("ids", [[], ["abc"], ["-1"], ["9" * 30], ["999999"], ["1; drop"]])
def test_nonsense_is_refused_with_a_sentence(as_actor, world, ids):
    response = mark(as_actor(world.organiser), world, ids=ids, do="mark")

    assert response.status_code == 422
    assert response.context["refusal"]


def test_a_refusal_shows_the_list_with_the_reason(as_actor, world):
    nils = apply(world, "Nils Ek", availability=Availability.NO)

    response = mark(as_actor(world.organiser), world, mark=nils.pk)

    assert response.status_code == 422
    assert response.context["refusal"] == (
        "Nils Ek har svarat nej till datumen. Platsen gäller båda dagarna."
    )


def test_a_person_of_the_other_case_has_no_button(as_actor, world):
    amina = apply(world)
    other = make_case(world.challenge, title_sv="Jämlik Hälsa")
    PlaceFactory.create(application=amina, case=other, status=PlaceStatus.MARKED)

    page = text(as_actor(world.organiser).get(address("selection", world)))

    assert "Vald till Jämlik Hälsa" in page
    assert 'name="mark"' not in page


def test_support_needs_are_never_shown(as_actor, world):
    amina = apply(world)
    amina.support, amina.support_text = ["interpreter"], "Behöver tolk"
    amina.save()
    client = as_actor(world.organiser)

    pages = [
        client.get(address("selection", world)),
        client.get(address("applicant", world, amina.pk)),
        client.get(address("applicants_csv", world)),
    ]

    assert [b"tolk" in page.content.lower() for page in pages] == [False, False, False]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("q=amina", ["Amina Warsame"]),
        ("q=2", ["Nils Ek"]),
        ("q=ingen", []),
        ("status=unsure", ["Nils Ek"]),
        ("status=cannot", ["Sara Öst"]),
        ("status=free", ["Amina Warsame", "Nils Ek"]),
        ("status=nonsense&sida=999&k1=abc", ["Amina Warsame", "Nils Ek", "Sara Öst"]),
    ],
)
def test_the_list_is_narrowed(as_actor, world, query, names):
    for number, (name, said) in enumerate(
        [("Amina Warsame", "yes"), ("Nils Ek", "unsure"), ("Sara Öst", "no")], start=1
    ):
        person = apply(world, name, availability=said)
        person.number = number
        person.save()

    page = as_actor(world.organiser).get(f"{address('selection', world)}?{query}").context["page"]

    assert sorted(person.application.name for person in page) == names


def test_the_list_is_narrowed_by_a_criterion(as_actor, world):
    apply(world)
    apply(world, "Karin Å", world.residents)
    query = f"k{world.residents.criterion_id}={world.residents.pk}"

    page = as_actor(world.organiser).get(f"{address('selection', world)}?{query}").context["page"]

    assert [person.application.name for person in page] == ["Karin Å"]


def test_people_with_several_values_count_for_each(as_actor, world):
    criterion = CriterionFactory.create(
        challenge=world.challenge, key="competence", kind="competence", several=True
    )
    values = [CriterionValueFactory.create(criterion=criterion, key=key) for key in ("a", "b")]
    amina = apply(world)
    for value in values:
        amina.answers.create(criterion=criterion, value=value)

    board = as_actor(world.organiser).get(address("selection", world)).context["board"]

    assert [row.pool for row in board.rows] == [1, 0, 1, 1]


def test_during_the_call_one_may_look_but_not_choose(as_actor, world):
    amina = apply(world)
    client = as_actor(world.organiser)

    with time_machine.travel(moments.DURING_CALL, tick=False):
        seen, tried = client.get(address("selection", world)), mark(client, world, mark=amina.pk)

    assert (seen.status_code, 'name="mark"' in text(seen), tried.status_code) == (200, False, 422)


def test_one_person_with_their_history(as_actor, world):
    amina = apply(world)
    client = as_actor(world.organiser)
    mark(client, world, mark=amina.pk)

    response = client.get(address("applicant", world, amina.pk))

    assert [(event.by, words) for event, words in response.context["events"]] == [
        (world.organiser, "vald, inte meddelad")
    ]


@pytest.mark.parametrize("name", ["selection", "answers", "applicants_csv", "selection_release"])
def test_strangers_get_404_and_visitors_sign_in(as_actor, world, name):
    other = make_world(hand=True)
    facilitator = TeamMemberFactory.create(challenge=world.challenge, role=Role.RESEARCHER).user
    facilitator.team_roles.all().delete()

    codes = [
        as_actor(user).get(address(name, world)).status_code
        for user in (None, UserFactory.create(), other.organiser, facilitator)
    ]

    assert codes == [302, 404, 404, 404]


def test_an_applicant_of_another_case_is_404(as_actor, world):
    stranger = apply(make_world(hand=True))

    response = as_actor(world.organiser).get(address("applicant", world, stranger.pk))

    assert response.status_code == 404


@pytest.mark.parametrize("people", [1, 12])
def test_the_page_asks_the_same_number_of_queries(
    as_actor, world, people, django_assert_num_queries
):
    for number in range(people):
        person = apply(world, f"Person {number}")
        CasePreferenceFactory.create(application=person, case=make_case(world.challenge))
    client = as_actor(world.organiser)

    with django_assert_num_queries(21):
        client.get(address("selection", world))


def test_the_page_in_english(as_actor, world):
    apply(world)

    page = text(as_actor(world.organiser).get(f"/en{address('selection', world)}"))

    assert "Residents: 0 applicants, at least 1 needed." in page
