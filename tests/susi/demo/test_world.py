from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import F

from challenges.models import Challenge
from ideas.models import Ballot, Idea
from participants.models import Draw, Place
from participants.queries.draws import draw_of
from susi.demo.dates import STAGES
from susi.demo.world import build_world
from susi.outbox.models import Message
from tests.factories.challenges import CaseFactory, ChallengeFactory
from workshops.queries import challenge_phase, planned_sessions

STORY = {"Amina Warsame", "Peter Lindqvist"}
NOW = datetime(2026, 11, 24, 14, 37, tzinfo=UTC)
PHASES = dict(
    zip(
        STAGES,
        [
            *("draft", "open", "closed", "closed", "drawn"),
            *("session", "between", "session", "result"),
        ],
        strict=True,
    )
)


def build(stage):
    return build_world(stage=stage, now=NOW, applicants=120, seed=2020)


def statuses():
    rows = Place.objects.order_by("case", "application__number")
    return list(rows.values_list("case__slug", "application__name", "status"))


@pytest.mark.django_db
@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_in_its_phase(stage):
    challenge = build(stage)
    cases, sessions = challenge.cases.all(), planned_sessions(challenge)

    assert challenge_phase(challenge, NOW, cases=cases, sessions=sessions) == PHASES[stage]


@pytest.mark.django_db
def test_the_same_seed_builds_the_same_world_again():
    build("selected")
    first = statuses()
    build("selected")

    assert statuses() == first


@pytest.mark.django_db
def test_the_lot_falls_on_amina_and_not_on_peter():
    challenge = build("selected")

    rows = [(name, status) for _case, name, status in statuses() if name in STORY]
    assert rows == [
        ("Amina Warsame", "offered"),
        ("Peter Lindqvist", "waiting"),
        ("Peter Lindqvist", "waiting"),
    ]
    assert [draw_of(case).status for case in challenge.cases.all()] == ["drawn", "drawn"]


@pytest.mark.django_db
def test_before_the_ceremony_the_first_list_is_published_and_the_second_case_waits():
    challenge = build("draw")

    assert [draw.status for case in challenge.cases.all() if (draw := draw_of(case))] == [
        "published"
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("stage", ["draw", "result"])
def test_the_draws_of_the_demo_go_with_it(stage):
    build(stage)
    build("draft")

    assert not Draw.objects.exists()


@pytest.mark.django_db
def test_after_the_first_session_every_place_is_confirmed_and_the_boards_are_closed():
    challenge = build("between")

    for case in challenge.cases.all():
        assert case.place_rows.filter(status="confirmed").count() == case.held_places == 24
        assert case.board.state == "closed"
        assert Ballot.objects.filter(board__case=case).count() == 21


@pytest.mark.django_db
def test_building_again_touches_no_other_challenge():
    other = CaseFactory(slug="annat").challenge
    build("session-1")
    build("draft")

    assert set(Challenge.objects.values_list("slug", flat=True)) == {other.slug, "susi-2020"}
    assert other.cases.count() == 1
    assert Idea.objects.count() == 0


@pytest.mark.django_db
def test_the_mails_of_the_demo_go_with_it():
    build("selected")
    offers = Message.objects.filter(kind__startswith="place_offered").count()
    build("draft")

    assert offers == 48
    assert Message.objects.count() == 0


@pytest.mark.django_db
def test_mails_of_the_past_were_sent_then():
    build("selected")

    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    assert not Message.objects.exclude(sent_at=F("created_at")).exists()


@pytest.mark.django_db
def test_a_foreign_challenge_at_the_demo_address_is_left_alone():
    ChallengeFactory(slug="susi-2020", contact_email="someone@example.se")

    with pytest.raises(CommandError, match="belongs to another challenge"):
        build("call")

    assert Challenge.objects.get().contact_email == "someone@example.se"


@pytest.mark.django_db
def test_production_and_too_few_applicants_are_refused(settings):
    with pytest.raises(CommandError, match="at least 100"):
        call_command("demo", applicants=10)
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="not built in production"):
        call_command("demo")

    assert not Challenge.objects.exists()


def test_who_lists_the_people(capsys):
    call_command("demo", who=True)

    assert capsys.readouterr().out.count("@demo.susi.example") == 8
