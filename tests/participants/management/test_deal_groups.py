"""``manage.py deal_groups``: a file of people in, a file of groups and their figures out."""

import json
from collections import Counter, defaultdict
from itertools import combinations

import pytest

from tests.participants.management.shell import call, table
from tests.support.commands import manage

FIGURES = {
    *("people", "groups", "sizes", "imbalance", "imbalance_bound", "criteria"),
    *("alike_pairs", "alike_pairs_bound", "meet_again", "meet_again_bound"),
    *("broken", "proven", "seed", "seconds", "cpu_seconds", "peak_mib"),
}


def people(number=24, id_column="id"):
    """Give people with a sector, one or two skills, a house and a friend."""
    rows = [f"{id_column},name,sector,skill,firm,friends"]
    for n in range(number):
        sector, skill = "abc"[n % 3], ("law", "care", "law;care", "build")[n % 4]
        friends = "x" if n < 3 else ""
        rows.append(f"k{n:02},Person {n},{sector},{skill},Firm {n // 4},{friends}")
    return "\n".join(rows) + "\n"


def deal(folder, *words, text=None, groups="4", diversify="sector,skill", seed="s"):
    """Deal ``people.csv`` to ``out.csv``; give exit code, the JSON document and the words."""
    (folder / "people.csv").write_text(people() if text is None else text, encoding="utf-8")
    given = ["--groups", groups, "--diversify", diversify, "--out", f"{folder}/out.csv"]
    seeded = ["--seed", seed] if seed else []
    code, out, err = call("deal_groups", f"{folder}/people.csv", *given, *seeded, *words)
    return code, json.loads(out), err


def seats(folder, name="out.csv"):
    return {row["id"]: int(row["group"]) for row in table(folder / name)}


def groups_of(folder, name="out.csv"):
    found = defaultdict(set)
    for who, group in seats(folder, name).items():
        found[group].add(who)
    return dict(sorted(found.items()))


# --- dealt ----------------------------------------------------------------------------------------
def test_everybody_gets_one_group_of_even_size(tmp_path):
    code, document, words = deal(tmp_path)

    assert (code, words) == (0, "")
    assert [row["id"] for row in table(tmp_path / "out.csv")] == [f"k{n:02}" for n in range(24)]
    assert Counter(seats(tmp_path).values()) == {1: 6, 2: 6, 3: 6, 4: 6}
    assert (document["people"], document["groups"], document["sizes"]) == (24, 4, [6, 6, 6, 6])


def test_the_document_holds_every_figure_and_its_bound(tmp_path):
    _code, document, _words = deal(tmp_path)

    assert set(document) == FIGURES
    assert (document["imbalance"], document["imbalance_bound"], document["proven"]) == (0, 0, True)
    assert document["alike_pairs"] == document["alike_pairs_bound"] == 0
    assert document["criteria"]["sector"] == {
        "imbalance": 0,
        "bound": 0,
        "values": {value: {"people": 8, "fewest": 2, "most": 2} for value in "abc"},
    }


def test_the_figures_are_those_of_the_file(tmp_path):
    _code, document, _words = deal(tmp_path, groups="5")
    sector = {f"k{n:02}": "abc"[n % 3] for n in range(24)}
    counts = [Counter(sector[who] for who in group) for group in groups_of(tmp_path).values()]

    assert document["sizes"] == [5, 5, 5, 5, 4]
    assert document["criteria"]["sector"]["values"] == {
        value: {
            "people": 8,
            "fewest": min(count[value] for count in counts),
            "most": max(count[value] for count in counts),
        }
        for value in "abc"
    }


def test_people_without_an_id_column_are_numbered_and_told_so(tmp_path):
    text = "\n".join(line.split(",", 1)[1] for line in people(6).splitlines())

    code, _document, words = deal(tmp_path, text=text, groups="2", diversify="sector")

    assert [row["id"] for row in table(tmp_path / "out.csv")] == ["1", "2", "3", "4", "5", "6"]
    assert (code, len(words.splitlines())) == (0, 1)


