"""The one conditional update: a row moves to the next state only if it still is in the first."""

from typing import Any

from django.db.models import Model, QuerySet


def move(
    queryset: "QuerySet[Model]", *, old: str, new: str, field: str = "status", **also: Any
) -> bool:
    """Move the one row of ``queryset`` from ``old`` to ``new`` and tell whether it was this call.

    Of two calls at once exactly one gets ``True``: the test and the change are one statement.

    Args:
        queryset: narrowed down to one row.
        old: the state the row must be in.
        new: the state it gets.
        field: the column of the state.
        also: other columns to set with it.
    """
    return queryset.filter(**{field: old}).update(**{field: new, **also}) == 1
