"""Plain applications and places."""

import factory
from factory.django import DjangoModelFactory

from participants.choices import ApplicationStatus, Availability, PlaceStatus
from participants.models import Answer, Application, CasePreference, Place
from tests.factories import moments
from tests.factories.challenges import CaseFactory, ChallengeFactory, ConsentTextFactory


class ApplicationFactory(DjangoModelFactory):
    """A submitted application without answers or cases."""

    class Meta:
        model = Application

    challenge = factory.SubFactory(ChallengeFactory)
    user = factory.SubFactory("tests.factories.accounts.UserFactory")
    status = ApplicationStatus.SUBMITTED
    number = factory.Sequence(lambda n: n + 1)
    name = "Amina Warsame"
    call_name = "Amina"
    consent_text = factory.SubFactory(
        ConsentTextFactory, challenge=factory.SelfAttribute("..challenge")
    )
    consented_at = moments.DURING_CALL
    saved_at = moments.DURING_CALL
    submitted_at = moments.DURING_CALL


class CasePreferenceFactory(DjangoModelFactory):
    """A case somebody applies to."""

    class Meta:
        model = CasePreference

    application = factory.SubFactory(ApplicationFactory)
    case = factory.SubFactory(CaseFactory)
    availability = Availability.YES


class AnswerFactory(DjangoModelFactory):
    """An answer to a criterion."""

    class Meta:
        model = Answer


class PlaceFactory(DjangoModelFactory):
    """A confirmed place."""

    class Meta:
        model = Place

    application = factory.SubFactory(ApplicationFactory)
    case = factory.SubFactory(CaseFactory)
    status = PlaceStatus.CONFIRMED
    offered_at = moments.RELEASED
    answer_by = moments.ANSWER_BY
    changed_at = moments.RELEASED
