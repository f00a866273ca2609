"""The demo's challenge at a stage, with what the addresses of its pages need."""

from types import SimpleNamespace

from django.utils import timezone

from ideas.choices import BoardState
from ideas.models import Idea
from ideas.services.boards import move_board
from participants.emails.places import answer_token
from participants.models import Application, Place
from susi.accounts.demo_people import DEMO_DOMAIN, DEMO_PEOPLE
from susi.accounts.models import User
from susi.demo.world import build_world
from susi.outbox.models import Message

# A stage of the tests alone: the ballot is open.
VOTING = "voting"
APPLICANTS = 100


def build_stage(stage):
    """Build the demo at a stage, now, and give its things and ``people`` by first name."""

    now = timezone.now()
    challenge = build_world(
        stage="session-1" if stage == VOTING else stage, now=now, applicants=APPLICANTS, seed=2020
    )
    names = [person.email.removesuffix(DEMO_DOMAIN) for person in DEMO_PEOPLE]
    people = {name: User.objects.get(email=name + DEMO_DOMAIN) for name in names}
    first = challenge.cases.order_by("position")[0]
    if stage == VOTING:
        for old, new in [("collecting", "paused"), ("paused", BoardState.VOTING)]:
            move_board(first, old=old, new=new, by=people["johanna"], now=now)
    idea = Idea.objects.filter(board__case=first).order_by("pk").first()
    place = Place.objects.filter(application__user=people["amina"]).first()
    return SimpleNamespace(
        challenge=challenge,
        challenge_pk=challenge.pk,
        case=first,
        session=first.sessions.get(number=1),
        next_session=first.sessions.get(number=2),
        idea=idea,
        place=place,
        token=answer_token(place) if place else "",
        application=Application.objects.filter(preferences__case=first).order_by("pk").first(),
        message=Message.objects.filter(attachments__isnull=False).first()
        or Message.objects.first(),
        people={**people, "author": idea.author if idea else None, "nobody": None},
    )
