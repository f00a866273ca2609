import pytest
import time_machine

from participants.choices import RunStatus
from participants.models import SelectionRun
from tests.factories import moments
from tests.factories.draws import locked, set_quota
from tests.participants.draw_worlds import make_draw_world
from tests.participants.views.selection.desk import address, text
from tests.participants.views.selection.draw_desk import quotas_of, saved
from tests.participants.worlds import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_draw_world()


@pytest.fixture
def client(as_actor, world):
    return as_actor(world.organiser)


def test_the_page_shows_pool_quotas_and_chances(client, world):
    response = client.get(address("selection_quotas", world))

    rows = [(row.value.key, row.pool, row.bound.minimum) for row in response.context["board"].rows]
    assert rows == [("academia", 8, 2), ("residents", 4, 2)]
    page = text(response)
    assert "Kvoterna går ihop" in page
    assert "Minst 4, högst 4, platser 4." in page


def test_quotas_are_saved_and_checked(client, world):
    data = quotas_of(world, (1, 3), (1, 3))

    response = client.post(address("selection_quotas", world), data)

    assert response["Location"] == address("selection_quotas", world)
    assert saved(world) == {"academia": (1, 3), "residents": (1, 3)}


def test_saving_may_ask_for_a_trial_at_once(client, world):
    data = quotas_of(world, (1, 3), (1, 3)) | {"a": "prova"}

    response = client.post(address("selection_quotas", world), data)

    assert response["Location"] == address("selection_trial", world)
    assert SelectionRun.objects.get().status == RunStatus.WAITING


def test_typed_quotas_are_looked_at_and_not_saved(client, world):
    data = quotas_of(world, (3, 3), (1, 1)) | {"a": "visa"}

    response = client.post(address("selection_quotas", world), data, follow=True)

    page = text(response)
    assert "Kvoterna går ihop. De är inte sparade än." in page
    assert page.count(">Ändrad<") == 2
    assert "csrf" not in response.redirect_chain[0][0]
    assert saved(world) == {"academia": (2, 2), "residents": (2, 2)}


def test_quotas_that_cannot_meet_are_explained_with_people(client, world):
    client.post(address("selection_quotas", world), quotas_of(world, (0, 1), (0, 2)))

    response = client.get(address("selection_quotas", world))

    page = text(response)
    assert page.startswith("<!doctype html>")
    assert "Fel: kvoterna går inte ihop" in page
    why = response.context["why"]
    assert why.headline == (
        "Kvoterna går inte ihop: 4 platser ska fyllas, men högst 3 kan få plats"
    )
    marked = [line.marked for _group, lines in response.context["groups"] for line in lines]
    assert marked == [True, True]


def test_too_few_with_an_answer_are_shown_and_more_people_are_a_way_out(as_actor):
    world = make_draw_world(places=6)
    client = as_actor(world.organiser)
    client.post(address("selection_quotas", world), quotas_of(world, (0, 6), (5, 6)))

    page = text(client.get(address("selection_quotas", world)))

    assert "Boende kräver minst 5, men bara 4 kan väljas" in page
    assert 'value="sok"' in page
    assert "Sök fler deltagare innan ni lottar" in page


def fixes(client, world):
    response = client.get(address("selection_quotas", world))
    context = response.context
    return {"question": context["question"]}, context["why"].fixes


def test_a_way_out_is_applied(client, world):
    client.post(address("selection_quotas", world), quotas_of(world, (0, 1), (0, 2)))
    question, ways = fixes(client, world)
    way = ways[0]

    response = client.post(address("selection_fix", world), question | {"fix": "0"})

    assert response["Location"] == address("selection_quotas", world)
    assert way.label.startswith("Höj taket för ")
    assert sorted(saved(world).values()) != [(0, 1), (0, 2)]
    assert client.get(address("selection_quotas", world)).context["why"] is None


def test_looking_for_more_people_leads_to_recruiting(client, world):
    response = client.post(address("selection_fix", world), {"fix": "sok"})

    assert response["Location"] == f"/arr/{world.challenge.pk}/rekrytering/"


@pytest.mark.parametrize("fix", ["", "7", "-1", "abc", "9" * 30])
def test_a_way_that_is_none_is_refused(client, world, fix):
    client.post(address("selection_quotas", world), quotas_of(world, (0, 1), (0, 2)))
    question, _ways = fixes(client, world)

    response = client.post(address("selection_fix", world), question | {"fix": fix})

    assert response.status_code == 422
    assert response.context["refusal"] == "Välj ett sätt att lösa det."


