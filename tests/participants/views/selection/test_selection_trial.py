import pytest

from participants.choices import RunKind, RunStatus
from participants.models import SelectionRun
from participants.services.runs import ask_for_run
from tests.factories.draws import NOW, set_quota, trial
from tests.participants.draw_worlds import make_draw_world
from tests.participants.views.selection.desk import address, text
from tests.participants.views.selection.draw_desk import quotas_of, saved, tried
from tests.participants.worlds import apply

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return make_draw_world()


@pytest.fixture
def client(as_actor, world):
    return as_actor(world.organiser)


def begun(world):
    return ask_for_run(world.case, RunKind.TRIAL, by=world.organiser, now=NOW)


def test_before_the_first_trial_the_page_says_what_it_is(client, world):
    page = text(client.get(address("selection_trial", world)))

    assert "Ingen provlottning än" in page
    assert "Spara och provlotta" in page


def test_quotas_are_saved_and_a_trial_asked_for(client, world):
    response = client.post(address("selection_trial", world), quotas_of(world, (1, 3), (1, 3)))

    assert response["Location"] == address("selection_trial", world)
    assert saved(world) == {"academia": (1, 3), "residents": (1, 3)}
    assert SelectionRun.objects.get().kind == RunKind.TRIAL


def test_while_it_goes_on_the_page_may_be_left_or_the_trial_stopped(client, world):
    run = begun(world)

    page = text(client.get(address("selection_trial", world)))
    client.post(address("selection_trial_cancel", world))

    run.refresh_from_db()
    assert "Räknar …" in page
    assert "Ni kan lämna sidan." in page
    assert "Ladda om sidan" in page
    assert run.status == RunStatus.CANCELLED


def test_the_fragment_is_news_only_once_and_leads_to_the_page_at_the_end(client, world):
    run = begun(world)
    first = client.get(address("selection_trial_live", world))
    again = client.get(
        address("selection_trial_live", world), headers={"If-None-Match": first["ETag"]}
    )
    SelectionRun.objects.filter(pk=run.pk).update(status=RunStatus.FAILED)

    ended = client.get(address("selection_trial_live", world))

    assert (first.status_code, again.status_code) == (200, 304)
    assert ended["Location"] == address("selection_trial", world)


def test_a_finished_trial_shows_numbers_an_example_and_everybody(as_actor):
    world = tried()

    response = as_actor(world.organiser).get(address("selection_trial", world))

    page, context = text(response), response.context
    assert [(row.value.key, row.chosen) for row in context["board"].rows] == [
        ("academia", 2),
        ("residents", 2),
    ]
    assert (context["people"], context["panels"]) == (12, 1000)
    assert len(context["plot"].marks) == 12
    assert "Alla 12 sökande är med i minst en giltig grupp." in page
    assert "Lägst 25" in page
    assert "style=" not in page


def test_changed_quotas_make_it_stale(as_actor):
    world = tried()
    set_quota(world.case, world.academia, 1, 3)

    page = text(as_actor(world.organiser).get(address("selection_trial", world)))

    assert "Kvoterna har ändrats sedan provlottningen" in page
    assert "Lås kvoterna inför lottningen" not in page


def test_a_new_application_makes_it_stale_too(as_actor):
    world = tried()
    apply(world, "Ny Sökande")

    response = as_actor(world.organiser).get(address("selection_trial", world))

    assert response.context["stale"] is True


def test_a_trial_of_quotas_that_conflict_is_explained(client, world):
    set_quota(world.case, world.academia, 0, 1)
    trial(world.case, by=world.organiser)

    response = client.get(address("selection_trial", world))

    assert "Fel:" in text(response)
    assert response.context["why"].headline.startswith("Kvoterna går inte ihop")


def test_a_broken_trial_says_so(client, world):
    run = begun(world)
    SelectionRun.objects.filter(pk=run.pk).update(status=RunStatus.FAILED, result={"error": "lost"})

    assert "Provlottningen blev inte klar" in text(client.get(address("selection_trial", world)))


def test_an_unproven_result_says_so(as_actor):
    world = tried()
    run = SelectionRun.objects.get()
    run.result |= {"exact": False, "bound": 0.3}
    run.save()

    page = text(as_actor(world.organiser).get(address("selection_trial", world)))

    assert "Chanserna är kanske inte så jämna som de kan bli" in page
    assert "Bättre än 30" in page


def test_people_without_a_chance_are_counted_with_the_reason(as_actor):
    world = make_draw_world()
    set_quota(world.case, world.academia, 4, 4)
    set_quota(world.case, world.residents, 0, 4)
    trial(world.case, by=world.organiser)

    page = text(as_actor(world.organiser).get(address("selection_trial", world)))

    assert "4 sökande kan aldrig lottas in" in page
    assert "4 personer: kvote" in page
    assert "Person 0" not in page


def test_too_few_people_are_refused_with_a_sentence(as_actor):
    world = make_draw_world(people=3, quotas=False)

    response = as_actor(world.organiser).post(address("selection_trial", world))

    assert response.status_code == 422
    assert response.context["refusal"] == "3 personer kan lottas till 4 platser. Det räcker inte."


def test_bad_quotas_come_back_as_typed(client, world):
    response = client.post(address("selection_trial", world), quotas_of(world, (3, 1), (1, 3)))

    assert response.status_code == 422
    assert response.context["form"].errors[f"min_{world.academia.pk}"] == [
        "Akademi: minst får inte vara större än högst."
    ]
    assert SelectionRun.objects.count() == 0


@pytest.mark.parametrize("people", [4, 24])
def test_the_page_asks_the_same_number_of_queries(as_actor, people, django_assert_num_queries):
    world = tried(people=people)
    client = as_actor(world.organiser)

    with django_assert_num_queries(27):
        client.get(address("selection_trial", world))
