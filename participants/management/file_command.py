"""What the commands that work on files have in common."""

from argparse import RawDescriptionHelpFormatter
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandParser

from participants.management.ending import UNREADABLE

USAGE_ERROR = 2


class FileCommandParser(CommandParser):
    """Ends with the code of what cannot be read also where words of the command line are wrong.

    argparse's own code for that is the one that says that no panel keeps the quotas.
    """

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        """End the program."""
        super().exit(UNREADABLE if status == USAGE_ERROR else status, message)


class FileCommand(BaseCommand):
    """A command that needs no database, no site and no checks of either."""

    requires_system_checks: list[str] = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Keep the lines of the help as they are written."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)
        parser.formatter_class = RawDescriptionHelpFormatter
        parser.__class__ = FileCommandParser
        return parser
