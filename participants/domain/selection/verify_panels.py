"""Checks of the panels and of everyone's count in a record; plain Python that knows no engine."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from participants.domain.selection.digests import number_width

Record = Mapping[str, Any]
Facts = Mapping[str, object]
BILLION = 10**9
# Rounding to nine decimals, for one chance; and a millionth for the arithmetic before it.
ROUNDING, SLACK = 1, 1_000


def people_faults(record: Record) -> list[Facts]:
    """People are named once, in order, and are those of the pool where the pool is there."""
    ids = [person["id"] for person in record["people"]]
    if ids != sorted(set(ids)):
        return [{"order": True}]
    pool = [person["id"] for person in record.get("pool", record["people"])]
    return [] if pool == ids else [{"pool": True}]


def panel_faults(record: Record) -> list[Facts]:
    """There are as many panels as the rules say, each of the right size, of people of the pool."""
    rules = record["rules"]
    if len(record["panels"]) != rules["panels"]:
        return [{"panels": len(record["panels"]), "expected": rules["panels"]}]
    known = {person["id"] for person in record["people"]}
    wanted, barred = set(rules["must_in"]), set(rules["must_out"])
    return [
        {"panel": name, "size": len(panel), "expected": rules["size"]}
        for name, panel in _numbered(record)
        if panel != sorted(set(panel))
        or len(panel) != rules["size"]
        or not known.issuperset(panel)
        or not wanted.issubset(panel)
        or barred.intersection(panel)
    ]


def _numbered(record: Record) -> Iterator[tuple[str, list[str]]]:
    width = number_width(len(record["panels"]))
    for number, panel in enumerate(record["panels"]):
        yield f"{number:0{width}}", panel


def count_faults(record: Record) -> list[Facts]:
    """Everyone is in as many panels as is said."""
    counted = Counter(id_ for panel in record["panels"] for id_ in panel)
    return [
        {"id": person["id"], "said": person["count"], "counted": counted[person["id"]]}
        for person in record["people"]
        if counted[person["id"]] != person["count"]
    ]


def _billionths(text: str) -> int:
    """Give a number with nine decimals as a whole number of billionths.

    Raises:
        ValueError: it is not written so.
    """
    if not re.fullmatch(r"\d{1,9}\.\d{9}", text, re.ASCII):
        raise ValueError
    return int(text.replace(".", ""))


def chance_faults(record: Record) -> list[Facts]:
    """The chances add up to the seats, and every count keeps within the stated distance of one."""
    panels, people = len(record["panels"]), record["people"]
    allowed = _billionths(record["result"]["distance"]) + (panels + 1) * ROUNDING + SLACK
    chances = {person["id"]: _billionths(person["chance"]) for person in people}
    off = sum(chances.values()) - record["rules"]["size"] * BILLION
    if abs(off) > len(people) * ROUNDING + SLACK:
        return [{"sum": True}]
    return [
        {"id": person["id"], "count": person["count"], "chance": person["chance"]}
        for person in people
        if abs(person["count"] * BILLION - panels * chances[person["id"]]) > allowed
    ]


def quota_faults(record: Record) -> list[Facts]:
    """Every panel keeps every quota, and organisations and households as the rules say."""
    bounds = [*_quota_bounds(record), *_group_bounds(record)]
    return [
        {"panel": name, "cell": label, "count": count, "min": least, "max": most}
        for name, panel in _numbered(record)
        for label, ids, least, most in bounds
        if not least <= (count := len(ids.intersection(panel))) <= most
    ]


Bound = tuple[str, set[str], int, int]


def _quota_bounds(record: Record) -> Iterator[Bound]:
    for quota in record["rules"]["quotas"]:
        holders = {p["id"] for p in record["pool"] if _has(p, quota["cell"])}
        label = ", ".join(f"{criterion}: {value}" for criterion, value in quota["cell"])
        yield label, holders, quota["min"], quota["max"]


def _has(person: Record, cell: list[list[str]]) -> bool:
    return all(value in person["answers"].get(criterion, ()) for criterion, value in cell)


def _group_bounds(record: Record) -> Iterator[Bound]:
    rules = record["rules"]
    limits = {"organisation": rules["organisation_max"], "household": None}
    if rules["households_apart"]:
        limits["household"] = 1
    for kind, most in limits.items():
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for person in record["pool"]:
            groups[person[kind]].add(person["id"])
        for name, ids in groups.items():
            if name and most is not None:
                yield f"{kind}: {name}", ids, 0, most


def equal_faults(record: Record) -> list[Facts]:
    """People who count alike have equal chances, and counts that differ by one at most."""
    rules = record["rules"]
    numbers = {p["id"]: (p["chance"], p["count"]) for p in record["people"]}
    alike: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for person in record["pool"]:
        id_ = person["id"]
        parts: list[object] = [sorted((k, sorted(v)) for k, v in person["answers"].items())]
        parts.append((id_ in rules["must_in"], id_ in rules["must_out"]))
        if rules["organisation_max"] is not None:
            parts.append(person["organisation"])
        if rules["households_apart"]:
            parts.append(person["household"])
        alike[repr(parts)].append(numbers[id_])
    return [
        {"people": len(group)}
        for group in alike.values()
        if len({chance for chance, _count in group}) > 1
        or max(count for _chance, count in group) - min(count for _chance, count in group) > 1
    ]