def test_a_way_out_of_another_question_is_refused(client, world):
    client.post(address("selection_quotas", world), quotas_of(world, (0, 1), (0, 2)))
    question, _ways = fixes(client, world)
    client.post(address("selection_quotas", world), quotas_of(world, (0, 1), (0, 1)))

    response = client.post(address("selection_fix", world), question | {"fix": "0"})

    assert response.status_code == 422
    assert saved(world) == {"academia": (0, 1), "residents": (0, 1)}


def test_the_last_change_is_undone_and_done_again(client, world):
    client.post(address("selection_quotas", world), quotas_of(world, (1, 3), (1, 3)))

    client.post(address("selection_undo", world))
    before = saved(world)
    client.post(address("selection_undo", world))

    assert before == {"academia": (2, 2), "residents": (2, 2)}
    assert saved(world) == {"academia": (1, 3), "residents": (1, 3)}


def test_nothing_to_undo_is_told(client, world):
    response = client.post(address("selection_undo", world), follow=True)

    assert "Det finns ingen ändring att ångra." in text(response)


@pytest.mark.parametrize("typed", ["abc", "-1", "5", "9" * 40, "1.5", "<script>"])
def test_bad_numbers_come_back_as_typed(client, world, typed):
    data = quotas_of(world, (typed, 3), (1, 3))

    response = client.post(address("selection_quotas", world), data)

    name = f"min_{world.academia.pk}"
    assert response.status_code == 422
    assert response.context["form"].errors[name] == ["Akademi, minst: skriv ett tal från 0 till 4."]
    assert response.context["form"][name].value() == typed
    assert saved(world) == {"academia": (2, 2), "residents": (2, 2)}


def test_a_form_without_fields_deletes_nothing(client, world):
    client.post(address("selection_quotas", world))

    assert saved(world) == {"academia": (2, 2), "residents": (2, 2)}


@pytest.mark.parametrize(
    ("people", "sentence"),
    [
        (0, "Ingen som kan vara med har sökt. Då finns det ingen att lotta."),
        (3, "3 personer kan lottas till 4 platser. Det räcker inte."),
    ],
)
def test_too_few_people_are_told(as_actor, people, sentence):
    world = make_draw_world(people=people, quotas=False)

    response = as_actor(world.organiser).get(address("selection_quotas", world))

    assert response.status_code == 200
    assert sentence in text(response)


def test_no_quotas_at_all_give_equal_chances(as_actor):
    world = make_draw_world(quotas=False)

    response = as_actor(world.organiser).get(address("selection_quotas", world))

    preview = response.context["outlook"].preview
    assert preview.floor == pytest.approx(preview.ceiling)


def test_people_without_a_chance_are_counted_and_not_named(client, world):
    set_quota(world.case, world.academia, 4, 4)
    set_quota(world.case, world.residents, 0, 4)

    page = text(client.get(address("selection_quotas", world)))

    assert "4 sökande kan aldrig lottas in" in page
    assert "Person 0" not in page


def test_locked_quotas_can_be_read_and_not_changed(client, world):
    locked(world.case, by=world.organiser)

    page = text(client.get(address("selection_quotas", world)))
    tried = client.post(address("selection_quotas", world), quotas_of(world, (1, 3), (1, 3)))

    assert "Kvoterna är låsta" in page
    assert 'name="min_' not in page
    assert (tried.status_code, saved(world)) == (422, {"academia": (2, 2), "residents": (2, 2)})


def test_a_case_by_hand_has_its_quotas_on_the_first_page(as_actor):
    world = make_world(hand=True)

    response = as_actor(world.organiser).get(address("selection_quotas", world))

    assert response["Location"] == f"{address('selection', world)}#kvoter"


@pytest.mark.parametrize("people", [4, 24])
def test_the_page_asks_the_same_number_of_queries(as_actor, people, django_assert_num_queries):
    world = make_draw_world(people=people)
    client = as_actor(world.organiser)

    with django_assert_num_queries(18):
        client.get(address("selection_quotas", world))


def test_during_the_call_the_draw_is_locked_with_the_reason(client, world):
    with time_machine.travel(moments.DURING_CALL, tick=False):
        page = text(client.get(address("selection_quotas", world)))

    assert "Lottningen öppnar när ansökan har stängt" in page


def test_the_page_in_english(client, world):
    page = text(client.get(f"/en{address('selection_quotas', world)}"))

    assert "The quotas can be met" in page
