"""The field's files are read as they come; everything wrong is named by file, row and column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.domain.selection.files import Columns, read_files
from participants.domain.selection.problem import Quota
from participants.domain.selection.tables import UnreadableError

PEOPLE = "id,sector,skill\n7,academia,law;care\n8,business,\n"
QUOTAS = """feature,value,min,max
sector,academia,1,2
sector,business,0,1
skill,law,0,2
skill,care,0,2
"""


def read(people=PEOPLE, quotas=QUOTAS, **how):
    return read_files(people.encode(), quotas.encode(), **how)


def faults(people=PEOPLE, quotas=QUOTAS, **how):
    as_bytes = [part if isinstance(part, bytes) else part.encode() for part in (people, quotas)]
    with pytest.raises(UnreadableError) as error:
        read_files(*as_bytes, **how)
    return [(f.code, f.file, f.row, f.column) for f in error.value.faults]


def answers(pool):
    return {p.id: {k: sorted(v) for k, v in p.answers.items()} for p in pool.people}


EXPECTED = {
    "7": {"sector": ["academia"], "skill": ["care", "law"]},
    "8": {"sector": ["business"], "skill": []},
}


# --- what is read -----------------------------------------------------------------------------
def test_people_and_quotas_are_read():
    pool = read()

    assert answers(pool) == EXPECTED
    assert pool.quotas[0] == Quota(frozenset({("sector", "academia")}), 1, 2)
    assert [(note.code, note.column, note.facts["people"]) for note in pool.notes] == [
        ("no_value", "skill", 1)
    ]


@pytest.mark.parametrize(
    "people",
    [
        "\ufeff" + PEOPLE,
        PEOPLE.replace("\n", "\r\n"),
        PEOPLE.replace("law;care", '"law;care"').replace(",", ";"),
        PEOPLE.replace(",", "\t"),
        PEOPLE.replace("law;care", " law ; care ;").replace("academia", "  academia "),
        PEOPLE + "\n,,\n   \n",
        "\n" + PEOPLE,
        "sep=,\n" + PEOPLE,
        PEOPLE.replace("academia", "ACADEMIA"),
        PEOPLE.replace("id,sector", "Id,Sector"),
        PEOPLE.replace("8,business,", "8,business,,,"),
        "remarks," + PEOPLE.replace("\n7", '\n"two\nlines, no less",7').replace("\n8", "\n,8"),
    ],
)
def test_the_ways_of_writing_a_table_do_not_count(people):
    assert answers(read(people)) == EXPECTED


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16", "utf-8", "utf-8-sig"])
def test_common_encodings_are_read(encoding):
    people, quotas = "id,ort\n1,Malmö\n", "feature,value,min,max\nort,Malmö,0,1\n"

    pool = read_files(people.encode(encoding), quotas.encode(encoding))

    assert answers(pool) == {"1": {"ort": ["Malmö"]}}


@pytest.mark.parametrize(
    "header",
    [
        "category,feature,min,max",
        "category,name,min,max",
        "feature,value,min,max,min_flex,max_flex",
        "Feature,Value,Min,Max",
        "kriterium,värde,minst,högst",
    ],
)
def test_the_headers_of_the_fields_tools_are_known(header):
    extra = ",0,9" if "flex" in header else ""
    quotas = f"{header}\nsector,academia,1,2{extra}\nsector,business,0,1.0{extra}\n"

    pool = read(quotas=quotas)

    assert [(q.minimum, q.maximum) for q in pool.quotas] == [(1, 2), (0, 1)]
    assert answers(pool) == {i: {"sector": e["sector"]} for i, e in EXPECTED.items()}


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("id", "id"),
        ("nationbuilder_id", "nationbuilder_id"),
        ("Respondent_ID", "Respondent_ID"),
        ("number", "number"),
        ("deltagar-id", "deltagar-id"),
        ("town", ""),
    ],
)
def test_the_column_of_ids_is_found_or_people_are_numbered(header, column):
    pool = read(PEOPLE.replace("id,", f"{header},"))

    assert (pool.id_column, [p.id for p in pool.people]) == (
        column,
        ["7", "8"] if column else ["1", "2"],
    )


def test_a_column_with_quotas_is_no_id():
    pool = read("number,id\n1,x\n2,y\n", "feature,value,min,max\nid,x,0,1\nid,y,0,1\n")

    assert pool.id_column == "number"


def test_organisation_and_household_come_from_the_columns_named():
    people = "id,sector,firm,address\n1,academia,LU,Road 1\n2,business,,\n"
    quotas = QUOTAS.split("skill", maxsplit=1)[0]

    pool = read(people, quotas, columns=Columns("firm", "address"))

    assert [(p.organisation, p.household) for p in pool.people] == [("LU", "Road 1"), ("", "")]


def test_a_value_may_hold_the_mark_between_values():
    pool = read("id,a\n1,x;y\n", "feature,value,min,max\na,x;y,0,1\n")

    assert answers(pool) == {"1": {"a": ["x;y"]}}


def test_no_quotas_at_all_is_a_lottery_and_is_said():
    assert [note.code for note in read(quotas="feature,value,min,max\n").notes] == ["no_quotas"]


# --- what is wrong ----------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("people", "expected"),
    [
        ("", ("empty_file", "respondents", 0, "")),
        ("\n\n,,\n", ("empty_file", "respondents", 0, "")),
        ("id,sector,skill\n", ("no_people", "respondents", 0, "")),
        (b"PK\x03\x04rest", ("workbook", "respondents", 0, "")),
        (b"id\x00\x01", ("no_text", "respondents", 0, "")),
        ("id,skill\n7,law\n", ("no_column", "respondents", 1, "sector")),
        ("id,sector,sector,skill\n7,academia,,law\n", ("same_column", "respondents", 1, "sector")),
        (PEOPLE + "9,business\n", ("short_row", "respondents", 4, "skill")),
        (PEOPLE + "9,business,law,care\n", ("long_row", "respondents", 4, "skill")),
        (PEOPLE + "7,business,law\n", ("same_id", "respondents", 4, "id")),
        (PEOPLE + ",business,law\n", ("no_id", "respondents", 4, "id")),
        (PEOPLE + "9,busines,law\n", ("unknown_value", "respondents", 4, "sector")),
        (PEOPLE + "9,business,law;cook\n", ("unknown_value", "respondents", 4, "skill")),
        (PEOPLE + '9,"business,law\n', ("quotation_marks", "respondents", 4, "")),
        (
            PEOPLE + '9,"business"x,law\n10,business,law\n',
            ("quotation_marks", "respondents", 4, ""),
        ),
    ],
)
def test_a_fault_of_the_respondents_is_named_by_its_place(people, expected):
    assert faults(people) == [expected]


@pytest.mark.parametrize(
    ("quotas", "expected"),
    [
        ("", ("empty_file", "quotas", 0, "")),
        ("feature,value,min\nsector,academia,1\n", ("no_column", "quotas", 1, "max")),
        ("sector,academia,1,2\n", ("no_column", "quotas", 1, "feature")),
        (QUOTAS.replace("academia,1,2", "academia,3,2"), ("min_above_max", "quotas", 2, "min")),
        (QUOTAS.replace("academia,1,2", "academia,one,2"), ("no_number", "quotas", 2, "min")),
        (QUOTAS.replace("academia,1,2", "academia,1,"), ("no_number", "quotas", 2, "max")),
        (QUOTAS.replace("academia,1,2", "academia,1.5,2"), ("no_number", "quotas", 2, "min")),
        (QUOTAS.replace("academia,1,2", "academia,-1,2"), ("negative", "quotas", 2, "min")),
        (QUOTAS + "sector,academia,0,1\n", ("same_quota", "quotas", 6, "value")),
        (QUOTAS + "sector,,0,1\n", ("no_name", "quotas", 6, "value")),
        (QUOTAS + ",x,0,1\n", ("no_name", "quotas", 6, "feature")),
        (QUOTAS + "sector,public,0\n", ("short_row", "quotas", 6, "max")),
        (QUOTAS + "town,lund,0,9\n", ("no_column", "respondents", 1, "town")),
    ],
)
def test_a_fault_of_the_quotas_is_named_by_its_place(quotas, expected):
    assert faults(quotas=quotas)[0] == expected


def test_all_faults_of_both_files_are_told_in_one_go():
    people = PEOPLE + "7,academia,law\n9,wrong,law\n10\n"
    quotas = QUOTAS.replace("academia,1,2", "academia,3,2").replace("law,0,2", "law,x,2")

    assert [(code, row) for code, _file, row, _column in faults(people, quotas)] == [
        ("min_above_max", 2),
        ("no_number", 4),
        ("same_id", 4),
        ("unknown_value", 5),
        ("short_row", 6),
    ]


def test_columns_named_and_not_there_are_named():
    missing = faults(columns=Columns("firm", "address"))

    assert [column for _code, _file, _row, column in missing] == ["firm", "address"]


def test_one_broken_row_among_ten_thousand_is_found():
    rows = [f"{n},academia,law" for n in range(10_000)]
    rows[4999] = "4999,academia"

    assert faults("id,sector,skill\n" + "\n".join(rows)) == [
        ("short_row", "respondents", 5001, "skill")
    ]


def test_the_first_twenty_faults_are_shown_and_all_are_counted():
    people = PEOPLE + "".join(f"{n},wrong,law\n" for n in range(100, 150))

    with pytest.raises(UnreadableError) as error:
        read(people)

    assert (len(error.value.faults), error.value.total) == (20, 50)


def test_the_known_values_are_told_beside_one_that_is_not():
    with pytest.raises(UnreadableError) as error:
        read(PEOPLE + "9,busines,law\n")

    assert error.value.faults[0].facts == {"value": "busines", "known": ("academia", "business")}


# --- anything at all ------------------------------------------------------------------------------
def outcome(people, quotas):
    """Give the ids that were read, or how many faults there are."""
    try:
        return [person.id for person in read_files(people, quotas).people]
    except UnreadableError as error:
        return len(error.faults)


@given(st.binary(max_size=60), st.sampled_from([PEOPLE.encode(), b""]), st.integers(0, 40))
def test_no_bytes_end_in_anything_but_people_or_faults(noise, table, at):
    mixed = table[:at] + noise + table[at:]

    outcomes = [outcome(mixed, QUOTAS.encode()), outcome(PEOPLE.encode(), mixed)]

    assert [found for found in outcomes if not found] == []
