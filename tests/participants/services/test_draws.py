"""Locking a draw, its list, and taking the lock back."""

import pytest

from participants.domain.selection.merkle import proof_holds
from participants.models import DrawEvent, SelectionRun
from participants.queries.draws import draw_of, proof_of
from participants.services.draws import (
    draw_digit,
    lock_draw,
    publish_list,
    start_ceremony,
    unlock_draw,
)
from participants.services.runs import work_on
from participants.services.selection import save_quotas
from susi.core.errors import ActionRefused
from tests.factories import draws, moments
from tests.factories.participants import PlaceFactory
from tests.participants.draw_worlds import make_draw_world
from tests.participants.worlds import apply, make_case

pytestmark = pytest.mark.django_db
NOW = moments.AFTER_CALL


@pytest.fixture
def world():
    return make_draw_world()


def refusal(service, *args, **kwargs):
    """Give the refusal of a service."""
    with pytest.raises(ActionRefused) as refused:
        service(*args, **{"now": NOW, **kwargs})
    return refused.value


def lock(world, acknowledgement="", now=NOW):
    return refusal(
        lock_draw, world.case, acknowledgement=acknowledgement, by=world.organiser, now=now
    )


def steps(draw):
    return list(draw.events.order_by("pk").values_list("step", flat=True))


# --- locking ------------------------------------------------------------------------------------
def test_the_lock_freezes_everybody_who_can_be_drawn(world):
    apply(world, "Kan inte", availability="no")

    draw = draws.locked(world.case, by=world.organiser)

    numbers = sorted(person.number for person in world.people)
    assert sorted(draw.entries.values_list("number", flat=True)) == numbers
    assert (draw.status, draw.run.kind, draw.run.status) == ("locked", "final", "waiting")
    assert (draw.panels, draw.run.seed) == (None, draw.seed)
    assert DrawEvent.objects.get().facts == {"people": 12, "places": 4, "unreachable": []}


def test_everybody_in_the_pool_can_prove_it(world):
    draw = draws.locked(world.case, by=world.organiser)

    proofs = [proof_of(entry) for entry in draw.entries.all()]

    assert all(proof_holds(proof, draw.merkle_root) for proof in proofs)
    assert [proof["salt"] for proof in proofs] == [entry.nonce for entry in draw.entries.all()]


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (
            moments.DURING_CALL,
            "Ansökan stänger söndag 4 oktober kl.\xa023:59. Efter det kan ni välja.",
        ),
        (moments.RESULTS, "Sessionerna är klara. Ingen mer kan väljas."),
    ],
)
def test_a_draw_has_its_time(world, now, sentence):
    assert str(lock(world, now=now)) == sentence


def test_a_case_is_locked_once(world):
    draws.locked(world.case, by=world.organiser)

    assert str(lock(world)) == "Kvoterna är redan låsta inför lottningen."


def test_a_case_chosen_by_hand_is_not_drawn(world):
    draws.by_hand(world.case)

    assert lock(world).code == "by_hand"


def test_nobody_may_be_chosen_already(world):
    PlaceFactory.create(application=world.people[0], case=world.case, status="marked")

    assert lock(world).code == "chosen"


def test_sums_that_cannot_meet_are_named_with_their_numbers(world):
    draws.set_quota(world.case, world.academia, 3, 4)

    assert str(lock(world)) == "Sektor: kvoterna kräver minst 5 personer till 4 platser."


def test_sums_that_leave_places_empty_are_named_too(world):
    draws.set_quota(world.case, world.academia, 0, 1)

    assert str(lock(world)) == "Sektor: kvoterna tillåter högst 3 personer till 4 platser."


def test_quotas_that_the_pool_cannot_keep_are_refused():
    world = make_draw_world(people=3, places=2)
    draws.set_quota(world.case, world.residents, 2, 2)
    draws.set_quota(world.case, world.academia, 0, 2)

    assert str(lock(world)) == (
        "Ingen grupp uppfyller alla kvoter. Provlotta för att se vad som krockar."
    )


def test_a_trial_that_found_no_group_is_believed(world):
    draws.trial(world.case, by=world.organiser)
    SelectionRun.objects.update(status="no_panel", result={})

    assert lock(world).code == "infeasible"


def test_too_few_applicants_are_refused():
    world = make_draw_world(people=3, places=4)

    assert str(lock(world)) == "3 personer kan lottas till 4 platser. Det räcker inte."


@pytest.mark.parametrize("tried", [False, True])
def test_people_without_a_chance_must_be_written_about(world, tried):
    draws.set_quota(world.case, world.residents, 0, 0)
    draws.set_quota(world.case, world.academia, 4, 4)
    if tried:
        draws.trial(world.case, by=world.organiser)

    refused = lock(world, acknowledgement="  ")

    assert str(refused).startswith("4 sökande kan inte lottas in med de här kvoterna.")
    draw = draws.prepared(world.case, by=world.organiser, acknowledgement="De deltar ändå.")
    assert publish_list(draw, by=world.organiser, now=NOW).acknowledgement == "De deltar ändå."


