"""The trial and the draw at the desk in the states that are seldom seen."""

import pytest
import time_machine
from django.urls import reverse

from participants.choices import RunKind, RunStatus
from participants.domain.selection.explain import explain
from participants.domain.selection.explanation_data import to_plain
from participants.models import SelectionRun
from participants.queries.draw_problem import problem_of
from participants.services.draws import ask_void, confirm_void, unlock_draw
from participants.services.runs import ask_for_run
from tests.factories import draws, moments
from tests.participants.draw_worlds import make_draw_world
from tests.participants.views.draw_world import desk, public, text_of
from tests.participants.worlds import make_organiser

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL
WHY = "Det finns för få sökande."


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    return make_draw_world()


def page_of(as_actor, world, name="selection_draw"):
    response = as_actor(world.organiser).get(desk(world, name))
    assert response.status_code == 200
    return text_of(response)


def trial_page(as_actor, world):
    return page_of(as_actor, world, "selection_trial")


def begun(world, **also):
    """Give a trial that a worker has begun."""
    run = ask_for_run(world.case, RunKind.TRIAL, by=world.organiser, now=NOW)
    state = {"status": RunStatus.RUNNING, "attempts": 1, "seen_at": NOW, "started_at": NOW}
    SelectionRun.objects.filter(pk=run.pk).update(**state | also)
    return SelectionRun.objects.get(pk=run.pk)


def lock(as_actor, world, word="LÅS", **also):
    return as_actor(world.organiser).post(desk(world, "selection_lock"), {"word": word, **also})


def hopeless_world():
    """Give a world whose residents cannot be drawn."""
    world = make_draw_world()
    draws.set_quota(world.case, world.residents, 0, 0)
    draws.set_quota(world.case, world.academia, 0, 4)
    return world


def test_the_trial_names_nobody(as_actor, world):
    draws.trial(world.case, by=world.organiser)

    assert "Person 1" not in trial_page(as_actor, world)


def test_what_is_being_done_stands_in_words_with_a_bar(as_actor, world):
    begun(world, step="halving", progress=40)

    page = trial_page(as_actor, world)

    assert "Tar fram grupper som alla uppfyller kvoterna." in page
    assert '<progress class="run__bar" max="100" value="40"' in page


def test_an_unknown_conflict_does_not_break_the_page(as_actor, world):
    explanation = to_plain(explain(problem_of(world.case), seconds=0))
    begun(world, status=RunStatus.INFEASIBLE, ended_at=NOW, result={"explanation": explanation})

    assert "Provlotta" in trial_page(as_actor, world)


# --- cancel, live ---------------------------------------------------------------------------------
def test_a_trial_is_cancelled_and_the_earlier_one_shows_again(as_actor, world):
    draws.trial(world.case, by=world.organiser)
    draws.set_quota(world.case, world.academia, 1, 3)
    begun(world)

    response = as_actor(world.organiser).post(desk(world, "selection_trial_cancel"))

    assert response.status_code == 302
    assert SelectionRun.objects.order_by("pk").last().status == RunStatus.CANCELLED
    page = trial_page(as_actor, world)
    assert "Avbryt provlottningen" not in page
    assert "Kvoterna har ändrats sedan provlottningen" in page


def test_nothing_to_cancel_is_no_fault(as_actor, world):
    response = as_actor(world.organiser).post(desk(world, "selection_trial_cancel"))

    assert response.status_code == 302


def test_a_case_chosen_by_hand_has_no_trial(as_actor, world):
    draws.by_hand(world.case)

    page = as_actor(world.organiser).get(desk(world, "selection_trial"))
    asked = as_actor(world.organiser).post(desk(world, "selection_trial"))

    assert page["Location"] == reverse("selection", args=[world.case.pk])
    assert asked.status_code == 302
    assert not SelectionRun.objects.exists()


def test_under_a_locked_draw_the_quotas_are_numbers(as_actor, world):
    draws.trial(world.case, by=world.organiser)
    draws.locked(world.case, by=world.organiser)

    page = trial_page(as_actor, world)

    assert 'name="min_' not in page
    assert "Spara och provlotta" not in page


def test_a_published_list_leads_to_the_draw_and_shows_its_seal(as_actor, world):
    draw = draws.published(world.case, by=world.organiser)

    page = page_of(as_actor, world)

    assert f'class="btn btn--primary" href="{desk(world, "draw_control")}"' in page
    assert f'href="{public(world, "draw_live")}"' in page
    assert draw.list_hash in page
    assert "Ändras ett enda tecken" in page
    assert desk(world, "selection_unlock") not in page


def test_what_was_taken_back_or_made_void_stays_to_be_read(as_actor, world):
    first = draws.locked(world.case, by=world.organiser)
    unlock_draw(first, reason="Fel antal platser.", by=world.organiser, now=NOW)
    second = draws.published(world.case, by=world.organiser)
    ask_void(second, reason="Listan låg fel.", by=world.organiser, now=NOW)
    confirm_void(second, by=make_organiser(world.challenge), now=NOW)

    page = page_of(as_actor, world)

    assert "Tidigare försök" in page
    assert "Listan låg fel." in page
    assert "Fel antal platser." in page


def test_no_page_names_anybody(as_actor, world):
    draws.prepared(world.case, by=world.organiser)

    assert "Person 1" not in page_of(as_actor, world)


def test_what_was_written_stays_when_the_word_is_wrong(as_actor):
    response = lock(as_actor, hopeless_world(), word="ja", acknowledgement=WHY)

    assert response.status_code == 422
    assert f"{WHY}</textarea>" in text_of(response)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (draws.locked, "Listan är inte klar än."),
        (draws.published, "Lottningen har gått vidare medan du läste."),
    ],
)
def test_a_list_is_published_once_and_when_it_is_ready(as_actor, world, make, sentence):
    make(world.case, by=world.organiser)

    response = as_actor(world.organiser).post(desk(world, "selection_publish"))

    assert response.status_code == 422
    assert sentence in text_of(response)


def test_the_live_part_leads_to_the_page_when_the_list_is_ready(as_actor, world):
    draw = draws.locked(world.case, by=world.organiser)
    eva, address = as_actor(world.organiser), desk(world, "selection_draw_live")

    first = eva.get(address)
    same = eva.get(address, headers={"if-none-match": first["ETag"]})
    SelectionRun.objects.filter(pk=draw.run_id).update(status=RunStatus.FAILED)
    ended = eva.get(address)

    assert (first.status_code, same.status_code, ended.status_code) == (200, 304, 302)


def test_a_case_chosen_by_hand_has_no_draw(as_actor, world):
    draws.by_hand(world.case)

    for name in ("selection_draw", "selection_lock"):
        response = as_actor(world.organiser).get(desk(world, name), follow=True)
        assert response.redirect_chain[-1][0] == reverse("selection", args=[world.case.pk])


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["selection_draw", "selection_lock"])
def test_reading_the_page_needs_no_lock_in_the_database(as_actor, name):
    world = make_draw_world()
    draws.trial(world.case, by=world.organiser)

    assert "Lås kvoterna" in page_of(as_actor, world, name)
