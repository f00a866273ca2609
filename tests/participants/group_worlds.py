"""A case whose people have confirmed places, and the words to say who sits where."""

from participants.choices import PlaceStatus
from participants.models import Place, Seat
from participants.queries.seating import read_seating
from participants.services.grouping import Options, propose_groups
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import (
    CaseFactory,
    ChallengeFactory,
    ConsentTextFactory,
    CriterionFactory,
    CriterionValueFactory,
    TeamMemberFactory,
)
from tests.factories.participants import AnswerFactory, ApplicationFactory, PlaceFactory
from tests.factories.workshops import SessionFactory
from tests.ideas.people import in_two_steps
from workshops.models import Group, Session

NOW = moments.RELEASED
SECTORS = ("academia", "public", "residents")
SKILLS = ("law", "care", "money", "housing")


class GroupWorld:
    """One case with two sessions and so many people; ``session`` is the first."""

    def __init__(self, people=12, groups=3, facilitators=0):
        """Make the people, alternating sectors and skills."""
        self.challenge = ChallengeFactory()
        self.case = CaseFactory(challenge=self.challenge, groups=groups, places=max(people, 1))
        self.consent = ConsentTextFactory(challenge=self.challenge)
        self.organiser = in_two_steps(TeamMemberFactory(challenge=self.challenge).user)
        self.values = {
            key: value
            for criterion, keys in (("sector", SECTORS), ("competence", SKILLS))
            for key, value in self._criterion(criterion, keys)
        }
        for number, (start, end) in enumerate([moments.SESSION_1, moments.SESSION_2], 1):
            SessionFactory(case=self.case, number=number, starts_at=start, ends_at=end)
        self.places = [self.join(number) for number in range(people)]
        self.facilitators = [self._facilitator(number) for number in range(facilitators)]

    def _criterion(self, key, keys):
        kind = CriterionFactory(challenge=self.challenge, key=key, kind=key, name_sv=key.title())
        for place, value in enumerate(keys):
            yield (
                value,
                CriterionValueFactory(
                    criterion=kind, key=value, name_sv=value.title(), position=place
                ),
            )

    def _facilitator(self, number):
        user = UserFactory(name=f"Leader {number}", email=f"leader{number}@exempel.se")
        TeamMemberFactory(challenge=self.challenge, user=user, role="facilitator")
        return in_two_steps(user)

    def join(self, number, organisation=""):
        """Give one more person with a confirmed place."""
        application = ApplicationFactory(
            challenge=self.challenge,
            consent_text=self.consent,
            number=number + 1,
            name=f"Person {number:02}",
            call_name=f"P{number}",
            organisation=organisation,
            user=UserFactory(name=f"Person {number:02}"),
        )
        for key in (SECTORS[number % 3], SKILLS[number % 4]):
            value = self.values[key]
            AnswerFactory(application=application, criterion=value.criterion, value=value)
        return PlaceFactory(application=application, case=self.case)

    def session(self, number=1):
        """Give a session as the views load it."""
        return Session.objects.select_related("case__challenge").get(case=self.case, number=number)

    def deal(self, number=1, **options):
        """Propose groups and give them as sets of numbers of people."""
        groups = options.pop("groups", self.case.groups)
        propose_groups(
            self.session(number),
            Options(groups, **options),
            by=self.organiser,
            now=NOW,
            seed="test",
        )
        return self.groups(number)

    def groups(self, number=1):
        """Give who sits in each group, as numbers of people."""
        rows = Group.objects.filter(session=self.session(number)).order_by("number")
        return [
            {seat.place.application.number - 1 for seat in Seat.objects.filter(group=group)}
            for group in rows
        ]

    def group_of(self, number, session=1):
        """Give the number of somebody's group."""
        return next(at for at, people in enumerate(self.groups(session), 1) if number in people)

    def leave(self, number):
        """Let somebody give up their place."""
        Place.objects.filter(pk=self.places[number].pk).update(status=PlaceStatus.WITHDRAWN)

    def seating(self, number=1):
        """Read the groups."""
        return read_seating(self.session(number))
