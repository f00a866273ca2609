"""What an address may hold: numbers of rows that a database can have."""

from django.urls import register_converter
from django.urls.converters import IntConverter

LARGEST = 2**63 - 1


class RowConverter(IntConverter):
    """A row's number; one that is larger than any row's does not lead anywhere (404).

    SQLite breaks on such a number where PostgreSQL finds nothing.
    """

    def to_python(self, value: str) -> int:
        """Give the number.

        Raises:
            ValueError: no row can have it.
        """
        number = super().to_python(value)
        if number > LARGEST:
            raise ValueError
        return number


def register() -> None:
    """Let addresses say ``<row:pk>``."""
    register_converter(RowConverter, "row")
