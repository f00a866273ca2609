"""A tree of digests over the pool: a person proves "I was in it" and the pool stays private.

A leaf is the digest of one person's row with a salt of that person's own, so no one can guess the
answers of a neighbour from the path. Neighbours are hashed in pairs; a last one without a pair
goes up as it is. The root also covers the number of people.
"""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participants.domain.selection.digests import canonical, digest

PROOF_FORMAT = "susi-pool-proof-1"
# A step of a path: on which side the neighbour stands, and its digest.
Step = tuple[str, str]


@dataclass(frozen=True)
class Tree:
    """The levels of digests, leaves first."""

    levels: tuple[tuple[str, ...], ...]

    @property
    def root(self) -> str:
        """The published digest: of the top and of how many leaves there are."""
        top = self.levels[-1][0] if self.levels[-1] else ""
        return digest("susi-root-v1", str(len(self.levels[0])), top)

    def path(self, index: int) -> tuple[Step, ...]:
        """Give the neighbours from a leaf to the top."""
        steps: list[Step] = []
        for level in self.levels[:-1]:
            neighbour = index ^ 1
            if neighbour < len(level):
                steps.append(("left" if neighbour < index else "right", level[neighbour]))
            index //= 2
        return tuple(steps)


def leaf_salt(salt: str, id_: str) -> str:
    """Give the salt of one person, which may be told to that person."""
    return hmac.new(bytes.fromhex(salt), f"susi-leaf-salt-v1|{id_}".encode(), "sha256").hexdigest()


def leaf(person: Mapping[str, object], salt: str) -> str:
    """Give the digest of one person's row with the person's own salt."""
    return digest("susi-leaf-v1", salt, canonical(person))


def grow(pool: Sequence[Mapping[str, object]], salt: str) -> Tree:
    """Give the tree over the pool, in the order of the pool."""
    leaves = tuple(leaf(person, leaf_salt(salt, str(person["id"]))) for person in pool)
    levels = [leaves]
    while len(levels[-1]) > 1:
        levels.append(_above(levels[-1]))
    return Tree(tuple(levels))


def _above(level: tuple[str, ...]) -> tuple[str, ...]:
    pairs = [digest("susi-node-v1", *level[at : at + 2]) for at in range(0, len(level) - 1, 2)]
    return (*pairs, level[-1]) if len(level) % 2 else tuple(pairs)


def prove(
    pool: Sequence[Mapping[str, object]], salt: str, ids: Sequence[str]
) -> dict[str, dict[str, object]]:
    """Give for each of the ids the proof that it was in the pool, to be handed to that person."""
    tree = grow(pool, salt)
    places = {str(person["id"]): index for index, person in enumerate(pool)}
    return {
        id_: {
            "format": PROOF_FORMAT,
            "person": dict(pool[places[id_]]),
            "salt": leaf_salt(salt, id_),
            "path": [list(step) for step in tree.path(places[id_])],
            "people": len(pool),
            "root": tree.root,
        }
        for id_ in ids
    }


def proof_holds(proof: Mapping[str, object], root: str) -> bool:
    """Tell whether a proof leads to the published root; a proof that cannot be read does not."""
    try:
        return _root_of(proof) == root == proof["root"]
    except (KeyError, TypeError, ValueError):
        return False


def _root_of(proof: Mapping[str, object]) -> str:
    person, path, people = proof["person"], proof["path"], proof["people"]
    if not (isinstance(person, Mapping) and isinstance(path, list) and isinstance(people, int)):
        raise TypeError
    if proof["format"] != PROOF_FORMAT:
        raise ValueError
    here = leaf(person, str(proof["salt"]))
    for side, neighbour in path:
        pair = {"left": (neighbour, here), "right": (here, neighbour)}[side]
        here = digest("susi-node-v1", *pair)
    return digest("susi-root-v1", str(people), here)
