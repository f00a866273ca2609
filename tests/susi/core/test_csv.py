import pytest

from susi.core.csv import csv_response, safe_cell


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Amina", "Amina"),
        (7, "7"),
        ("=1+1", "'=1+1"),
        ("+46", "'+46"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'=1"),
        ("\x1f=1", "'=1"),
        ("\u200b=1", "'=1"),
        ("\uff1d1", "'\uff1d1"),
        ("två\nrader", "två rader"),
        ("\ud800x", "x"),
    ],
)
def test_a_cell_is_never_a_formula(value, cell):
    assert safe_cell(value) == cell


def test_the_download_is_a_table_for_swedish_excel():
    response = csv_response("sokande.csv", ["Nr", "Namn"], [[1, 'Å "citat"'], [2, "a;b"]])

    assert response.content.decode() == '\ufeffNr;Namn\r\n1;"Å ""citat"""\r\n2;"a;b"\r\n'
    assert response["Content-Disposition"] == 'attachment; filename="sokande.csv"'
    assert response["Cache-Control"] == "private, no-store"
