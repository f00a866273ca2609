"""Invented ideas and ballots on the demo's boards."""

from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from challenges.models import Case
from ideas.choices import BoardState
from ideas.domain.ballots import marks_allowed
from ideas.models import Ballot, BallotMark, Board, BoardEvent, Idea
from participants.models import Place
from participants.queries.people import confirmed_places
from susi.accounts.models import User
from susi.demo.texts.ideas import HEALTH_IDEAS, HOUSING_IDEAS

IDEAS = {"barns-bostad-forst": HOUSING_IDEAS, "jamlik-halsa": HEALTH_IDEAS}
# Ideas on the board in the middle of the writing.
FIRST_IDEAS = 7
SILENT_VOTERS = 3


def open_board(case: Case, start: datetime, *, by: User, seed: int) -> Board:
    """Give the case's board while ideas are collected, with the first ones on it."""
    board = Board.objects.create(
        case=case,
        state=BoardState.COLLECTING,
        winners=case.groups,
        lottery=UUID(int=Random(f"{case.slug}{seed}").getrandbits(128)),  # noqa: S311 -- demo
    )
    _log(board, BoardState.WAITING, BoardState.COLLECTING, start + timedelta(minutes=60), by)
    _write(board, IDEAS[case.slug][:FIRST_IDEAS], start + timedelta(minutes=61), seed=seed)
    return board


def close_board(board: Board, start: datetime, *, by: User, seed: int) -> None:
    """Add the rest of the ideas, cast the ballots and close the vote."""
    _write(board, IDEAS[board.case.slug][FIRST_IDEAS:], start + timedelta(minutes=80), seed=seed)
    opened, closed = start + timedelta(minutes=150), start + timedelta(minutes=158)
    _log(board, BoardState.COLLECTING, BoardState.PAUSED, start + timedelta(minutes=125), by)
    _log(board, BoardState.PAUSED, BoardState.VOTING, opened, by)
    _log(board, BoardState.VOTING, BoardState.CLOSED, closed, by)
    voters = list(confirmed_places(board.case).order_by("pk"))
    board.limit = marks_allowed(board.ideas.count())
    board.eligible = len(voters)
    board.voting_opened_at, board.voting_closed_at = opened, closed
    board.state = BoardState.CLOSED
    board.save()
    _vote(board, voters[SILENT_VOTERS:], opened, seed=seed)


def _log(board: Board, old: str, new: str, at: datetime, by: User) -> None:
    BoardEvent.objects.create(board=board, old=old, new=new, at=at, by=by)


def _sector(place: Place) -> str:
    answer = place.application.answers.select_related("value").get(criterion__kind="sector")
    return answer.value.key if answer.value else ""


def _write(
    board: Board, ideas: tuple[tuple[str, str, str], ...], at: datetime, *, seed: int
) -> None:
    rng = Random(f"{ideas[0][0]}{seed}")  # noqa: S311 -- a story to look at
    places = list(confirmed_places(board.case).order_by("pk"))
    for index, (title, text, sector) in enumerate(ideas):
        authors = [place for place in places if _sector(place) == sector] or places
        written = at + timedelta(minutes=2 * index)
        Idea.objects.create(
            board=board,
            author=rng.choice(authors).application.user,
            uid=UUID(int=rng.getrandbits(128)),
            title=title,
            text=text,
            sector=sector,
            created_at=written,
            updated_at=written,
        )


def _vote(board: Board, voters: list[Place], at: datetime, *, seed: int) -> None:
    rng = Random(f"{board.case.slug}{seed}votes")  # noqa: S311 -- a story to look at
    ideas = list(board.ideas.order_by("pk"))
    appeal = {idea.pk: rng.uniform(0.2, 1.0) for idea in ideas}
    for index, place in enumerate(voters):
        sector = _sector(place)
        ballot = Ballot.objects.create(
            board=board,
            voter=place.application.user,
            sector=sector,
            cast_at=at + timedelta(seconds=15 * index),
        )
        liking = {
            idea.pk: appeal[idea.pk] + 0.45 * rng.random() + 0.1 * (idea.sector == sector)
            for idea in ideas
        }
        best = sorted(ideas, key=lambda idea: -liking[idea.pk])[: rng.randint(2, board.limit or 3)]
        BallotMark.objects.bulk_create(BallotMark(ballot=ballot, idea=idea) for idea in best)