@pytest.mark.parametrize("mark", [",", "\t"])
def test_several_values_in_a_cell_count_each(tmp_path, mark):
    rows = [("id", "skill"), *((f"k{n}", "law;care" if n < 4 else "care") for n in range(8))]

    _code, document, _words = deal(
        tmp_path, text="\n".join(mark.join(row) for row in rows), diversify="skill"
    )

    lawyers = [sum(int(who[1:]) < 4 for who in group) for group in groups_of(tmp_path).values()]
    assert lawyers == [1, 1, 1, 1]
    assert document["criteria"]["skill"]["values"]["care"]["people"] == 8


def test_a_cluster_stays_in_as_few_groups_as_it_fits_in(tmp_path):
    code, document, _words = deal(tmp_path, "--cluster", "firm", groups="6", diversify="sector")

    firms = [{int(who[1:]) // 4 for who in group} for group in groups_of(tmp_path).values()]
    assert (code, document["broken"]) == (0, [])
    assert [len(firm) for firm in firms] == [1] * 6


def test_a_shared_value_sits_apart(tmp_path):
    _code, document, _words = deal(tmp_path, "--apart", "firm", diversify="sector")

    for group in groups_of(tmp_path).values():
        assert set(Counter(int(who[1:]) // 4 for who in group).values()) == {1}
    assert document["broken"] == []


def test_a_shared_value_sits_together(tmp_path):
    _code, document, _words = deal(tmp_path, "--together", "friends")

    assert len({seats(tmp_path)[who] for who in ("k00", "k01", "k02")}) == 1
    assert document["broken"] == []


def test_a_wish_that_cannot_be_kept_is_named(tmp_path):
    code, document, words = deal(
        tmp_path, "--together", "friends", "--apart", "firm", text=people(5), groups="2"
    )

    wish = {"wish": "together", "ids": ["k00", "k01", "k02"]}
    assert (code, document["broken"], document["proven"]) == (0, [wish], False)
    assert words == "Not together: k00, k01, k02.\n"


def test_as_few_as_possible_meet_again(tmp_path):
    deal(tmp_path)
    (tmp_path / "out.csv").rename(tmp_path / "first.csv")

    _code, document, _words = deal(tmp_path, "--met", str(tmp_path / "first.csv"), seed="t")

    again = sum(
        len(list(combinations(old & new, 2)))
        for old in groups_of(tmp_path, "first.csv").values()
        for new in groups_of(tmp_path).values()
    )
    assert again == document["meet_again"] == document["meet_again_bound"] == 8


# --- the same again -------------------------------------------------------------------------------
def test_the_same_seed_gives_the_same_groups_whatever_the_order_of_rows(tmp_path):
    header, *rows = people().splitlines()
    deal(tmp_path)
    first = seats(tmp_path)

    deal(tmp_path, text="\n".join([header, *reversed(rows)]))

    assert seats(tmp_path) == first


def test_another_seed_gives_other_groups(tmp_path):
    deal(tmp_path)
    first = seats(tmp_path)

    deal(tmp_path, seed="other")

    assert seats(tmp_path) != first


def test_without_a_seed_one_is_made_and_can_be_used_again(tmp_path):
    _code, document, _words = deal(tmp_path, seed=None)
    first = seats(tmp_path)

    deal(tmp_path, seed=document["seed"])

    assert (len(document["seed"]), seats(tmp_path)) == (16, first)


def test_a_shell_without_a_site_gets_the_same(tmp_path):
    deal(tmp_path)
    first = (tmp_path / "out.csv").read_bytes()

    done = manage(
        *("deal_groups", str(tmp_path / "people.csv"), "--groups", "4", "--seed", "s"),
        *("--diversify", "sector,skill", "--out", str(tmp_path / "shell.csv")),
        folder=tmp_path / "var",
    )

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "shell.csv").read_bytes() == first
    assert json.loads(done.stdout)["seed"] == "s"


# --- what cannot be read: exit code 1, and the file of before stays -----------------------------
WRONG = [
    ({"diversify": "sector,age"}, "no_column"),
    ({"diversify": " , "}, "no_criteria"),
    ({"groups": "5", "text": people(3)}, "too_many_groups"),
    ({"groups": "0"}, "no_number"),
    ({"groups": "many"}, "no_number"),
    ({"groups": "-2"}, "no_number"),
    ({"text": people() + "k00,Person,a,law,Firm,\n"}, "same_id"),
    ({"text": people() + ",Person,a,law,Firm,\n"}, "no_id"),
    ({"text": people(0)}, "no_people"),
]


@pytest.mark.parametrize(("options", "fault"), WRONG)
def test_what_makes_no_sense_is_named_and_nothing_is_written(tmp_path, options, fault):
    (tmp_path / "out.csv").write_text("id,group\nkept,1\n")

    code, document, words = deal(tmp_path, **options)

    assert (code, document["error"], document["total"]) == (1, "unreadable", 1)
    assert [one["code"] for one in document["faults"]] == [fault]
    assert words.splitlines() == [document["faults"][0]["en"]]
    assert (tmp_path / "out.csv").read_text() == "id,group\nkept,1\n"


def test_a_fault_says_where_it_is_and_how_many_groups_are_possible(tmp_path):
    _code, twice, _words = deal(tmp_path, text=people() + "k00,Person,a,law,Firm,\n")
    _code, few, _words = deal(tmp_path, text=people(3), groups="5")

    assert (twice["faults"][0]["file"], twice["faults"][0]["row"]) == ("people.csv", 26)
    assert few["faults"][0]["sv"] == (
        "3 personer räcker inte till 5 grupper. Välj högst 3 grupper."
    )


def test_those_who_should_be_both_together_and_more_than_fit_are_named(tmp_path):
    text = people(6).replace("x\n", "y\n").replace(",\n", ",y\n")

    code, document, _words = deal(tmp_path, "--together", "friends", text=text, groups="3")

    assert (code, document["faults"][0]["code"]) == (1, "too_many_together")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00", b"\x00\x01\x02", b"PK\x03\x04zip"])
def test_a_file_that_is_no_table_is_refused(tmp_path, data):
    (tmp_path / "people.csv").write_bytes(data)
    words = ["--groups", "2", "--diversify", "sector", "--out", f"{tmp_path}/out.csv"]

    code, out, _words = call("deal_groups", f"{tmp_path}/people.csv", *words)

    assert (code, json.loads(out)["error"]) == (1, "unreadable")
    assert [path.name for path in tmp_path.iterdir()] == ["people.csv"]


def test_a_file_that_is_not_there_is_named(tmp_path):
    words = ["--groups", "2", "--diversify", "sector", "--out", f"{tmp_path}/out.csv"]

    code, out, _words = call("deal_groups", f"{tmp_path}/nobody.csv", *words)

    assert (code, json.loads(out)["faults"][0]["code"]) == (1, "no_file")


@pytest.mark.parametrize("met", ["id,table\nk00,1\n", ""])
def test_earlier_groups_that_cannot_be_read_are_refused(tmp_path, met):
    (tmp_path / "first.csv").write_text(met)

    code, document, _words = deal(tmp_path, "--met", str(tmp_path / "first.csv"))

    assert (code, document["faults"][0]["file"]) == (1, "first.csv")


def test_where_nothing_can_be_written_the_file_is_named(tmp_path):
    (tmp_path / "out.csv").mkdir()

    code, document, words = deal(tmp_path)

    assert (code, document["faults"][0]["code"]) == (1, "no_file")
    assert words.count("out.csv") == 1


def test_words_come_in_the_language_that_is_asked_for(tmp_path):
    _code, document, words = deal(tmp_path, "--language", "sv", diversify="age")

    assert words.strip() == document["faults"][0]["sv"] != document["faults"][0]["en"]
