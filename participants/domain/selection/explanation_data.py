"""An explanation as plain data, to be kept or printed, and back."""

from collections.abc import Mapping, Sequence
from typing import Any

from participants.domain.selection.explanation import (
    Bound,
    Change,
    Counting,
    Explanation,
    Kind,
    Recruit,
    Relaxation,
    Share,
)
from participants.domain.selection.problem import Quota
from participants.domain.selection.seat_table import Label, Side

Plain = dict[str, Any]


def to_plain(explanation: Explanation) -> Plain:
    """Give the explanation as dicts, lists, texts and numbers."""
    recruit = explanation.recruit
    return {
        "kind": explanation.kind.value,
        "bounds": [_bound(bound) for bound in explanation.bounds],
        "facts": _counting(explanation.facts) if explanation.facts else None,
        "singles": [_bound(bound) for bound in explanation.singles],
        "recruit": _recruit(recruit) if recruit else None,
        "relaxations": [_relaxation(relaxation) for relaxation in explanation.relaxations],
    }


def from_plain(data: Mapping[str, Any]) -> Explanation:
    """Give the explanation that plain data say."""
    facts, recruit = data["facts"], data["recruit"]
    return Explanation(
        kind=Kind(data["kind"]),
        bounds=_bounds_from(data["bounds"]),
        facts=_counting_from(facts) if facts else None,
        singles=_bounds_from(data["singles"]),
        recruit=_recruit_from(recruit) if recruit else None,
        relaxations=tuple(map(_relaxation_from, data["relaxations"])),
    )


def _label(label: Label) -> str | Plain:
    if isinstance(label, str):
        return label
    cell = [list(value) for value in sorted(label.cell)]
    return {"cell": cell, "min": label.minimum, "max": label.maximum}


def _label_from(data: str | Mapping[str, Any]) -> Label:
    if isinstance(data, str):
        return data
    cell = frozenset((criterion, value) for criterion, value in data["cell"])
    return Quota(cell, data["min"], data["max"])


def _bound(bound: Bound) -> Plain:
    return {
        "of": _label(bound.of),
        "side": bound.side.value,
        "number": bound.number,
        "people": bound.people,
    }


def _bounds_from(data: Sequence[Mapping[str, Any]]) -> tuple[Bound, ...]:
    return tuple(
        Bound(_label_from(row["of"]), Side(row["side"]), row["number"], row["people"])
        for row in data
    )


def _counting(facts: Counting) -> Plain:
    shares = [
        {"of": _label(s.of), "people": s.people, "maximum": s.maximum, "seats": s.seats}
        for s in facts.shares
    ]
    return {
        "demands": [_bound(bound) for bound in facts.demands],
        "shares": shares,
        "people": facts.people,
        "outside": facts.outside,
        "doubled": facts.doubled,
        "required": facts.required,
        "room": facts.room,
    }


def _counting_from(data: Mapping[str, Any]) -> Counting:
    return Counting(
        demands=_bounds_from(data["demands"]),
        shares=tuple(
            Share(_label_from(row["of"]), row["people"], row["maximum"], row["seats"])
            for row in data["shares"]
        ),
        people=data["people"],
        outside=data["outside"],
        doubled=data["doubled"],
        required=data["required"],
        room=data["room"],
    )


def _recruit(recruit: Recruit) -> Plain:
    outside = [_label(label) for label in recruit.outside]
    return {"number": recruit.number, "of": _label(recruit.of), "outside": outside}


def _recruit_from(data: Mapping[str, Any]) -> Recruit:
    outside = tuple(_label_from(label) for label in data["outside"])
    return Recruit(data["number"], _label_from(data["of"]), outside)


def _relaxation(relaxation: Relaxation) -> Plain:
    changes = [
        {"quota": _label(c.quota), "bound": c.bound.value, "old": c.old, "new": c.new}
        for c in relaxation.changes
    ]
    return {
        "changes": changes,
        "total": relaxation.total,
        "proven": relaxation.proven,
        "floor": relaxation.floor,
        "hopeless": relaxation.hopeless,
    }


def _relaxation_from(data: Mapping[str, Any]) -> Relaxation:
    changes = tuple(
        Change(_label_from(row["quota"]), Side(row["bound"]), row["old"], row["new"])
        for row in data["changes"]
    )
    return Relaxation(changes, data["total"], data["proven"], data["floor"], data["hopeless"])
