"""Plain challenges, cases, criteria and quotas."""

import factory
from factory.django import DjangoModelFactory

from challenges.choices import CaseStatus, CriterionKind, Role
from challenges.models import (
    Case,
    Challenge,
    ConsentText,
    Criterion,
    CriterionValue,
    Milestone,
    Partner,
    QuestionAndAnswer,
    Quota,
    TeamMember,
)
from tests.factories import moments


class ChallengeFactory(DjangoModelFactory):
    """A published challenge with the dates of 2020."""

    class Meta:
        model = Challenge

    slug = factory.Sequence(lambda n: f"utmaning-{n}")
    title_sv = "Samverkansutmaning"
    title_en = "Co-creation challenge"
    lede_sv = "Två case. Två förmiddagar."
    lede_en = "Two cases. Two mornings."
    organiser_name = "ASIF"
    contact_email = "susi@example.se"
    published_at = moments.PUBLISHED
    opens_at = moments.OPENS
    closes_at = moments.CLOSES
    decision_at = moments.DECISION
    answer_by = moments.ANSWER_BY


class CaseFactory(DjangoModelFactory):
    """A published case."""

    class Meta:
        model = Case

    challenge = factory.SubFactory(ChallengeFactory)
    slug = factory.Sequence(lambda n: f"case-{n}")
    title_sv = "Barns Bostad Först"
    title_en = "Housing First for Children"
    lead_question_sv = "Hur går vi vidare?"
    lead_question_en = "How do we go on?"
    summary_sv = "Kort om caset."
    background_sv = "Bakgrunden."
    problem_sv = "Problemet."
    challenge_question_sv = "Hur kan det se ut i verkligheten?"
    setup_sv = "Två sessioner."
    status = CaseStatus.PUBLISHED
    published_at = moments.PUBLISHED


class TeamMemberFactory(DjangoModelFactory):
    """An organiser of a challenge."""

    class Meta:
        model = TeamMember

    challenge = factory.SubFactory(ChallengeFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    role = Role.ORGANISER


class ConsentTextFactory(DjangoModelFactory):
    """The first version of a challenge's consent text."""

    class Meta:
        model = ConsentText

    challenge = factory.SubFactory(ChallengeFactory)
    version = 1
    text_sv = "Jag går med på att mina svar används i urvalet."
    text_en = "I agree that my answers are used in the selection."


class CriterionFactory(DjangoModelFactory):
    """The sector criterion of a challenge, without values."""

    class Meta:
        model = Criterion

    challenge = factory.SubFactory(ChallengeFactory)
    key = "sector"
    kind = CriterionKind.SECTOR
    name_sv = "Sektor"
    name_en = "Sector"
    question_sv = "Vilken sektor företräder du?"
    question_en = "Which sector do you represent?"


class CriterionValueFactory(DjangoModelFactory):
    """One value of a criterion."""

    class Meta:
        model = CriterionValue

    criterion = factory.SubFactory(CriterionFactory)
    key = "academia"
    name_sv = "Akademi"
    name_en = "Academia"


class QuotaFactory(DjangoModelFactory):
    """A quota of a case."""

    class Meta:
        model = Quota

    case = factory.SubFactory(CaseFactory)
    value = factory.SubFactory(CriterionValueFactory)
    minimum = 0
    maximum = 10


class MilestoneFactory(DjangoModelFactory):
    """The presentation at the summit."""

    class Meta:
        model = Milestone

    challenge = factory.SubFactory(ChallengeFactory)
    at = moments.RESULTS
    title_sv = "SI Summit"
    title_en = "SI Summit"


class QuestionFactory(DjangoModelFactory):
    """A question and its answer."""

    class Meta:
        model = QuestionAndAnswer

    challenge = factory.SubFactory(ChallengeFactory)
    question_sv = "Måste jag vara expert?"
    question_en = "Do I have to be an expert?"
    answer_sv = "Nej."
    answer_en = "No."


class PartnerFactory(DjangoModelFactory):
    """An organisation behind the challenge."""

    class Meta:
        model = Partner

    challenge = factory.SubFactory(ChallengeFactory)
    name = "Malmö universitet"
    url = "https://mau.se"
