"""The signed record of a draw, from what was frozen, published and drawn."""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from participants.choices import DrawStep
from participants.domain.selection.coded import problem_from
from participants.domain.selection.prepared import Prepared
from participants.domain.selection.record import (
    Draft,
    Record,
    choose_by_digits,
    event_hash,
    new_record,
    public_variant,
)
from participants.models import Draw
from participants.queries.draw_panels import panels_of
from participants.services.signing import sign_record

# What the record tells of, from the publication on; reasons in free words stay in SUSI.
TOLD = (DrawStep.PUBLISHED, DrawStep.STARTED, DrawStep.DIGIT)


def record_of(draw: Draw, *, now: datetime) -> dict[str, Any]:
    """Give the full record with the number that the digits name, signed.

    It holds the pool and its salt: for the organiser and for referees. What everyone may see is
    ``public_record``.
    """
    return sign_record(choose_by_digits(open_record(draw), draw.digits, at=_iso(now)))


def public_record(draw: Draw) -> dict[str, Any]:
    """Give the record that everyone may see, signed anew: without pool and salt.

    Before the last digit it says what was promised and no number.
    """
    return sign_record(public_variant(draw.record or open_record(draw)))


def open_record(draw: Draw) -> Record:
    """Give the full record as it is promised when the list is published, without a number."""
    published = draw.published_at or draw.prepared_at or draw.locked_at
    draft = Draft(
        problem=problem_from(draw.pool, draw.rules["rules"]),
        drawn=_drawn(draw),
        seed=draw.seed,
        salt=draw.salt,
        committed_at=_iso(published),
        engine=draw.rules["engine"],
        title=draw.rules["title"],
    )
    record = new_record(draft)
    for event in draw.events.filter(step__in=TOLD).order_by("pk"):
        bare = {"at": _iso(event.at), "kind": event.step, "facts": _facts(event.facts)}
        chained = {**bare, "hash": event_hash(bare, record["events"], record)}
        record["events"].append(chained)
    return record


def _drawn(draw: Draw) -> Prepared:
    """Give what the solver found, read back: its result, and the panels from the draw."""
    result = (draw.run.result if draw.run else None) or {}
    given: dict[str, Any] = {
        part.name: _frozen(result[part.name]) for part in fields(Prepared) if part.name in result
    }
    return Prepared(panels=panels_of(draw), **given)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _facts(facts: dict[str, Any]) -> dict[str, Any]:
    """Give an event's facts without fractions, which have no single written form."""
    return {name: fact for name, fact in facts.items() if not isinstance(fact, float)}


def _iso(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
