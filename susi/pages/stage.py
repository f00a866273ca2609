"""What each phase shows first: the colour of the field, the sentence and the one thing to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from challenges.choices import Phase
from challenges.models import Case, Challenge
from susi.core.templatetags.susi import clock, day, day_and_time
from workshops.models import Session

# Yellow (raps) means here and now: an open application or a session that is going on.
NOW = frozenset({Phase.OPEN, Phase.SESSION})


@dataclass(frozen=True)
class Scene:
    """What the words of a phase are made from; ``case`` is set on the page of one case."""

    challenge: Challenge
    phase: Phase
    cases: Sequence[Case]
    sessions: Sequence[Session]
    now: datetime
    case: Case | None = None

    @property
    def coming_session(self) -> Session | None:
        """Give the next session that has not begun."""
        return next((s for s in self.sessions if s.starts_at > self.now), None)

    @property
    def running_session(self) -> Session | None:
        """Give the session that is going on."""
        return next((s for s in self.sessions if s.starts_at <= self.now <= s.ends_at), None)


@dataclass(frozen=True)
class Stage:
    """The first thing a page says, by phase.

    Attributes:
        field: classes of the colour field.
        strong: what is going on, one sentence.
        note: a shorter sentence after it.
        button: words of the one filled button, empty where there is nothing to do.
        address: where it leads.
        live: something is going on right now.
    """

    field: str
    strong: str
    note: str = ""
    button: str = ""
    address: str = ""
    live: bool = False


def stage_of(scene: Scene) -> Stage:
    """Give the field, the words and the button of the scene's phase."""
    strong, note = WORDS[scene.phase](scene)
    button, address = _action(scene)
    return Stage(
        field=_field(scene),
        strong=strong,
        note=note,
        button=button,
        address=address,
        live=scene.phase == Phase.SESSION,
    )


def _field(scene: Scene) -> str:
    if scene.case is None and scene.phase in NOW:
        return "site-head--raps"
    if scene.case is None and scene.phase == Phase.CLOSED:
        return "tint tint--sand"
    first = scene.case or (scene.cases[0] if scene.cases else None)
    return f"tint tint--{first.tint if first else 'sky'}"


def _action(scene: Scene) -> tuple[str, str]:
    if scene.phase == Phase.OPEN and scene.cases:
        return _("Ansök om en plats"), reverse("application_start", args=[scene.challenge.slug])
    if scene.phase == Phase.RESULT and scene.cases:
        case = scene.case or (scene.cases[0] if len(scene.cases) == 1 else None)
        if case is None:
            return _("Läs resultatet"), "#case"
        return _("Läs resultatet"), reverse("idea_result", args=[scene.challenge.slug, case.slug])
    return (_("Läs om casen"), "#case") if scene.case is None and scene.cases else ("", "")


def _draft(_scene: Scene) -> tuple[str, str]:
    return _("Utmaningen är inte öppnad än."), _("Bara teamet ser den här sidan.")


def _coming(scene: Scene) -> tuple[str, str]:
    when = {"when": day_and_time(scene.challenge.opens_at)}
    return _("Ansökan öppnar %(when)s.") % when, ""


def _open(scene: Scene) -> tuple[str, str]:
    if not scene.cases:
        return _("Casen kommer snart."), _("Då kan du söka.")
    when = {"when": day_and_time(scene.challenge.closes_at)}
    return _("Ansök senast %(when)s.") % when, _("Det tar ungefär 8 minuter.")


def _closed(scene: Scene) -> tuple[str, str]:
    when = {"when": day(scene.challenge.decision_at)}
    return _("Ansökan är stängd."), _("Alla som har sökt får besked senast %(when)s.") % when


def _drawn(scene: Scene) -> tuple[str, str]:
    session = scene.coming_session
    if session is None:
        return _("Deltagarna är valda."), ""
    return _("Deltagarna är valda."), _("Session %(number)s är %(when)s.") % {
        "number": session.number,
        "when": day(session.starts_at),
    }


def _session(scene: Scene) -> tuple[str, str]:
    session = scene.running_session
    if session is None:
        return _("Pågår nu"), ""
    words = {"number": session.number, "case": session.case.title, "time": clock(session.ends_at)}
    return (
        _("Session %(number)s i %(case)s pågår till kl. %(time)s.") % words,
        _("Deltagarna hittar länken på sin egen sida."),
    )


def _between(scene: Scene) -> tuple[str, str]:
    session = scene.coming_session
    if session is None:
        return _("Deltagarna arbetar vidare."), ""
    return _("Deltagarna arbetar vidare."), _("Session %(number)s är %(when)s.") % {
        "number": session.number,
        "when": day(session.starts_at),
    }


def _after(scene: Scene) -> tuple[str, str]:
    moment = scene.challenge.results_at
    if moment is None:
        return _("Sessionerna är klara."), _("Resultatet visas här när det är färdigt.")
    when = {"when": day(moment)}
    return _("Sessionerna är klara."), _("Resultatet visas här %(when)s.") % when


def _result(_scene: Scene) -> tuple[str, str]:
    return _("Resultatet är ute."), _("Läs vad deltagarna och forskarna kom fram till.")


WORDS = {
    Phase.DRAFT: _draft,
    Phase.COMING: _coming,
    Phase.OPEN: _open,
    Phase.CLOSED: _closed,
    Phase.DRAWN: _drawn,
    Phase.SESSION: _session,
    Phase.BETWEEN: _between,
    Phase.AFTER: _after,
    Phase.RESULT: _result,
}
