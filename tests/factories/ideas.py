"""Plain boards, ideas and ballots."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from ideas.choices import BoardState
from ideas.models import Ballot, BallotMark, Board, Idea
from tests.factories import moments
from tests.factories.accounts import UserFactory
from tests.factories.challenges import CaseFactory


class BoardFactory(DjangoModelFactory):
    """A board that collects ideas."""

    class Meta:
        model = Board

    case = factory.SubFactory(CaseFactory)
    state = BoardState.COLLECTING

    class Params:
        voting = factory.Trait(
            state=BoardState.VOTING, limit=3, eligible=24, voting_opened_at=moments.IN_SESSION_1
        )
        closed = factory.Trait(
            state=BoardState.CLOSED,
            limit=3,
            eligible=24,
            voting_opened_at=moments.IN_SESSION_1,
            voting_closed_at=moments.IN_SESSION_1 + timedelta(minutes=8),
        )


class IdeaFactory(DjangoModelFactory):
    """An idea on the board."""

    class Meta:
        model = Idea

    board = factory.SubFactory(BoardFactory)
    author = factory.SubFactory(UserFactory)
    title = factory.Sequence(lambda n: f"En väg in nummer {n}")
    created_at = moments.IN_SESSION_1
    updated_at = moments.IN_SESSION_1


class BallotFactory(DjangoModelFactory):
    """A ballot without marks."""

    class Meta:
        model = Ballot

    board = factory.SubFactory(BoardFactory, voting=True)
    voter = factory.SubFactory(UserFactory)
    sector = "academia"
    cast_at = moments.IN_SESSION_1


class BallotMarkFactory(DjangoModelFactory):
    """A mark on a ballot."""

    class Meta:
        model = BallotMark

    ballot = factory.SubFactory(BallotFactory)
    idea = factory.SubFactory(IdeaFactory)
