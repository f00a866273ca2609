"""``manage.py draw``: two files in, a folder and a summary out, or an exit code that says why."""

import json
import stat
from collections import Counter

import pytest

from participants.domain.selection.check import faults_of
from participants.domain.selection.documents import problem_of
from participants.domain.selection.verify import is_sound, verify_record
from tests.participants.management.shell import SEATS, draw, people, table, write
from tests.support.commands import manage, run

FILES = ["chances.csv", "panel.csv", "panels.csv", "record.json"]
SUMMARY = "n size types min_chance max_chance lp_bound seconds cpu_seconds peak_mib valid_panels"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# --- a draw ---------------------------------------------------------------------------------------
def test_the_summary_says_what_was_drawn(tmp_path):
    code, summary, _words = draw(tmp_path)

    assert code == 0
    assert set(SUMMARY.split()) - set(summary) == set()
    assert (summary["n"], summary["size"], summary["types"]) == (24, SEATS, 6)
    assert (summary["min_chance"], summary["max_chance"], summary["lp_bound"]) == (0.25, 0.25, 0.25)
    assert (summary["valid_panels"], summary["seed"], summary["unreachable"]) == (100, "test", [])


def test_the_tables_agree_with_each_other(tmp_path):
    draw(tmp_path, "--digits", "017")
    out = tmp_path / "out"

    panels, chances = table(out / "panels.csv"), table(out / "chances.csv")
    counts = Counter(row["id"] for row in panels)

    assert names(out) == FILES
    assert sorted({row["panel"] for row in panels}) == [f"{n:03}" for n in range(100)]
    assert set(Counter(row["panel"] for row in panels).values()) == {SEATS}
    assert {row["id"]: row["chance"] for row in chances} == {
        f"nb{n:02}": "0.250000000" for n in range(24)
    }
    assert {abs(counts[row["id"]] - 25) <= 1 for row in chances} == {True}
    assert [row["id"] for row in table(out / "panel.csv")] == [
        row["id"] for row in panels if row["panel"] == "017"
    ]


def test_the_record_is_sound_and_its_panels_keep_the_rules(tmp_path):
    draw(tmp_path, "--digits", "017")

    data = (tmp_path / "out" / "record.json").read_bytes()
    record = json.loads(data)

    assert is_sound(verify_record(data))
    assert faults_of(problem_of(record["rules"], record["pool"]), record["panels"]) == ()


def test_the_same_seed_gives_the_same_files_whatever_the_order_of_rows(tmp_path):
    header, *rows = people().splitlines()
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()

    draw(tmp_path / "a", "--digits", "017")
    draw(tmp_path / "b", "--digits", "017", respondents="\n".join([header, *reversed(rows)]))

    for name in FILES[:3]:
        assert (tmp_path / "a/out" / name).read_bytes() == (tmp_path / "b/out" / name).read_bytes()


def test_without_a_seed_one_is_made_and_told(tmp_path):
    files = write(tmp_path)
    words = ["--size", "6", "--panels", "50", "--out", str(tmp_path / "out")]

    done = [manage("draw", *files, *words, folder=tmp_path / "var") for _ in range(2)]
    seeds = [json.loads(one.stdout)["seed"] for one in done]
    record = json.loads((tmp_path / "out" / "record.json").read_bytes())

    assert [len(seed) for seed in seeds] == [32, 32]
    assert seeds[0] != seeds[1] == record["seed"]


def test_rules_beside_the_quotas_are_kept(tmp_path):
    words = ["--organisation", "firm", "--organisation-max", "2", "--household", "address"]

    code, _summary, _words = draw(tmp_path, *words, "--must-in", "nb00,nb03", "--must-out", "nb05")
    record = json.loads((tmp_path / "out" / "record.json").read_bytes())
    rules = record["rules"]

    assert code == 0
    assert (rules["organisation_max"], rules["households_apart"]) == (2, True)
    assert (rules["must_in"], rules["must_out"]) == (["nb00", "nb03"], ["nb05"])
    assert is_sound(verify_record(record))


def test_what_must_be_known_is_noted_in_both_languages(tmp_path):
    respondents = people().replace("nationbuilder_id", "town").replace(",law,", ",,", 1)

    _code, summary, words = draw(tmp_path, respondents=respondents)

    notes = {note["code"]: note for note in summary["notes"]}
    assert set(notes) >= {"no_value", "numbered"}
    assert [note["en"] for note in summary["notes"]] == words.splitlines()[-len(notes) :]
    assert notes["no_value"]["en"] == (
        "people.csv, row 2, column skill: 1 of 24 people have no value here, for example in row 2."
        " They count in none of the column’s quotas."
    )
    assert notes["numbered"]["sv"].startswith("people.csv: Ingen kolumn med nummer hittades.")


# --- the folder -----------------------------------------------------------------------------------
def test_a_second_draw_replaces_the_first_and_leaves_other_files_alone(tmp_path):
    draw(tmp_path, "--digits", "017")
    (tmp_path / "out" / "mine.txt").write_text("kept")

    draw(tmp_path)

    assert names(tmp_path / "out") == ["chances.csv", "mine.txt", "panels.csv", "record.json"]
    assert names(tmp_path) == ["out", "people.csv", "quotas.csv"]


def test_a_new_folder_may_be_read_by_others(tmp_path):
    draw(tmp_path)

    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o755


