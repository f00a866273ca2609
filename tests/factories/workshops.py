"""Plain sessions."""

import factory
from factory.django import DjangoModelFactory

from tests.factories import moments
from tests.factories.challenges import CaseFactory
from workshops.models import Session


class SessionFactory(DjangoModelFactory):
    """Session 1 of a case, on Zoom."""

    class Meta:
        model = Session

    case = factory.SubFactory(CaseFactory)
    number = 1
    starts_at = moments.SESSION_1[0]
    ends_at = moments.SESSION_1[1]
    purpose_sv = "Vi gräver i problemet."
    purpose_en = "We dig into the problem."
    meeting_url = "https://zoom.example/j/123"
