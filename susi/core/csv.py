"""Tables for spreadsheets: UTF-8 that Excel recognises, and no cell that it takes for a formula."""

import csv
import unicodedata
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

BOM = "\ufeff"
# A cell that begins with one of these is run as a formula by some program.
FORMULA_STARTS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
UNSAFE_CATEGORIES = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def safe_cell(value: object) -> str:
    """Give the text of a cell: nothing invisible, on one line, never a formula."""
    spaced = " ".join(str(value).split())
    visible = "".join(c for c in spaced if unicodedata.category(c) not in UNSAFE_CATEGORIES)
    text = visible.strip()
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_response(
    file_name: str, header: Sequence[object], rows: Iterable[Sequence[object]]
) -> HttpResponse:
    """Give a download with a byte order mark and semicolons, which Swedish Excel opens as a table.

    Args:
        file_name: without path; only letters, digits, hyphens and dots.
        header: the names of the columns.
        rows: as many cells each as the header.
    """
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    response["Cache-Control"] = "private, no-store"
    response.write(BOM)
    writer = csv.writer(response, delimiter=";")
    writer.writerow([safe_cell(cell) for cell in header])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    return response
