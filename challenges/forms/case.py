"""The form a researcher writes a case in: a few headings with guidance, both languages."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from challenges.choices import TEXT_NAMES, CaseStatus
from challenges.domain.case_text import FIELDS, NEEDED, READ
from challenges.domain.plain_language import long_sentences
from challenges.models import Case, Challenge
from challenges.queries import texts_of

GUIDANCE: dict[str, tuple[Promise, Promise]] = {
    "title": (gettext_lazy("Titel"), gettext_lazy("Namnet på caset, några få ord.")),
    "lead_question": (
        gettext_lazy("Ledfråga"),
        gettext_lazy("En fråga som väcker nyfikenhet. Den är störst på sidan."),
    ),
    "summary": (
        gettext_lazy("Kort om caset"),
        gettext_lazy("Två meningar: vad du forskar om och vad caset handlar om."),
    ),
    "background": (
        gettext_lazy("Bakgrund"),
        gettext_lazy(
            "Vad har hänt, vilka berörs och vad vet forskningen? Skriv för någon som aldrig har"
            " läst om ämnet."
        ),
    ),
    "problem": (
        gettext_lazy("Problem"),
        gettext_lazy("Vad är det som inte går att lösa utan fler? Nämn det som är svårt."),
    ),
    "challenge_question": (
        gettext_lazy("Utmaningsfråga"),
        gettext_lazy(
            "Det deltagarna ska svara på. En till tre frågor som börjar med hur, vilka eller vad."
        ),
    ),
    "setup": (
        gettext_lazy("Upplägg"),
        gettext_lazy("Hur ni arbetar i de två sessionerna. Datumen läggs till av sig själva."),
    ),
    "fact_text": (
        gettext_lazy("Siffra att minnas"),
        gettext_lazy("En siffra som gör problemet tydligt, och vad den säger."),
    ),
    "affiliation": (
        gettext_lazy("Lärosäte"),
        gettext_lazy("Står efter ditt namn, till exempel Malmö universitet."),
    ),
}
LANGUAGES = {"sv": gettext_lazy("på svenska"), "en": gettext_lazy("på engelska, frivilligt")}


class TooLong(MaxLengthValidator):
    """Says how many characters to cut, and does not count a line end twice."""

    def __call__(self, value: Any) -> None:
        """Refuse a text that is longer than the limit.

        Raises:
            ValidationError: it is; the sentence says by how much.
        """
        over = len(str(value)) - int(self.limit_value)
        if over > 0:
            sentence = ngettext(
                "Korta texten med %(n)s tecken", "Korta texten med %(n)s tecken", over
            )
            raise ValidationError(sentence % {"n": over}, code="max_length")


class Text(forms.CharField):
    """A text of a case: line ends as the database has them, too long said in characters."""

    def __init__(self, *, limit: int, rows: int, sentence: str, **options: Any) -> None:
        """Make the control; ``rows`` of one is a line, more a field of text."""
        widget: forms.Widget = forms.TextInput(attrs={"maxlength": limit})
        if rows > 1:
            widget = forms.Textarea(attrs={"rows": rows, "maxlength": limit})
        super().__init__(widget=widget, error_messages={"required": sentence}, **options)
        self.validators.append(TooLong(limit))

    def to_python(self, value: Any) -> str:
        """Give the text with plain line ends and no space around it."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class CaseForm(forms.Form):
    """All texts of a case. Swedish is needed once the case is handed in; English is optional."""

    mark_optional = False
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, case: Case, **options: Any
    ) -> None:
        """Make one field for each text of the case, with what it says now."""
        initial = {**texts_of(case), "version": case.version, **options.pop("initial", {})}
        super().__init__(data, initial=initial, **options)
        needed = {"title_sv"} if case.status == CaseStatus.DRAFT else set(NEEDED)
        for name in FIELDS:
            self.fields[name] = _text_field(name, needed=name in needed)

    def sections(self) -> Iterator[dict[str, Any]]:
        """Give the headings with their guidance and their fields, in the order of the page."""
        for name, (title, guidance) in GUIDANCE.items():
            pair = [self[f"{name}_sv"], self[f"{name}_en"]]
            extra = [self["fact_figure"]] if name == "fact_text" else []
            yield {
                "name": name,
                "title": title,
                "guidance": guidance,
                "extra": extra,
                "pair": pair,
                "counted": name in READ,
                "long": _long(pair[0]) if name in READ else [],
            }

    def texts(self) -> dict[str, str]:
        """Give the cleaned texts by column."""
        return {name: self.cleaned_data[name] for name in FIELDS}


def _text_field(name: str, *, needed: bool) -> Text:
    column = Case._meta.get_field(name)  # noqa: SLF001 -- Django's own way to ask a model
    base, _sep, language = name.rpartition("_")
    if name == "fact_figure":
        label, base = _("Siffran"), name
    else:
        label = f"{GUIDANCE[base][0]} {LANGUAGES[language]}"
    limit = int(getattr(column, "max_length", 0) or 0)
    rows = 1 if limit <= 200 else 3 if limit <= 600 else 12  # noqa: PLR2004 -- a line, a few, many
    sentence = _("Skriv %(name)s på svenska") % {"name": TEXT_NAMES[base]}
    return Text(limit=limit, rows=rows, sentence=sentence, label=label, required=needed)


def _long(field: BoundField) -> list[str]:
    return long_sentences(str(field.value() or ""))


class NewCaseForm(forms.Form):
    """A new case: in which challenge, and what it is called."""

    def __init__(self, *args: Any, challenges: Any, **options: Any) -> None:
        """Offer the challenges in which the person is a researcher."""
        super().__init__(*args, **options)
        self.fields["challenge"] = forms.ModelChoiceField(
            queryset=challenges,
            label=_("Utmaning"),
            empty_label=None,
            error_messages={
                "required": _("Välj vilken utmaning caset hör till"),
                "invalid_choice": _("Välj en utmaning i listan"),
            },
        )
        self.fields["title"] = Text(
            limit=100,
            rows=1,
            sentence=_("Skriv vad caset ska heta"),
            label=_("Vad ska caset heta?"),
            help_text=_("Du kan ändra det senare."),
        )

    def clean_title(self) -> str:
        """Give the title on one line."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def challenge(self) -> Challenge:
        """Give the chosen challenge of a form that is valid."""
        chosen: Challenge = self.cleaned_data["challenge"]
        return chosen
