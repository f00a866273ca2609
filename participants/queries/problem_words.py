"""Why a draw cannot even be tried, in whole sentences."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from participants.domain.selection.problem import BadProblemError, Fault, Value


def sentence_of(error: BadProblemError, names: Mapping[Value, str]) -> str:
    """Give what is wrong with pool and quotas, each fault in a sentence."""
    return " ".join(dict.fromkeys(_words(fault, names) for fault in error.faults))


def _words(fault: Fault, names: Mapping[Value, str]) -> str:
    if fault.code == "too_few_people":
        return _too_few(fault.facts)
    if fault.code == "unknown_value":
        return _unknown(fault.facts, names)
    sentences = {
        "no_people": _("Ingen som kan vara med har sökt. Då finns det ingen att lotta."),
        "no_size": _("Caset har inga platser. Ange hur många det ska vara."),
        "bad_quota": _("En kvot går inte att läsa: minst är större än högst."),
        "same_quota": _("En kvot finns två gånger."),
    }
    unknown = _("Underlaget för lottningen går inte att läsa (%(code)s).") % {"code": fault.code}
    return sentences.get(fault.code, unknown)


def _too_few(facts: Mapping[str, object]) -> str:
    people = int(str(facts["people"]))
    sentence = ngettext(
        "%(people)d person kan lottas till %(size)s platser. Det räcker inte.",
        "%(people)d personer kan lottas till %(size)s platser. Det räcker inte.",
        people,
    )
    return sentence % {"people": people, "size": facts["size"]}


def _unknown(facts: Mapping[str, object], names: Mapping[Value, str]) -> str:
    value = (str(facts["criterion"]), str(facts["value"]))
    sentence = _("Ingen sökande har svarat på frågan bakom kvoten för %(name)s.")
    return sentence % {"name": names.get(value, value[1])}
