"""The words of a draw: what the screen says at each digit, and what each step was."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.template.defaultfilters import floatformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participants.choices import DrawStep
from participants.models import DrawEvent
from participants.queries.draw_stage import Stage
from susi.core.templatetags.susi import day

LEFT = {
    1: gettext_lazy("En siffra kvar"),
    2: gettext_lazy("Två siffror kvar"),
    3: gettext_lazy("Tre siffror kvar"),
    4: gettext_lazy("Fyra siffror kvar"),
}
SOON = {
    3: gettext_lazy("Snart drar vi tre siffror"),
    4: gettext_lazy("Snart drar vi fyra siffror"),
}
DRAWN = {
    0: gettext_lazy("Ingen siffra är dragen än."),
    1: gettext_lazy("En siffra är dragen."),
    2: gettext_lazy("Två siffror är dragna."),
    3: gettext_lazy("Tre siffror är dragna."),
}


@dataclass(frozen=True)
class Words:
    """What the screen says.

    Attributes:
        tag: the state in a word.
        heading: what is going on.
        text: the figures.
        digits: the digits, for those who hear the page.
        weave: what the picture shows.
    """

    tag: str
    heading: str
    text: str
    digits: str
    weave: str

    @property
    def aloud(self) -> str:
        """Give what is read out when the screen changes."""
        return " ".join(filter(None, [f"{self.heading}.", self.digits, self.text, self.weave]))


def in_thousands(number: int) -> str:
    """Give a number as it is written: *1 000*, in English *1,000*."""
    return str(floatformat(number, "0g"))


def words_of(stage: Stage, now: datetime) -> Words:
    """Give the words of the screen as it is."""
    tag, heading, text = STATES[stage.state](stage, now)
    return Words(tag, heading, text, _digits(stage), _weave(stage))


def _waits(stage: Stage, _now: datetime) -> tuple[str, str, str]:
    digits = len(stage.digits)
    heading = SOON.get(digits) or _("Snart drar vi %(n)d siffror") % {"n": digits}
    text = _("Listan med grupper tas fram.")
    if stage.panels:
        text = _(
            "De avgör vilken av %(panels)s möjliga grupper det blir. Sidan byter av sig själv."
        ) % {"panels": in_thousands(stage.panels)}
    return _("Väntar"), str(heading), text


def _live(stage: Stage, _now: datetime) -> tuple[str, str, str]:
    heading = LEFT.get(stage.missing) or _("%(n)d siffror kvar") % {"n": stage.missing}
    drawn = DRAWN.get(stage.drawn) or _("%(n)d siffror är dragna.") % {"n": stage.drawn}
    said = [
        _("%(panels)s grupper uppfyller kvoterna.") % {"panels": in_thousands(stage.panels)},
        str(drawn),
    ]
    if stage.drawn:
        left = ngettext("%(n)s grupp är kvar.", "%(n)s grupper är kvar.", stage.left)
        said.append(left % {"n": in_thousands(stage.left)})
    return _("Direkt"), str(heading), " ".join(said)


def _done(stage: Stage, now: datetime) -> tuple[str, str, str]:
    group = _("Det blev grupp %(number)s.") % {"number": stage.draw.digits}
    return _("Klar"), _("Gruppen är lottad"), f"{group} {news(stage, now)}"


def news(stage: Stage, now: datetime) -> str:
    """Give when those who applied will hear, or that they have."""
    case = stage.draw.case
    if case.released_at is not None:
        return _("Alla som sökt har fått besked.")
    if case.challenge.decision_at <= now:
        return _("Alla som sökt får besked med mejl.")
    return _("Alla som sökt får besked senast %(when)s.") % {
        "when": day(case.challenge.decision_at)
    }


def _void(_stage: Stage, _now: datetime) -> tuple[str, str, str]:
    return _("Ogiltig"), _("Lottningen görs om"), _("Skälet står i protokollet.")


STATES: Mapping[str, Callable[[Stage, datetime], tuple[str, str, str]]] = {
    "waits": _waits,
    "live": _live,
    "done": _done,
    "void": _void,
}


def _digits(stage: Stage) -> str:
    if not stage.draw.digits or stage.state == "void":
        return ""
    first, last = stage.draw.digits[:-1], stage.draw.digits[-1]
    listed = _("%(first)s och %(last)s") % {"first": ", ".join(first), "last": last}
    return _("Dragna siffror: %(digits)s.") % {"digits": listed if first else last}


def _weave(stage: Stage) -> str:
    places = len(stage.keys)
    start = ngettext("%(n)s plats.", "%(n)s platser.", places) % {"n": in_thousands(places)}
    if stage.state != "live":
        return start
    given = ngettext("%(n)s är redan given.", "%(n)s är redan givna.", stage.given)
    return f"{start} {given % {'n': in_thousands(stage.given)}}"


# --- the steps, in the protocol ------------------------------------------------------------------
def step_words(event: DrawEvent) -> str:
    """Give the sentence of a step; what is not known of it is left out."""
    sentence = SENTENCES.get(event.step)
    facts: Mapping[str, Any] = event.facts
    return sentence(facts) if sentence else str(dict(DrawStep.choices).get(event.step, event.step))


def _locked(facts: Mapping[str, Any]) -> str:
    if "people" not in facts:
        return _("Ansökningarna och kvoterna låstes.")
    return _("Ansökningarna och kvoterna låstes: %(people)s sökande till %(places)s platser.") % {
        "people": in_thousands(facts["people"]),
        "places": in_thousands(facts["places"]),
    }


def _drawn(facts: Mapping[str, Any]) -> str:
    said = _("Gruppen är utsedd: nummer %(number)s på listan.") % {"number": facts.get("number")}
    passed = facts.get("passed", [])
    if not passed:
        return said
    gone = ngettext(
        "Nummer %(numbers)s hade lämnat lottningen. Platsen går till väntelistan.",
        "Nummer %(numbers)s hade lämnat lottningen. Platserna går till väntelistan.",
        len(passed),
    )
    return f"{said} {gone % {'numbers': ', '.join(map(str, passed))}}"


def _with_reason(sentence: Promise) -> Callable[[Mapping[str, Any]], str]:
    def said(facts: Mapping[str, Any]) -> str:
        reason = str(facts.get("reason", "")).strip()
        why = _("Skäl: %(reason)s") % {"reason": reason}
        return f"{sentence} {why}" if reason else str(sentence)

    return said


def _digit(facts: Mapping[str, Any]) -> str:
    return _("Siffra %(place)s drogs: %(digit)s.") % {
        "place": facts.get("place", ""),
        "digit": facts.get("digit", ""),
    }


SENTENCES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    DrawStep.LOCKED: _locked,
    DrawStep.PREPARED: lambda _facts: _("Systemet tog fram listan med grupper."),
    DrawStep.PUBLISHED: lambda _facts: _("Listan publicerades."),
    DrawStep.STARTED: lambda _facts: _("Lottningen började."),
    DrawStep.DIGIT: _digit,
    DrawStep.DRAWN: _drawn,
    DrawStep.UNLOCKED: _with_reason(gettext_lazy("Kvoterna låstes upp.")),
    DrawStep.VOID_ASKED: _with_reason(gettext_lazy("En arrangör bad om att lottningen görs om.")),
    DrawStep.VOIDED: _with_reason(
        gettext_lazy("En annan arrangör godkände. Lottningen blev ogiltig.")
    ),
    DrawStep.RELEASED: lambda _facts: _("Alla som sökt fick besked."),
    DrawStep.REPLACED: _with_reason(
        gettext_lazy("En plats gick vidare till någon på väntelistan.")
    ),
}
