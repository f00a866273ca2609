"""The demo's challenge at a stage, with what the addresses of its pages need."""

from types import SimpleNamespace

from django.utils import timezone

from ideas.choices import BoardState
from ideas.models import Idea
from ideas.services.boards import move_board
from participants.emails.places import answer_token
from participants.models import Application, DrawEntry, Place
from participants.queries.draws import draw_of
from participants.services.answers import decline_place
from participants.services.draws import start_ceremony
from susi.accounts.demo_people import DEMO_DOMAIN, DEMO_PEOPLE
from susi.accounts.models import User
from susi.demo.world import build_world
from susi.outbox.models import Message
from tests.factories.draws import draw_digits, prepared, trial
from workshops.models import Group

# Stages of the tests alone: the ballot is open; two of three digits are drawn; a trial is done;
# quotas that conflict are tried; the list is made and not published; a place became free.
VOTING, DRAWING = "voting", "drawing"
TRIED, CONFLICT, LISTED, VACANT = "tried", "conflict", "listed", "vacant"
BUILT_FROM = {
    VOTING: "session-1",
    DRAWING: "draw",
    VACANT: "selected",
    **dict.fromkeys((TRIED, CONFLICT, LISTED), "closed"),
}
APPLICANTS = 100


def choose(stage, case, eva, now):
    """Bring the case to a stage of the choosing that is one of the tests alone."""
    if stage == CONFLICT:
        quotas = case.quotas.filter(value__criterion__kind="sector").order_by("pk")
        quotas.update(minimum=0, maximum=4)
    if stage in {TRIED, CONFLICT}:
        trial(case, by=eva, now=now)
    if stage == LISTED:
        prepared(case, by=eva, now=now)
    if stage == VACANT:
        place = Place.objects.filter(case=case, status="offered").order_by("pk").first()
        decline_place(place, by=None, now=now)


def build_stage(stage):
    """Build the demo at a stage, now, and give its things and ``people`` by first name."""

    now = timezone.now()
    challenge = build_world(
        stage=BUILT_FROM.get(stage, stage), now=now, applicants=APPLICANTS, seed=2020
    )
    names = [person.email.removesuffix(DEMO_DOMAIN) for person in DEMO_PEOPLE]
    people = {name: User.objects.get(email=name + DEMO_DOMAIN) for name in names}
    first = challenge.cases.order_by("position")[0]
    choose(stage, first, people["eva"], now)
    if stage == VOTING:
        for old, new in [("collecting", "paused"), ("paused", BoardState.VOTING)]:
            move_board(first, old=old, new=new, by=people["johanna"], now=now)
    if stage == DRAWING:
        draw = start_ceremony(draw_of(first), by=people["eva"], now=now)
        draw_digits(draw, "41", by=people["eva"], now=now)
    idea = Idea.objects.filter(board__case=first).order_by("pk").first()
    place = Place.objects.filter(application__user=people["amina"]).first()
    return SimpleNamespace(
        challenge=challenge,
        challenge_pk=challenge.pk,
        case=first,
        session=first.sessions.get(number=1),
        group=Group.objects.filter(session__case=first).order_by("session", "number").first(),
        next_session=first.sessions.get(number=2),
        idea=idea,
        place=place,
        entry=DrawEntry.objects.filter(application__user=people["amina"]).first(),
        token=answer_token(place) if place else "",
        application=Application.objects.filter(preferences__case=first).order_by("pk").first(),
        message=Message.objects.filter(attachments__isnull=False).first()
        or Message.objects.first(),
        people={**people, "author": idea.author if idea else None, "nobody": None},
    )
