"""Plain links, codes and locked draws."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from participants.models import Draw, LateCode, RecruitingLink
from tests.factories import moments
from tests.factories.challenges import CaseFactory, ChallengeFactory


class RecruitingLinkFactory(DjangoModelFactory):
    """A link to share."""

    class Meta:
        model = RecruitingLink

    challenge = factory.SubFactory(ChallengeFactory)
    code = factory.Sequence(lambda n: f"abc{n:03}")
    label = factory.Sequence(lambda n: f"Förening {n}")
    created_at = moments.DURING_CALL


class LateCodeFactory(DjangoModelFactory):
    """A code for one late application, good for a day after the closing was noticed."""

    class Meta:
        model = LateCode

    challenge = factory.SubFactory(ChallengeFactory)
    code = factory.Sequence(lambda n: f"abcd{n:04}")
    note = "Karin, var sjuk"
    expires_at = moments.AFTER_CALL + timedelta(days=1)
    created_at = moments.DURING_CALL


class DrawFactory(DjangoModelFactory):
    """A draw whose pool is locked."""

    class Meta:
        model = Draw

    case = factory.SubFactory(CaseFactory)
    pool = factory.LazyFunction(dict)
    rules = factory.LazyFunction(dict)
    salt = pool_hash = rules_hash = merkle_root = "0" * 64
    seed = "frö"
    locked_at = moments.AFTER_CALL
