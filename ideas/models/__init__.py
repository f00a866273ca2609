"""The tables of ideas and votes."""

from ideas.models.ballot import Ballot, BallotMark
from ideas.models.board import Board, BoardEvent
from ideas.models.idea import Idea

__all__ = ["Ballot", "BallotMark", "Board", "BoardEvent", "Idea"]
