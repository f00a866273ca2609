"""Whether two people who applied may be one: addresses and names that say the same, or nearly."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

# Shorter words differ in one letter and are other names: Lind and Lund.
LONG_WORD = 6
# Larger groups are compared with their first only, so that no pool takes long.
LARGE = 20
SAME_HOUSE = {"googlemail.com": "gmail.com"}


class Likeness(StrEnum):
    """Why two people may be one, the strongest reason first."""

    ADDRESS = "address"
    NAME_AND_ORGANISATION = "name_and_organisation"
    NAME = "name"
    NEARLY = "nearly"


@dataclass(frozen=True)
class Who:
    """What is compared; ``key`` stands for the person."""

    key: int
    email: str
    name: str
    organisation: str = ""


def address_key(email: str) -> str:
    """Give the address without capitals, dots before the at sign, and what follows a plus."""
    name, _at, house = email.strip().casefold().rpartition("@")
    house = SAME_HOUSE.get(house, house)
    return f"{name.split('+')[0].replace('.', '')}@{house}"


def words_of(text: str) -> tuple[str, ...]:
    """Give the words without accents, capitals and signs, in the alphabet's order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return tuple(sorted(letters.split()))


def likenesses(people: Sequence[Who]) -> dict[tuple[int, int], Likeness]:
    """Give the pairs that may be one person, each with the strongest reason.

    The keys of a pair stand in the order in which the people do.
    """
    place = {who.key: number for number, who in enumerate(people)}
    found: dict[tuple[int, int], Likeness] = {}
    for likeness, pairs in _by_strength(people):
        for one, other in pairs:
            first, second = sorted((one, other), key=place.__getitem__)
            found.setdefault((first, second), likeness)
    return found


def nearly(one: str, other: str) -> bool:
    """Tell whether two long words with the same first letter are one slip of the keys apart."""
    if one == other or max(len(one), len(other)) < LONG_WORD or one[:1] != other[:1]:
        return False
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) == 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) > len(short):
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    swapped = [one[at] for at in wrong] == [other[at] for at in reversed(wrong)]
    return len(wrong) == 1 or (len(wrong) == 2 and wrong[1] - wrong[0] == 1 and swapped)  # noqa: PLR2004 -- two letters in the other order


def _by_strength(
    people: Sequence[Who],
) -> Iterator[tuple[Likeness, Iterable[tuple[int, int]]]]:
    names = {who.key: words_of(who.name) for who in people}
    houses = {who.key: words_of(who.organisation) for who in people}
    named = [who.key for who in people if names[who.key]]
    yield (
        Likeness.ADDRESS,
        _same((who.key, address_key(who.email)) for who in people if "@" in who.email),
    )
    yield (
        Likeness.NAME_AND_ORGANISATION,
        _same((key, (names[key], houses[key])) for key in named if houses[key]),
    )
    yield Likeness.NAME, _same((key, names[key]) for key in named)
    yield (
        Likeness.NEARLY,
        (
            (one, other)
            for one, other in _slips(names)
            if not houses[one] or not houses[other] or houses[one] == houses[other]
        ),
    )


def _same(keyed: Iterable[tuple[int, object]]) -> Iterator[tuple[int, int]]:
    """Give the pairs whose second part is equal; of a large group each with its first."""
    groups: dict[object, list[int]] = defaultdict(list)
    for key, value in keyed:
        groups[value].append(key)
    for group in groups.values():
        if len(group) > LARGE:
            yield from ((group[0], other) for other in group[1:])
        else:
            yield from combinations(group, 2)


def _slips(names: dict[int, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Give the pairs whose names are the same but for one word, and that word nearly."""
    groups: dict[tuple[tuple[str, ...], str], list[tuple[str, int]]] = defaultdict(list)
    for key, words in names.items():
        for word in set(words):
            rest = Counter(words)
            rest[word] -= 1
            groups[tuple(sorted(rest.elements())), word[0]].append((word, key))
    for group in groups.values():
        yield from _near_in(sorted(group))


def _near_in(group: list[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    reach = len(group) if len(group) <= LARGE * LARGE else LARGE
    for number, (word, key) in enumerate(group):
        for other_word, other in group[number + 1 : number + 1 + reach]:
            if key != other and nearly(word, other_word):
                yield key, other
