"""One small challenge with somebody in every role, in the middle of session 1."""

from types import SimpleNamespace

from allauth.mfa.models import Authenticator

from challenges.choices import CaseStatus, Role
from ideas.choices import BoardState
from ideas.models import Board, Idea
from participants.choices import DrawStatus, PlaceStatus
from susi.core.links import make_token
from susi.outbox.letter import Attachment, Letter
from susi.outbox.queue import queue_message
from tests.factories import moments
from tests.factories.accounts import StaffFactory, SuperuserFactory, UserFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    ConsentTextFactory,
    CriterionFactory,
    CriterionValueFactory,
    QuotaFactory,
    TeamMemberFactory,
)
from tests.factories.groups import make_group, make_wish
from tests.factories.participants import (
    AnswerFactory,
    ApplicationFactory,
    CasePreferenceFactory,
    PlaceFactory,
)
from tests.factories.plain_draw import make_draw
from tests.factories.recruiting import LateCodeFactory
from tests.factories.workshops import SessionFactory

ACTORS = (
    "visitor",
    "stranger",
    "applicant",
    "participant",
    "facilitator",
    "researcher",
    "organiser",
    "outsider",
    "admin",
)


def two_steps(user):
    """Give a person a second factor, as staff must have one."""
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    return user


def make_team(challenge, case):
    """Give the staff: of this challenge, and an outsider who organises another one."""
    people = {
        "facilitator": two_steps(UserFactory(email="facilitator@exempel.se")),
        "researcher": two_steps(UserFactory(email="researcher@exempel.se")),
        "organiser": two_steps(StaffFactory(email="organiser@exempel.se")),
        "outsider": two_steps(StaffFactory(email="outsider@exempel.se")),
        "admin": two_steps(SuperuserFactory(email="admin@exempel.se")),
    }
    for role in (Role.FACILITATOR, Role.RESEARCHER, Role.ORGANISER):
        TeamMemberFactory(challenge=challenge, user=people[role], role=role)
    TeamMemberFactory(challenge=ChallengeFactory(slug="annan"), user=people["outsider"])
    case.researchers.add(people["researcher"])
    return people


def apply(challenge, case, email, value, status):
    """Give a submitted application with an answer and its place in the case."""
    consent = challenge.consent_texts.first()
    application = ApplicationFactory(
        challenge=challenge, user=UserFactory(email=email), consent_text=consent
    )
    CasePreferenceFactory(application=application, case=case)
    AnswerFactory(application=application, criterion=value.criterion, value=value)
    return PlaceFactory(application=application, case=case, status=status)


def make_cases():
    """Give a challenge's published case with a value, quota and sessions, and a case in draft."""
    challenge = ChallengeFactory(slug="utmaningen")
    case = CaseFactory(
        challenge=challenge, slug="caset", released_at=moments.RELEASED, held_places=2
    )
    draft = CaseFactory(challenge=challenge, slug="utkastet", status=CaseStatus.DRAFT)
    value = CriterionValueFactory(criterion=CriterionFactory(challenge=challenge))
    QuotaFactory(case=case, value=value)
    ConsentTextFactory(challenge=challenge)
    SessionFactory(
        case=case, number=2, starts_at=moments.SESSION_2[0], ends_at=moments.SESSION_2[1]
    )
    return case, draft, value


def make_idea(case, author):
    """Give an idea on the case's open board."""
    board = Board.objects.create(case=case, state=BoardState.COLLECTING)
    at = moments.IN_SESSION_1
    return Idea.objects.create(
        board=board, author=author, title="En idé", created_at=at, updated_at=at
    )


def make_world():
    """Give the challenge, its things and ``people`` by role."""
    case, draft, value = make_cases()
    challenge = case.challenge
    people = {
        "visitor": None,
        "stranger": UserFactory(email="stranger@exempel.se"),
        **make_team(challenge, case),
    }
    draft.researchers.add(people["researcher"])
    waiting = apply(challenge, case, "applicant@exempel.se", value, PlaceStatus.WAITING)
    place = apply(challenge, case, "participant@exempel.se", value, PlaceStatus.CONFIRMED)
    offer = apply(challenge, case, "offered@exempel.se", value, PlaceStatus.OFFERED)
    offer.answer_by = moments.BETWEEN
    offer.save()
    lots = CaseFactory(challenge=challenge, slug="lottat")
    draw = make_draw(lots, [place.application], DrawStatus.DRAWN, digits="417")
    people |= {"applicant": waiting.application.user, "participant": place.application.user}
    session = SessionFactory(case=case)
    return SimpleNamespace(
        challenge=challenge,
        case=case,
        draft=draft,
        session=session,
        group=make_group(session, place),
        wish=make_wish(session, place, offer),
        waiting=waiting,
        place=place,
        offer=offer,
        draw=draw,
        entry=draw.entries.get(),
        idea=make_idea(case, people["participant"]),
        message=make_message(),
        late_code=LateCodeFactory(challenge=challenge),
        token=make_token("place-answer", place=offer.pk, version=offer.link_version),
        people=people,
    )


def make_message():
    """Give a mail with an attachment."""
    letter = Letter(
        kind="test_letter",
        template="outbox/emails/test_letter",
        to_address="participant@exempel.se",
        to_name="Amina",
        language="sv",
        dedupe_key="world",
        attachments=(Attachment("susi.txt", "text/plain", b"hej"),),
    )
    return queue_message(letter, now=moments.IN_SESSION_1)