def test_an_open_review_is_refused(world):
    world.people[0].close_to_project = True
    world.people[0].save()

    assert str(lock(world)) == "1 ansökan är inte granskad. Granska den innan ni låser."


def test_two_cases_with_the_same_applicants_are_drawn_one_after_the_other(world):
    other = make_case(world.challenge, places=2, title_sv="Jämlik Hälsa")
    for person in world.people:
        person.preferences.create(case=other, availability="yes")
    draw = draws.locked(other, by=world.organiser)

    refused = lock(world)

    assert refused.code == "other_draw"
    unlock_draw(draw, reason="Fel kvot", by=world.organiser, now=NOW)
    draws.drawn(other, by=world.organiser)
    assert draws.locked(world.case, by=world.organiser).entries.count() == 10


def test_locked_quotas_stay(world):
    draws.locked(world.case, by=world.organiser)

    refused = refusal(save_quotas, world.case, {}, by=world.organiser)

    assert str(refused) == "Kvoterna är låsta inför lottningen och kan inte ändras."


# --- the list -------------------------------------------------------------------------------------
def test_the_worker_makes_the_list(world):
    draw = draws.prepared(world.case, by=world.organiser)

    entries = list(draw.entries.all())
    assert (draw.status, len(draw.panels), len(draw.list_hash)) == ("prepared", 1000, 64)
    assert sum(entry.count for entry in entries) == 4000
    assert {round(entry.chance, 6) for entry in entries} == {0.25, 0.5}
    assert steps(draw) == ["locked", "prepared"]


def test_a_run_that_fails_leaves_the_draw_locked_and_it_can_be_unlocked(world):
    draw = draws.locked(world.case, by=world.organiser)
    SelectionRun.objects.update(problem={"pool": [], "rules": draw.rules["rules"]})
    work_on(draw.run.pk, now=NOW)

    refused = refusal(publish_list, draw_of(world.case), by=world.organiser)

    assert str(refused) == "Listan är inte klar än."
    assert draw_of(world.case).run.status == "failed"
    assert unlock_draw(draw, reason="Gick inte", by=world.organiser, now=NOW).status == "unlocked"


def with_quotas(draw, residents, academia):
    """Let the solver find other quotas than those that were locked."""
    rules = {**draw.rules["rules"]}
    rules["quotas"] = [
        {"cell": [["sector", key]], "min": number, "max": number}
        for key, number in (("residents", residents), ("academia", academia))
    ]
    problem = {"pool": draw.pool, "rules": rules}
    SelectionRun.objects.filter(pk=draw.run.pk).update(problem=problem)
    work_on(draw.run.pk, now=NOW)
    return draw_of(draw.case)


def test_a_list_that_cannot_be_made_leaves_the_draw_locked_and_says_why(world):
    draw = with_quotas(draws.locked(world.case, by=world.organiser), residents=5, academia=0)

    assert (draw.status, draw.run.status, draw.run.result["explanation"]["kind"]) == (
        *("locked", "no_panel", "single"),
    )
    assert unlock_draw(draw, reason="Går inte", by=world.organiser, now=NOW).status == "unlocked"


def test_a_list_that_finds_people_without_a_chance_is_not_published(world):
    draw = with_quotas(draws.locked(world.case, by=world.organiser), residents=0, academia=4)

    refused = refusal(publish_list, draw, by=world.organiser)

    assert (draw.status, refused.code) == ("prepared", "unreachable")


def test_unlocking_needs_a_reason_and_stays_in_the_protocol(world):
    draw = draws.prepared(world.case, by=world.organiser)

    refused = refusal(unlock_draw, draw, reason=" ", by=world.organiser)
    unlocked = unlock_draw(draw, reason="Fel kvot", by=world.organiser, now=NOW)
    again = draws.locked(world.case, by=world.organiser)

    assert refused.code == "no_reason"
    assert (unlocked.events.last().facts, draw_of(world.case)) == ({"reason": "Fel kvot"}, again)
    assert (again.sequence, again.seed == unlocked.seed) == (2, False)


def test_a_list_that_is_made_after_unlocking_goes_nowhere(world):
    draw = draws.locked(world.case, by=world.organiser)
    unlock_draw(draw, reason="Fel kvot", by=world.organiser, now=NOW)

    assert work_on(draw.run.pk, now=NOW) is False


def test_a_published_list_is_not_unlocked(world):
    draw = draws.published(world.case, by=world.organiser)

    assert refusal(unlock_draw, draw, reason="Nej", by=world.organiser).code == "too_late"


def test_every_step_has_its_turn(world):
    prepared = draws.prepared(world.case, by=world.organiser)

    early = refusal(start_ceremony, prepared, by=world.organiser)
    digit = refusal(draw_digit, prepared, "4", already="", by=world.organiser)
    publish_list(prepared, by=world.organiser, now=NOW)
    twice = refusal(publish_list, prepared, by=world.organiser)
    start_ceremony(prepared, by=world.organiser, now=NOW)
    again = refusal(start_ceremony, prepared, by=world.organiser)

    codes = [early.code, digit.code, twice.code, again.code]
    assert codes == ["not_published", "not_live", "changed", "changed"]
