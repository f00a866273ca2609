"""The living style page: every component in every state, for those who build SUSI."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from susi.core.icons import NAMES
from susi.core.widgets import CardCheckboxes, CardRadios, DateInput, TimeInput

SECTORS = (
    ("academia", "Akademi", "Universitet, högskola, forskningsinstitut eller student"),
    ("public", "Offentlig sektor", "Kommun, region, myndighet eller kommunalt bolag"),
    ("civil_society", "Civilsamhälle", "Förening, stiftelse, trossamfund eller nätverk"),
    ("business", "Näringsliv", "Företag, socialt företag eller fastighetsägare"),
    ("residents", "Boende", "Du bor i området eller har egen erfarenhet av frågan"),
)
COUNTS = {"academia": 5, "public": 5, "civil_society": 5, "business": 4, "residents": 5}
APPLIED = {"academia": 20, "public": 16, "civil_society": 10, "business": 6, "residents": 8}
SUPPORT = (("hearing", "Textning"), ("interpreter", "Tolk"), ("other", "Något annat"))
CASES = (("", "Välj ett case"), ("housing", "Barns Bostad Först"), ("health", "Jämlik Hälsa"))


class SampleForm(forms.Form):
    """One of each kind of field."""

    name = forms.CharField(
        label="Namn",
        help_text="Så som du vill bli tilltalad",
        error_messages={"required": "Skriv ditt namn"},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="E-post",
        error_messages={"invalid": "Skriv din e-postadress, till exempel namn@exempel.se"},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label="Lösenord",
        help_text="Minst 15 tecken",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    case = forms.ChoiceField(
        label="Case",
        choices=CASES,
        error_messages={"required": "Välj vilket case du söker till"},
    )
    day = forms.DateField(
        label="Dag", widget=DateInput(), error_messages={"required": "Välj en dag"}
    )
    hour = forms.TimeField(label="Klockslag", widget=TimeInput(), required=False)
    sector = forms.ChoiceField(
        label="Vilken sektor företräder du?",
        help_text="Välj den som stämmer bäst.",
        choices=[(key, name) for key, name, _ in SECTORS],
        widget=CardRadios(hints={key: hint for key, _, hint in SECTORS}, shapes=True),
        error_messages={"required": "Välj vilken sektor du främst företräder"},
    )
    support = forms.MultipleChoiceField(
        label="Vad behöver du för att kunna delta?",
        choices=SUPPORT,
        required=False,
        widget=CardCheckboxes(hints={"hearing": "Används inte i lottningen"}),
    )
    why = forms.CharField(
        label="Varför vill du vara med?", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    consent = forms.BooleanField(
        label="Jag kan komma båda dagarna",
        error_messages={"required": "Bekräfta att du kan komma båda dagarna"},
    )


@require_GET
def style_page(request: HttpRequest) -> HttpResponse:
    """Show the style page where SUSI is built or shown, and nothing in production.

    Raises:
        Http404: neither DEBUG nor DEMO is on.
    """
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    content = {
        "sectors": SECTORS,
        "counts": COUNTS,
        "half_given": {**dict.fromkeys(COUNTS, 3), "empty": 9},
        "applied": [(key, name, range(APPLIED[key]), COUNTS[key]) for key, name, _ in SECTORS],
        "icon_names": sorted(NAMES),
        "form": SampleForm(prefix="empty"),
        "faulty": SampleForm({"faulty-email": "amina@", "faulty-why": "Jag"}, prefix="faulty"),
    }
    return render(request, "pages/style_page.html", content)
