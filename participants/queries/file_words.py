"""What is said of a place in a file that somebody drew from, in whole sentences."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.domain.selection.problem import BadProblemError, Fault
from participants.domain.selection.tables import Remark

WORDS: dict[str, str | Promise] = {
    "encoding": gettext_lazy(
        "Filen är inte sparad som UTF-8 och lästes som %(name)s. Kontrollera å, ä och ö."
    ),
    "empty_file": gettext_lazy("Filen är tom."),
    "workbook": gettext_lazy(
        "Det är en arbetsbok från ett kalkylprogram. Spara den som CSV och försök igen."
    ),
    "no_text": gettext_lazy("Det är ingen textfil. Spara tabellen som CSV och försök igen."),
    "no_file": gettext_lazy("Filen går inte att öppna (%(reason)s)."),
    "quotation_marks": gettext_lazy("Citattecknen på raden hör inte ihop två och två."),
    "short_row": gettext_lazy(
        "Raden har för få celler: %(cells)s, men rubrikraden har %(columns)s."
    ),
    "long_row": gettext_lazy(
        "Raden har för många celler: %(cells)s, men rubrikraden har %(columns)s."
    ),
    "no_people": gettext_lazy("Det står ingen person under rubrikraden."),
    "no_column": gettext_lazy("Kolumnen saknas. Det här är kolumnerna: %(columns)s."),
    "same_column": gettext_lazy("Flera kolumner heter så. Ta bort eller döp om alla utom en."),
    "no_id": gettext_lazy("Personen har inget nummer."),
    "same_id": gettext_lazy("%(id)s står redan på rad %(first)s. Alla behöver ett eget nummer."),
    "unknown_value": gettext_lazy("”%(value)s” finns inte bland kvoterna. Där finns: %(known)s."),
    "no_value": gettext_lazy(
        "%(people)s av %(of)s personer har inget värde här, till exempel på rad %(rows)s. "
        "De räknas inte i någon av kolumnens kvoter."
    ),
    "numbered": gettext_lazy(
        "Ingen kolumn med nummer hittades. Personerna numreras från 1 i filens ordning."
    ),
    "no_quotas": gettext_lazy("Det finns inga kvoter. Alla grupper av rätt storlek är tillåtna."),
    "no_name": gettext_lazy("Cellen är tom, men varje kvot behöver både kriterium och värde."),
    "same_quota": gettext_lazy("Samma värde står redan på rad %(first)s."),
    "no_number": gettext_lazy("”%(text)s” är inget helt tal."),
    "negative": gettext_lazy("%(text)s är mindre än 0."),
    "min_above_max": gettext_lazy("Minst %(min)s är mer än högst %(max)s."),
}


def remark_sentence(remark: Remark, names: Mapping[str, str]) -> str:
    """Give a remark with its place: the file by its name in ``names``, the row, the column."""
    facts = {name: _shown(value) for name, value in remark.facts.items()}
    return f"{_place(remark, names)}: {str(WORDS[remark.code]) % facts}"


def _place(remark: Remark, names: Mapping[str, str]) -> str:
    place = {"file": names.get(remark.file, remark.file), "row": remark.row}
    if remark.row and remark.column:
        return _("%(file)s, rad %(row)s, kolumnen %(column)s") % {**place, "column": remark.column}
    if remark.row:
        return _("%(file)s, rad %(row)s") % place
    return str(place["file"])


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


OPTION_WORDS: dict[str, str | Promise] = {
    "no_people": gettext_lazy("Det finns ingen att lotta bland."),
    "no_size": gettext_lazy("Antalet platser måste vara ett helt tal från 1."),
    "too_few_people": gettext_lazy("Det finns %(people)s att lotta bland men %(size)s platser."),
    "too_many_in": gettext_lazy("%(people)s ska vara med men det finns %(size)s platser."),
    "unknown_person": gettext_lazy("Ingen har numret %(id)s."),
    "in_and_out": gettext_lazy("%(id)s ska både vara med och inte vara med."),
    "unknown_value": gettext_lazy(
        "Kvoten för %(criterion)s: %(value)s kan inte uppfyllas, för ingen har något värde i "
        "kolumnen."
    ),
    "no_panels": gettext_lazy("Antalet grupper måste vara ett helt tal från 1 till 100 000."),
    "digits": gettext_lazy("Siffrorna måste vara %(width)s och ge ett nummer under %(panels)s."),
    "no_organisation": gettext_lazy(
        "Ange både kolumnen för organisation och hur många som högst får komma från samma."
    ),
    "no_folder": gettext_lazy("Mappen %(folder)s går inte att skriva till (%(reason)s)."),
    "bad_panels": gettext_lazy(
        "Ett fel i programmet: %(faults)s grupper bryter mot reglerna. Inget har sparats."
    ),
}
OTHER = gettext_lazy("Reglerna för lottningen går inte att läsa.")


def option_sentence(fault: Fault) -> str:
    """Give what is wrong with what was asked, beside the files."""
    return str(OPTION_WORDS.get(fault.code, OTHER)) % dict(fault.facts)


def problem_faults(error: BadProblemError) -> tuple[Fault, ...]:
    """Give the faults of a problem, each once."""
    return tuple({option_sentence(fault): fault for fault in error.faults}.values())


# What the engine notes about the panels it made; see ``prepared.Prepared``.
NOTES: dict[str, str | Promise] = {
    "chances_proven": gettext_lazy("Chanserna är de bästa möjliga, och grupperna ger just dem."),
    "chances_tightened": gettext_lazy(
        "Hela grupper når inte riktigt det som räkningen utan hela personer gav. "
        "Chanserna är de bästa för hela grupper."
    ),
    "budget": gettext_lazy(
        "Sökningen avbröts innan den var klar. Grupperna är de bästa som hittades."
    ),
    "clock": gettext_lazy(
        "Det var klockan som avbröt sökningen. En snabbare dator kan ge andra grupper."
    ),
    "few_panels": gettext_lazy(
        "Någon har så liten chans att den motsvarar färre än två grupper. Gör fler grupper."
    ),
    "targets_missed": gettext_lazy("Ingen grupp uppfyller alla önskemål."),
}


def note_sentence(code: str) -> str:
    """Give a note of the engine in words."""
    return str(NOTES.get(code, code))
