"""What a check of a draw's record found, in whole sentences."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participants.domain.selection.verify import Finding

Pair = tuple[str | Promise, str | Promise]
# What is said when a check holds, and when it does not.
WORDS: dict[str, Pair] = {
    "form": (
        gettext_lazy("Protokollet går att läsa och är skrivet på det enda tillåtna sättet."),
        gettext_lazy("Filen är inget protokoll av detta slag, eller har ändrats."),
    ),
    "signature": (
        gettext_lazy("Underskriften stämmer."),
        gettext_lazy(
            "Underskriften stämmer inte: protokollet har ändrats eller skrivits av någon annan."
        ),
    ),
    "pool": (
        gettext_lazy("De sökande och deras svar är de som låstes."),
        gettext_lazy("De sökande eller deras svar är inte de som låstes."),
    ),
    "tree": (
        gettext_lazy("Trädet som var och en kan pröva sin plats mot stämmer."),
        gettext_lazy("Trädet som var och en kan pröva sin plats mot stämmer inte."),
    ),
    "rules": (
        gettext_lazy("Reglerna är de som låstes."),
        gettext_lazy("Reglerna är inte de som låstes."),
    ),
    "list": (
        gettext_lazy("Listan med grupper är den som offentliggjordes."),
        gettext_lazy("Listan med grupper är inte den som offentliggjordes."),
    ),
    "commitment": (
        gettext_lazy("Inget av det som låstes före lottningen har ändrats."),
        gettext_lazy("Något som låstes före lottningen har ändrats."),
    ),
    "people": (
        gettext_lazy("Alla sökande finns med en gång."),
        gettext_lazy("De sökande i listan är inte de som låstes."),
    ),
    "panels": (
        gettext_lazy("Grupperna är så många och så stora som reglerna säger."),
        gettext_lazy(
            "Någon grupp har fel storlek eller fel personer, eller så är antalet grupper fel."
        ),
    ),
    "counts": (
        gettext_lazy("Var och en finns i så många grupper som sägs."),
        gettext_lazy("Någon finns i fler eller färre grupper än som sägs."),
    ),
    "chances": (
        gettext_lazy("Chanserna räcker till platserna, och grupperna ger var och en sin chans."),
        gettext_lazy("Chanserna stämmer inte med platserna eller med grupperna."),
    ),
    "choice": (
        gettext_lazy("Numret och gruppen hör ihop."),
        gettext_lazy("Numret, gruppen, ersättarna eller tiderna hör inte ihop."),
    ),
    "events": (
        gettext_lazy("Händelserna efter lottningen står i sin ursprungliga följd."),
        gettext_lazy("Någon händelse har ändrats, tagits bort eller flyttats."),
    ),
    "quotas": (
        gettext_lazy("Alla grupper uppfyller alla kvoter."),
        gettext_lazy("Någon grupp bryter mot en kvot."),
    ),
    "equal": (
        gettext_lazy("Lika svar ger lika chans."),
        gettext_lazy("Personer med lika svar har olika chans."),
    ),
    "file": (
        gettext_lazy("Filen %(name)s bredvid säger samma sak."),
        gettext_lazy("Filen %(name)s bredvid säger något annat."),
    ),
    "again": (
        gettext_lazy("Samma frö gav samma lista en gång till."),
        gettext_lazy(
            "Samma frö gav en annan lista. Med andra versioner eller på en långsammare dator kan "
            "listan bli en annan som är lika bra."
        ),
    ),
}


def finding_sentence(finding: Finding) -> str:
    """Give a finding, with the first place of a fault where it has one."""
    sentence = str(WORDS[finding.check][0 if finding.good else 1]) % dict(finding.facts)
    if finding.good:
        return sentence
    return " ".join(filter(None, (sentence, _detail(finding))))


def _detail(finding: Finding) -> str:
    facts = dict(finding.facts)
    if finding.check == "quotas" and "cell" in facts:
        return _("Grupp %(panel)s har %(count)s av %(cell)s men ska ha %(min)s–%(max)s.") % facts
    if finding.check == "panels" and "panel" in facts:
        return _("Den första är grupp %(panel)s.") % facts
    if finding.check == "counts" and "id" in facts:
        return _("%(id)s: %(said)s sägs, %(counted)s finns.") % facts
    return ""
