"""Invented people for groups: plain, seeded, with criteria of two to six values."""

from random import Random

from workshops.domain.grouping.request import Member

VALUES = (5, 3, 4, 2, 6, 3)


def crowd(people, criteria, *, seed, organisations=0):
    """Give people and the names of their criteria; a part of them has an organisation."""
    rng = Random(f"{people}:{criteria}:{seed}")  # noqa: S311 -- invented people
    names = tuple(f"criterion {number}" for number in range(criteria))
    members = tuple(
        Member(
            id=f"{number:04}",
            values={
                name: frozenset({str(rng.randrange(count))})
                for name, count in zip(names, VALUES, strict=False)
            },
            organisation=f"house {rng.randrange(organisations)}"
            if organisations and rng.random() < 0.4
            else "",
        )
        for number in range(people)
    )
    return members, names
