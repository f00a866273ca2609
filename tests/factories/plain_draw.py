"""A draw at any step, of plain data and without the solver.

Of thirty people with three seats seat one goes by the first digit, seat two by the second, seat
three by the third; so one more is certain at each digit. Nobody of number 31 and up is ever drawn.
"""

from participants.choices import DrawStatus, DrawStep, RunKind, RunStatus
from participants.domain.selection.digests import list_hash, pool_hash, rules_hash
from participants.domain.selection.merkle import grow, leaf_salt
from participants.models import Draw, DrawEntry, DrawEvent, SelectionRun
from tests.factories import moments

SALT, ENGINE = "ab" * 32, {"name": "susi"}
AT = moments.AFTER_CALL
AFTER_LOCK = (DrawStatus.PREPARED, DrawStatus.PUBLISHED, DrawStatus.LIVE, DrawStatus.DRAWN)


def digit_panels(digits=3):
    """Give the panels: 10 ** digits of them, each seat by a digit of the number."""
    return [
        [str(10 * seat + int(digit) + 1) for seat, digit in enumerate(f"{number:0{digits}}")]
        for number in range(10**digits)
    ]


def pool_row(number, answers):
    """Give one person as the pool is written."""
    return {"id": str(number), "answers": answers, "organisation": "", "household": ""}


def rules_row(size, panels, quotas):
    """Give the rules as they are written: quotas as criterion, value, least and most."""
    cells = [{"cell": [[c, v]], "min": least, "max": most} for c, v, least, most in quotas]
    return {
        "size": size,
        "panels": panels,
        "objective": "ceiling",
        "quotas": cells,
        "targets": [],
        "must_in": [],
        "must_out": [],
        "organisation_max": None,
        "households_apart": False,
    }


def make_run(case, pool, panels, rules):
    """Give the solver's run with what the record wants of it."""
    ids = sorted(person["id"] for person in pool)
    counts = [sum(id_ in panel for panel in panels) for id_ in ids]
    some = [count / len(panels) for count in counts if count] or [0.0]
    result = {
        "ids": ids,
        "chances": [n / len(panels) for n in counts],
        "counts": counts,
        "floor": min(some),
        "ceiling": max(some),
        "bound": min(some),
        "exact": True,
        "unreachable": [id_ for id_, n in zip(ids, counts, strict=True) if not n],
        "method": "halving",
        "distance": 0.0,
        "types": 1,
        "notes": [],
    }
    return SelectionRun.objects.create(
        case=case,
        kind=RunKind.FINAL,
        status=RunStatus.DONE,
        asked_at=AT,
        problem={"pool": pool, "rules": rules},
        problem_hash="x",
        result=result,
    )


def make_draw(case, applications, status=DrawStatus.PUBLISHED, *, panels=None, **also):
    """Give a draw of the applications; ``also`` holds digits, quotas, and columns of the draw.

    Each application brings its answers as ``application.coded``; without it there are none.
    """
    panels = digit_panels() if panels is None else panels
    digits, quotas = also.pop("digits", ""), also.pop("quotas", [])
    pool = [pool_row(one.number, getattr(one, "coded", {})) for one in applications]
    pool.sort(key=lambda person: person["id"])
    rules = rules_row(len(panels[0]), len(panels), quotas)
    ready = status in AFTER_LOCK
    draw = Draw.objects.create(
        case=case,
        status=status,
        pool=pool,
        salt=SALT,
        seed="s",
        rules={"engine": ENGINE, "rules": rules, "title": case.title_sv},
        pool_hash=pool_hash(pool, SALT),
        rules_hash=rules_hash(rules, ENGINE),
        merkle_root=grow(pool, SALT).root,
        locked_at=AT,
        digits=digits,
        run=make_run(case, pool, panels, rules),
        **_written(panels, status) if ready else {},
        **also,
    )
    _entries(draw, pool, applications, panels if ready else [])
    _events(draw)
    return draw


def _written(panels, status):
    times = {"prepared_at": AT}
    if status != DrawStatus.PREPARED:
        times["published_at"] = AT
    if status in {DrawStatus.LIVE, DrawStatus.DRAWN}:
        times["started_at"] = AT
    if status == DrawStatus.DRAWN:
        times["drawn_at"] = AT
    return {"panels": panels, "list_hash": list_hash(panels), **times}


def _entries(draw, pool, applications, panels):
    by_number = {str(one.number): one for one in applications}
    counts = {row["id"]: sum(row["id"] in panel for panel in panels) for row in pool}
    DrawEntry.objects.bulk_create(
        DrawEntry(
            draw=draw,
            application=by_number[row["id"]],
            number=int(row["id"]),
            nonce=leaf_salt(SALT, row["id"]),
            position=position,
            count=counts[row["id"]] if panels else None,
            chance=counts[row["id"]] / len(panels) if panels else None,
        )
        for position, row in enumerate(pool)
    )


def _events(draw):
    steps = [(DrawStep.LOCKED, {"people": len(draw.pool), "places": 3}, draw.locked_at)]
    steps += [(DrawStep.PUBLISHED, {}, draw.published_at), (DrawStep.STARTED, {}, draw.started_at)]
    steps += [
        (DrawStep.DIGIT, {"digit": digit, "place": place}, draw.started_at)
        for place, digit in enumerate(draw.digits, 1)
    ]
    steps += [(DrawStep.DRAWN, {"number": draw.digits, "passed": []}, draw.drawn_at)]
    DrawEvent.objects.bulk_create(
        DrawEvent(draw=draw, step=step, facts=facts, at=at) for step, facts, at in steps if at
    )
