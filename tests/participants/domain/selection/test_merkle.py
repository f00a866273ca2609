"""A person proves to have been in the pool, and learns nothing of the others."""

import copy

import pytest

from participants.domain.selection.merkle import grow, leaf, leaf_salt, proof_holds, prove

SALT = "5a" * 32


def pool_of(number):
    return [{"id": f"{n:03}", "answers": {"sector": ["a"]}} for n in range(number)]


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 7, 8, 33])
def test_everyone_can_prove_to_have_been_in_the_pool(number):
    pool = pool_of(number)
    root = grow(pool, SALT).root

    proofs = prove(pool, SALT, [person["id"] for person in pool])

    assert [id_ for id_, proof in proofs.items() if not proof_holds(proof, root)] == []


def test_a_path_is_as_long_as_the_tree_is_high():
    assert [len(grow(pool_of(n), SALT).path(0)) for n in (1, 2, 3, 4, 5)] == [0, 1, 2, 2, 3]


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("person", {"id": "003", "answers": {"sector": ["b"]}}),
        ("person", {"id": "004", "answers": {"sector": ["a"]}}),
        ("salt", "00" * 32),
        ("people", 8),
        ("root", "00" * 32),
        ("format", "other"),
        ("path", []),
        ("path", "none"),
        ("path", [["up", "00" * 32]]),
        ("person", None),
    ],
)
def test_a_changed_proof_does_not_hold(part, value):
    pool = pool_of(7)
    proof = prove(pool, SALT, ["003"])["003"]

    assert not proof_holds({**proof, part: value}, grow(pool, SALT).root)


def test_a_proof_with_a_part_missing_does_not_hold():
    pool = pool_of(3)
    proof = prove(pool, SALT, ["001"])["001"]
    holding = [
        part
        for part in proof
        if proof_holds({k: v for k, v in proof.items() if k != part}, grow(pool, SALT).root)
    ]

    assert holding == []


def test_two_people_with_equal_answers_have_leaves_of_their_own():
    assert len(set(grow(pool_of(50), SALT).levels[0])) == 50


def test_the_salt_of_one_does_not_open_the_leaf_of_another():
    pool = pool_of(2)
    levels = grow(pool, SALT).levels

    guessed = leaf(pool[1], leaf_salt(SALT, "000"))

    assert guessed != levels[0][1]


def test_the_root_changes_with_every_answer_and_with_the_number_of_people():
    pool = pool_of(5)
    changed = copy.deepcopy(pool)
    changed[4]["answers"]["sector"] = ["b"]

    roots = {grow(p, SALT).root for p in (pool, changed, pool[:4], [*pool, *pool_of(1)], [])}

    assert len(roots) == 5
