"""The admin of the app: boards, each organiser's own. Ballots are never shown."""

from ideas.admin.board import BoardAdmin

__all__ = ["BoardAdmin"]
