import pytest
import time_machine

from participants.choices import DrawStatus, RunStatus
from participants.models import Draw, SelectionRun
from tests.factories import moments
from tests.factories.draws import MINUTE, NOW, drawn, live, locked, prepared, published, set_quota
from tests.participants.draw_worlds import make_draw_world
from tests.participants.views.selection.desk import address, text
from tests.participants.views.selection.draw_desk import tried
from tests.participants.worlds import make_organiser

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return tried()


@pytest.fixture
def client(as_actor, world):
    return as_actor(world.organiser)


def page_of(client, world, name="selection_draw"):
    return text(client.get(address(name, world)))


def test_before_the_lock_the_page_leads_to_it(client, world):
    page = page_of(client, world)

    assert "Så går lottningen till" in page
    assert address("selection_lock", world) in page


def test_without_a_trial_the_page_leads_to_one(as_actor):
    world = make_draw_world()

    page = page_of(as_actor(world.organiser), world)

    assert "Provlotta först" in page


def test_before_the_deadline_it_says_when(client, world):
    with time_machine.travel(moments.DURING_CALL, tick=False):
        page = page_of(client, world)

    assert "Ni kan inte låsa än" in page


def test_the_lock_page_shows_every_quota_and_asks_for_the_word(client, world):
    response = client.get(address("selection_lock", world))

    page = text(response)
    assert "Skriv LÅS" in page
    assert [group.criterion.name for group, _lines in response.context["groups"]] == ["Sektor"]
    assert 'name="min_' not in page


@pytest.mark.parametrize("word", ["LÅS", "lås", " Lås ", "LOCK"])
def test_the_word_locks(client, world, word):
    response = client.post(address("selection_lock", world), {"word": word})

    assert response["Location"] == address("selection_draw", world)
    assert Draw.objects.get().status == DrawStatus.LOCKED


@pytest.mark.parametrize("word", ["", "LAS", "ja", "x" * 50, "<b>"])
def test_another_word_does_not(client, world, word):
    response = client.post(address("selection_lock", world), {"word": word})

    assert response.status_code == 422
    assert "word" in response.context["form"].errors
    assert Draw.objects.count() == 0


def test_who_cannot_be_drawn_must_be_written_about(as_actor):
    world = make_draw_world()
    set_quota(world.case, world.academia, 4, 4)
    set_quota(world.case, world.residents, 0, 4)
    client = as_actor(world.organiser)

    refused = client.post(address("selection_lock", world), {"word": "LÅS"})
    data = {"word": "LÅS", "acknowledgement": "Det är vårt pilotprojekt."}
    done = client.post(address("selection_lock", world), data)

    assert "acknowledgement" in refused.context["form"].errors
    assert done.status_code == 302
    assert Draw.objects.get().acknowledgement == "Det är vårt pilotprojekt."


def test_quotas_that_conflict_cannot_be_locked(as_actor):
    world = make_draw_world()
    set_quota(world.case, world.academia, 0, 1)
    set_quota(world.case, world.residents, 0, 2)

    response = as_actor(world.organiser).post(address("selection_lock", world), {"word": "LÅS"})

    assert response.status_code == 422
    assert Draw.objects.count() == 0


def test_while_the_list_is_made_the_page_may_be_left(client, world):
    locked(world.case, by=world.organiser)

    page = page_of(client, world)
    fragment = client.get(address("selection_draw_live", world))

    assert "Tar fram listan …" in page
    assert fragment.status_code == 200


def test_a_list_that_is_ready_is_published(client, world):
    prepared(world.case, by=world.organiser)
    page = page_of(client, world)

    response = client.post(address("selection_publish", world))

    assert "Publicera listan" in page
    assert Draw.objects.get().list_hash in page
    assert response["Location"] == address("selection_draw", world)
    assert Draw.objects.get().status == DrawStatus.PUBLISHED


def test_a_list_that_is_not_ready_is_not_published(client, world):
    locked(world.case, by=world.organiser)

    response = client.post(address("selection_publish", world))

    assert (response.status_code, response.context["refusal"]) == (422, "Listan är inte klar än.")


def test_a_broken_run_says_what_to_do(client, world):
    draw = locked(world.case, by=world.organiser)
    SelectionRun.objects.filter(pk=draw.run_id).update(status=RunStatus.FAILED)

    assert "Listan blev inte klar" in page_of(client, world)


@pytest.mark.parametrize(
    ("step", "words", "name"),
    [
        (published, "Listan är publicerad", "draw_control"),
        (live, "Lottningen pågår", "draw_control"),
        (drawn, "Det blev grupp 417", "selection_release"),
    ],
)
def test_each_state_has_one_next_thing(client, world, step, words, name):
    step(world.case, by=world.organiser)

    with time_machine.travel(NOW + 9 * MINUTE, tick=False):
        page = page_of(client, world)

    main = page[page.index("<main") :]
    assert words in main
    assert main.count("btn--primary") == 1
    assert f'btn--primary" href="{address(name, world)}"' in main


def test_a_lock_is_taken_back_with_a_reason(client, world):
    prepared(world.case, by=world.organiser)

    refused = client.post(address("selection_unlock", world), {"reason": " "})
    done = client.post(address("selection_unlock", world), {"reason": "Fel kvot"})

    assert refused.status_code == 422
    assert done["Location"] == address("selection_quotas", world)
    assert Draw.objects.get().status == DrawStatus.UNLOCKED
    page = page_of(client, world)
    assert "Tidigare försök" in page
    assert "togs bort.</strong> Fel kvot" in page


def test_a_published_list_is_not_unlocked(client, world):
    published(world.case, by=world.organiser)

    response = client.post(address("selection_unlock", world), {"reason": "Fel kvot"})

    assert response["Location"] == address("selection_draw", world)
    assert Draw.objects.get().status == DrawStatus.PUBLISHED


def test_an_unlock_of_nothing_is_404(client, world):
    assert client.get(address("selection_unlock", world)).status_code == 404


def test_two_people_lock_once(as_actor, world):
    make_organiser(world.challenge)
    locked(world.case, by=world.organiser)

    response = as_actor(world.organiser).post(address("selection_lock", world), {"word": "LÅS"})

    assert response.status_code == 422
    assert response.context["refusal"] == "Kvoterna är redan låsta inför lottningen."


@pytest.mark.parametrize("people", [4, 24])
@pytest.mark.parametrize(("name", "number"), [("selection_draw", 36), ("selection_lock", 38)])
def test_the_pages_ask_the_same_number_of_queries(
    as_actor, people, name, number, django_assert_num_queries
):
    world = tried(people=people)
    client = as_actor(world.organiser)

    with django_assert_num_queries(number):
        client.get(address(name, world))
