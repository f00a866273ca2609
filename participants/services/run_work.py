"""What a worker does with a run it has claimed: solve, show that it lives, settle the result."""

import logging
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from participants.choices import DrawStatus, DrawStep, RunKind, RunStatus
from participants.domain.selection.coded import problem_from
from participants.domain.selection.digests import list_hash
from participants.domain.selection.explain import explain
from participants.domain.selection.explanation_data import to_plain
from participants.domain.selection.lottery import prepare_draw
from participants.domain.selection.prepared import Prepared
from participants.domain.selection.problem import CancelledError, InfeasibleError
from participants.domain.selection.seed import number_of_seed
from participants.emails.runs import run_ended
from participants.models import Draw, DrawEntry, DrawEvent, SelectionRun

logger = logging.getLogger(__name__)
HEARTBEAT_SECONDS = 1.0


@dataclass
class Work:
    """A claimed run, and the clock that goes on from the moment it was claimed."""

    run: SelectionRun
    now: datetime
    begun: float = field(default_factory=time.monotonic)
    beat: float = field(default=-HEARTBEAT_SECONDS)
    stopped: bool = False

    @property
    def seconds(self) -> float:
        """How long the work has taken so far."""
        return time.monotonic() - self.begun

    @property
    def moment(self) -> datetime:
        """What the clock says."""
        return self.now + timedelta(seconds=self.seconds)

    def progress(self, step: str, share: float) -> None:
        """Say how far it is, at most once a second."""
        self._beat(step=step[:40], progress=round(100 * share))

    def cancelled(self) -> bool:
        """Tell whether the run was cancelled or given to another worker; asks once a second."""
        self._beat()
        return self.stopped

    def _beat(self, **said: Any) -> None:
        if self.seconds - self.beat < HEARTBEAT_SECONDS:
            return
        self.beat = self.seconds
        self.stopped = not mine(self).update(seen_at=self.moment, **said)


def mine(work: Work) -> QuerySet[SelectionRun]:
    """Give the run's row as long as it is this worker's."""
    run = work.run
    return SelectionRun.objects.filter(pk=run.pk, status=RunStatus.RUNNING, attempts=run.attempts)


def solve(work: Work) -> None:
    """Do the work and settle what came of it; whatever breaks is told as a run that failed."""
    run = work.run
    problem = problem_from(run.problem["pool"], run.problem["rules"])
    try:
        prepared = prepare_draw(
            problem,
            seed=run.seed,
            panels=run.problem["rules"]["panels"],
            progress=work.progress,
            cancelled=work.cancelled,
        )
    except CancelledError:
        return  # the row says so already
    except InfeasibleError:
        end_run(work, RunStatus.INFEASIBLE, {"explanation": to_plain(explain(problem))})
    except Exception as error:
        logger.exception("Run %d broke", run.pk)
        end_run(work, RunStatus.FAILED, {"error": type(error).__name__})
    else:
        _finish(work, prepared)


@transaction.atomic
def end_run(work: Work, status: RunStatus, result: Mapping[str, Any]) -> bool:
    """Settle the run unless it is somebody else's by now, and tell whether it was ours.

    Whoever asked for it and had to wait long is written to.
    """
    result = {**result, "seconds": round(work.seconds, 3)}
    now = work.moment
    ended = mine(work).update(status=status, result=result, ended_at=now, seen_at=now, progress=100)
    if ended:
        work.run.status = status
        run_ended(work.run, now=now)
    return ended == 1


@transaction.atomic
def _finish(work: Work, prepared: Prepared) -> None:
    """Keep the result; where a draw waits for it, its list stands from the same moment on."""
    run = work.run
    panels = prepared.panels
    example = panels[number_of_seed(run.seed, len(panels))]
    result = {**asdict(prepared), "panel": example}
    del result["panels"]
    if end_run(work, RunStatus.DONE, result) and run.kind == RunKind.FINAL:
        _prepare(run, prepared, work.moment)


def _prepare(run: SelectionRun, prepared: Prepared, now: datetime) -> None:
    waiting = Draw.objects.filter(run=run, status=DrawStatus.LOCKED)
    moved = waiting.update(
        status=DrawStatus.PREPARED,
        panels=prepared.panels,
        list_hash=list_hash(prepared.panels),
        prepared_at=now,
    )
    if not moved:
        return  # unlocked meanwhile
    draw = Draw.objects.only("pk").get(run=run, status=DrawStatus.PREPARED)
    found = dict(
        zip(prepared.ids, zip(prepared.chances, prepared.counts, strict=True), strict=True)
    )
    entries = list(DrawEntry.objects.filter(draw=draw))
    for entry in entries:
        entry.chance, entry.count = found[str(entry.number)]
    DrawEntry.objects.bulk_update(entries, ["chance", "count"], batch_size=500)
    facts = {
        "panels": len(prepared.panels),
        "floor": prepared.floor,
        "ceiling": prepared.ceiling,
        "unreachable": [int(number) for number in prepared.unreachable],
    }
    DrawEvent.objects.create(draw=draw, step=DrawStep.PREPARED, facts=facts, at=now)
