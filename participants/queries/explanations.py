"""Why the quotas cannot be met, in words: who could fill what, why not, and what would help."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.domain.selection.explanation import (
    Counting,
    Explanation,
    Kind,
    Recruit,
    Relaxation,
)
from participants.domain.selection.seat_table import MUST_IN, ORGANISATION, SIZE
from participants.queries.quota_names import (
    Names,
    bound_words,
    changes_words,
    label_name,
    listed,
    percent,
    share_words,
)


@dataclass(frozen=True)
class Fix:
    """A way out and what it costs; without a relaxation it is not a change of the quotas."""

    label: str
    price: str
    relaxation: Relaxation | None = None


@dataclass(frozen=True)
class Words:
    """An explanation in words; the last of the sentences is the sum in one line."""

    headline: str
    sentences: tuple[str, ...] = ()
    fixes: tuple[Fix, ...] = ()


def explanation_words(explanation: Explanation, names: Names) -> Words:
    """Put an explanation in words; ``names`` gives the shown name of each value."""
    if explanation.kind is Kind.NONE:
        return Words(_("Kvoterna går ihop."))
    fixes = [_fix(relaxation, names) for relaxation in explanation.relaxations]
    if explanation.recruit:
        fixes.append(_recruit_fix(explanation.recruit, names))
    return Words(_headline(explanation, names), _sentences(explanation, names), tuple(fixes))


def _headline(explanation: Explanation, names: Names) -> str:
    if explanation.kind is Kind.UNKNOWN:
        return _("Vi hittar ingen grupp som uppfyller alla kvoter")
    if not explanation.facts:
        return _("Kvoterna går inte ihop: de här går inte att uppfylla tillsammans")
    return _counted_headline(explanation.facts, names)


def _counted_headline(facts: Counting, names: Names) -> str:
    first = facts.demands[0].of
    shown = {
        "required": facts.required,
        "room": facts.room,
        "name": label_name(first, names),
        "places": facts.shares[0].maximum if facts.shares else facts.room,
    }
    if len(facts.demands) > 1:
        return _several_headline(facts) % shown
    if first == MUST_IN:
        return _must_headline(facts, names)
    if first == SIZE:
        return _size_headline(facts) % shown
    return _single_headline(facts) % shown


def _single_headline(facts: Counting) -> str:
    if not facts.shares:
        return _(
            "Kvoterna går inte ihop: %(name)s kräver minst %(required)s, "
            "men bara %(room)s kan väljas"
        )
    return _(
        "Kvoterna går inte ihop: %(name)s kräver minst %(required)s, "
        "men högst %(room)s kan få plats"
    )


def _size_headline(facts: Counting) -> str:
    if not facts.shares:
        return _("Det finns %(required)s platser, men bara %(room)s sökande kan väljas")
    return _(
        "Kvoterna går inte ihop: %(required)s platser ska fyllas, men högst %(room)s kan få plats"
    )


def _must_headline(facts: Counting, names: Names) -> str:
    share = facts.shares[0]
    shown = {"people": share.people, "most": share.maximum, "name": label_name(share.of, names)}
    if share.of == SIZE:
        return _("%(people)s ska vara med, men det finns %(most)s platser") % shown
    return _("%(name)s: %(people)s ska vara med, men högst %(most)s kan få plats") % shown


def _several_headline(facts: Counting) -> str:
    if [share.of for share in facts.shares] == [SIZE]:
        return _(
            "Kvoterna går inte ihop: minst blir tillsammans %(required)s, "
            "men det finns %(places)s platser"
        )
    return _(
        "Kvoterna går inte ihop: minst blir tillsammans %(required)s, "
        "men högst %(room)s kan få plats"
    )


def _sentences(explanation: Explanation, names: Names) -> tuple[str, ...]:
    facts = explanation.facts
    if explanation.kind is Kind.UNKNOWN:
        return _where_to_begin(explanation, names)
    if not facts:
        each = [bound_words(bound, names) for bound in explanation.bounds]
        return (*each, _("Tar ni bort en av dem går de andra att uppfylla tillsammans."))
    return (*_people(facts, names), *_others(explanation, names), *_sum(facts))


def _where_to_begin(explanation: Explanation, names: Names) -> tuple[str, ...]:
    changes = [change for fix in explanation.relaxations for change in fix.changes]
    bounds = [bound.of for bound in explanation.bounds if bound.of != SIZE]
    labels = [change.quota for change in changes] + list(bounds)
    if not labels:
        return (_("Börja med att vidga den kvot som har minst utrymme."),)
    return (_("Börja med att vidga den här: %(name)s.") % {"name": label_name(labels[0], names)},)


def _people(facts: Counting, names: Names) -> list[str]:
    """Say who could fill the demand and how many of them get in."""
    said = []
    demand = facts.demands[0]
    if len(facts.demands) > 1:
        said += [bound_words(bound, names) for bound in facts.demands]
    elif demand.of not in {SIZE, MUST_IN}:
        said.append(_able(facts.people, label_name(demand.of, names)))
    said += [share_words(share, names) for share in facts.shares if share.of != SIZE]
    if facts.shares and facts.outside:
        said.append(_("Övriga: %(people)s.") % {"people": facts.outside})
    if facts.doubled:
        said.append(
            _("Den som har flera av svaren räknas flera gånger. Det ger högst %(number)s till.")
            % {"number": facts.doubled}
        )
    return said


def _able(people: int, name: str) -> str:
    if not people:
        return _("Ingen sökande har svaret %(name)s.") % {"name": name}
    return ngettext(
        "%(people)s sökande har svaret %(name)s.",
        "%(people)s sökande har svaret %(name)s.",
        people,
    ) % {"people": people, "name": name}


def _others(explanation: Explanation, names: Names) -> list[str]:
    """Name the other quotas that ask for more people than applied."""
    told = {bound.of for bound in explanation.bounds}
    return [bound_words(bound, names) for bound in explanation.singles if bound.of not in told]


def _sum(facts: Counting) -> list[str]:
    """Give the sum in one line, where there is one."""
    first = facts.demands[0].of
    if not facts.shares or first == MUST_IN:
        return []
    figures: dict[str, int | str] = {"required": facts.required, "room": facts.room}
    if len(facts.demands) > 1:
        figures["sum"] = _added([bound.number for bound in facts.demands], facts.required)
        return [_("%(sum)s. Det finns plats för högst %(room)s.") % figures]
    parts = [share.seats for share in facts.shares] + [facts.outside, facts.doubled]
    figures["sum"] = _added(parts, facts.room)
    if first == SIZE:
        return [_("%(sum)s. Platserna är %(required)s.") % figures]
    if sum(part > 0 for part in parts) < 2:  # noqa: PLR2004 -- a sum is of two numbers at least
        return [_("Högst %(room)s kan få plats. Ni kräver minst %(required)s.") % figures]
    return [_("%(sum)s. Ni kräver minst %(required)s.") % figures]


def _added(parts: list[int], total: int) -> str:
    return f"{' + '.join(str(part) for part in parts if part) or 0} = {total}"


def _fix(relaxation: Relaxation, names: Names) -> Fix:
    said = []
    if relaxation.floor is not None:
        chance = percent(relaxation.floor)
        said.append(_("Lägsta chansen blir %(chance)s.") % {"chance": chance})
    if relaxation.hopeless:
        said.append(
            ngettext(
                "%(number)s sökande får ingen chans.",
                "%(number)s sökande får ingen chans.",
                relaxation.hopeless,
            )
            % {"number": relaxation.hopeless}
        )
    if not relaxation.proven:
        said.append(_("Det kan finnas en mindre ändring."))
    return Fix(changes_words(relaxation.changes, names), " ".join(said), relaxation)


def _recruit_fix(recruit: Recruit, names: Names) -> Fix:
    outside = [label_name(label, names) for label in recruit.outside]
    facts = {
        "number": recruit.number,
        "name": label_name(recruit.of, names),
        "outside": listed(outside, last=_("eller")),
    }
    return Fix(_("Sök fler deltagare innan ni lottar"), _recruit_price(recruit) % facts)


def _recruit_price(recruit: Recruit) -> str:
    anybody = recruit.of == SIZE
    if not recruit.outside:
        return (
            _("Minst %(number)s till.")
            if anybody
            else _("Minst %(number)s till med svaret %(name)s.")
        )
    if str(recruit.outside[0]).startswith(ORGANISATION):
        if anybody:
            return _("Minst %(number)s till från andra organisationer.")
        return _("Minst %(number)s till med svaret %(name)s från andra organisationer.")
    if anybody:
        return _("Minst %(number)s till utan svaret %(outside)s.")
    return _("Minst %(number)s till med svaret %(name)s men inte %(outside)s.")
