import pytest

from participants.domain.alike import Likeness, Who, address_key, likenesses, nearly, words_of


def found(*people):
    whos = [Who(key, *facts) for key, facts in enumerate(people, start=1)]
    return likenesses(whos)


@pytest.mark.parametrize(
    ("email", "key"),
    [
        ("Amina.Warsame@Exempel.se", "aminawarsame@exempel.se"),
        ("amina+susi@exempel.se", "amina@exempel.se"),
        ("a.mina@googlemail.com", "amina@gmail.com"),
        ("", "@"),
    ],
)
def test_an_address_without_dots_tags_and_capitals(email, key):
    assert address_key(email) == key


@pytest.mark.parametrize("name", ["Åsa Öberg", "öberg, åsa", "  ASA   OBERG ", "A\u030asa Öberg"])
def test_a_name_without_accents_order_and_signs(name):
    assert words_of(name) == ("asa", "oberg")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("bengtsson", "bengtson", True),
        ("hassan", "hasan", True),
        ("warsame", "wasrame", True),
        ("johansson", "johanssan", True),
        ("warsame", "warsame", False),
        ("lind", "lund", False),  # short words are other names
        ("jansson", "hansson", False),  # so are other first letters
        ("andersson", "andrsn", False),
        ("petrovic", "peqrobic", False),
        ("petrovic", "petorvci", False),
    ],
)
def test_words_that_are_one_slip_apart(one, other, expected):
    assert (nearly(one, other), nearly(other, one)) == (expected, expected)


def test_the_strongest_reason_counts():
    same = ("a.b@exempel.se", "Amina Warsame", "Föreningen")

    assert found(same, ("ab+2@exempel.se", "Amina Warsame", "Föreningen")) == {
        (1, 2): Likeness.ADDRESS
    }
    assert found(same, ("c@exempel.se", "Warsame Amina", "föreningen")) == {
        (1, 2): Likeness.NAME_AND_ORGANISATION
    }
    assert found(same, ("c@exempel.se", "Amina Warsame", "")) == {(1, 2): Likeness.NAME}
    assert found(same, ("c@exempel.se", "Amina Warsamme", "")) == {(1, 2): Likeness.NEARLY}


def test_names_that_nearly_agree_from_two_organisations_are_two_people():
    one, other = ("a@x.se", "Amina Warsame", "Malmö"), ("b@x.se", "Amina Warsamme", "Lund")

    assert found(one, other) == {}


def test_people_without_name_are_not_compared():
    assert found(("a@x.se", "", ""), ("b@x.se", "", ""), ("", "", ""), ("", "", "")) == {}


def test_three_of_one_kind_are_three_pairs():
    three = [(f"{n}@x.se", "Amina Warsame", "") for n in range(3)]

    assert sorted(found(*three)) == [(1, 2), (1, 3), (2, 3)]


def test_ten_thousand_of_the_same_name_are_not_compared_pair_by_pair():
    pairs = found(*[(f"{n}@x.se", "Anna Andersson", "") for n in range(10_000)])

    assert len(pairs) == 9_999