def test_a_folder_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path):
    (tmp_path / "out").write_text("a file")

    code, document, words = draw(tmp_path)

    assert (code, document["faults"][0]["code"]) == (1, "no_folder")
    assert words.splitlines()[-1].endswith("/out cannot be written (Not a directory).")
    assert names(tmp_path) == ["out", "people.csv", "quotas.csv"]


# --- what cannot be read: exit code 1 -------------------------------------------------------------
def test_files_with_faults_end_with_one_and_name_row_and_column(tmp_path):
    respondents = people() + "nb99,Person,academia,cook,Firm,Road\n"

    code, document, words = draw(tmp_path, respondents=respondents)
    (fault,) = document["faults"]

    assert (code, document["error"], document["total"]) == (1, "unreadable", 1)
    assert (fault["code"], fault["file"], fault["row"], fault["column"]) == (
        *("unknown_value", "people.csv"),
        *(26, "skill"),
    )
    assert fault["en"] == words.strip()
    assert fault["sv"] == (
        "people.csv, rad 26, kolumnen skill: ”cook” finns inte bland kvoterna. "
        "Där finns: law, care."
    )
    assert not (tmp_path / "out").exists()


def test_files_that_are_not_there_are_both_named(tmp_path):
    done = manage(
        "draw", "no.csv", "none.csv", "--size", "3", "--out", f"{tmp_path}/out", folder=tmp_path
    )

    assert done.returncode == 1
    assert [fault["file"] for fault in json.loads(done.stdout)["faults"]] == ["no.csv", "none.csv"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (["--size", "0"], ["no_size"]),
        (["--size", "six"], ["no_size"]),
        (["--size", "-1", "--panels", "1.5"], ["no_size", "no_panels"]),
        (["--panels", "100001"], ["no_panels"]),
        (["--digits", "17"], ["digits"]),
        (["--digits", "100"], ["digits"]),
        (["--organisation", "firm"], ["no_organisation"]),
        (["--organisation-max", "2"], ["no_organisation"]),
        (["--organisation", "firm", "--organisation-max", "0"], ["no_organisation"]),
        (["--organisation", "company", "--organisation-max", "2"], ["no_column"]),
        (["--must-in", "nb77"], ["unknown_person"]),
        (["--must-in", "nb01", "--must-out", "nb01"], ["in_and_out"]),
        (["--must-in", "nb01,nb02,nb03,nb04,nb05,nb06,nb07"], ["too_many_in"]),
    ],
)
def test_options_without_sense_end_with_one(tmp_path, words, codes):
    code, document, _words = draw(tmp_path, *words)

    assert (code, [fault["code"] for fault in document["faults"]]) == (1, codes)


def test_a_criterion_without_values_ends_with_one(tmp_path):
    code, document, words = draw(tmp_path, quotas="feature,value,min,max\nname,,1,2\n")

    assert (code, document["faults"][0]["code"], document["faults"][0]["row"]) == (1, "no_name", 2)
    assert words == (
        "quotas.csv, row 2, column value: "
        "The cell is empty, but every quota needs both a criterion and a value.\n"
    )


# --- no panel keeps the quotas: exit code 2 -------------------------------------------------------
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("academia,2,3", "academia,5,6"),
        ("academia,2,3", "academia,0,1"),
        ("care,1,6", "care,99,99"),
    ],
)
def test_quotas_that_do_not_go_together_end_with_two_and_are_explained(tmp_path, old, new):
    quotas = "category,feature,min,max\nsector,academia,2,3\nsector,business,2,4\n"
    quotas = (quotas + "skill,law,1,6\nskill,care,1,6\n").replace(old, new)

    code, document, words = draw(tmp_path, quotas=quotas)

    assert (code, document["error"]) == (2, "infeasible")
    assert document["explanation"]["relaxations"] != []
    assert document["en"] in words
    assert document["sv"] != document["en"]
    assert not (tmp_path / "out").exists()


def test_fewer_people_than_seats_end_with_two(tmp_path):
    code, document, words = draw(tmp_path, "--size", "30")

    assert (code, document["explanation"]) == (
        2,
        {"kind": "too_few_people", "people": 24, "size": 30},
    )
    assert words.splitlines()[-1] == "There are 24 to draw from but 30 seats."


# --- where it runs --------------------------------------------------------------------------------
def test_it_runs_in_an_empty_environment_without_a_database(tmp_path):
    files = write(tmp_path)
    words = ["--size", "6", "--out", str(tmp_path / "out"), "--verbosity", "0"]
    settings = {"SUSI_DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}

    done = manage("draw", *files, *words, folder=tmp_path / "var", **settings)

    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["valid_panels"] == 1000


@pytest.mark.parametrize(
    "settings", [{}, {"SUSI_PRODUCTION": "1", "SUSI_SECRET_KEY": "k3y" + "aBcDeFgH" * 8}]
)
def test_it_runs_where_no_site_is_set_up_and_in_production(tmp_path, settings):
    files = write(tmp_path)
    words = ["draw", *files, "--size", "6", "--panels", "20", "--out", str(tmp_path / "out")]
    plain = "import os, runpy, sys; del os.environ['SUSI_DEBUG']; sys.argv[0] = 'manage.py'"
    code = f"{plain}; runpy.run_path('manage.py', run_name='__main__')"

    done = run("-c", code, *words, folder=tmp_path / "var", **settings)

    assert done.returncode == 0
    assert names(tmp_path / "out") == ["chances.csv", "panels.csv", "record.json"]
