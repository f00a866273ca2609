"""Taking draws away for good: only the demo does, and whoever deletes a whole challenge by rule."""

from collections.abc import Iterable

from django.db import connection, transaction

from challenges.models import Case
from participants.models import Draw, DrawEntry, DrawEvent, SelectionRun


@transaction.atomic
def remove_draws(cases: Iterable[Case]) -> int:
    """Delete the draws of the cases with all that belongs to them, and give how many there were.

    The database keeps pool and protocol as long as their draw is there, so the draw goes first;
    keys are compared when the transaction ends.
    """
    keys = list(Draw.objects.filter(case__in=cases).values_list("pk", flat=True))
    if keys:
        for model, column in ((Draw, "id"), (DrawEntry, "draw_id"), (DrawEvent, "draw_id")):
            _delete(model._meta.db_table, column, keys)  # noqa: SLF001 -- Django's own way
    SelectionRun.objects.filter(case__in=cases).delete()
    return len(keys)


def _delete(table: str, column: str, keys: list[int]) -> None:
    quote = connection.ops.quote_name
    marks = ", ".join(["%s"] * len(keys))
    with connection.cursor() as cursor:
        statement = f"DELETE FROM {quote(table)} WHERE {quote(column)} IN ({marks})"  # noqa: S608 -- names of our own
        cursor.execute(statement, keys)
