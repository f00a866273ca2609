"""Forms of the admin whose faults need sentences of their own."""

from collections import defaultdict
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from challenges.choices import TEXT_NAMES, CaseStatus, Role
from challenges.domain.case_text import NEEDED, missing
from challenges.domain.places import SumFault, sum_fault
from challenges.models import Case, ConsentText, Criterion, Quota, TeamMember
from susi.accounts.models import User


class CaseAdminForm(forms.ModelForm[Case]):
    """A case; it keeps its Swedish texts, and as many places as are taken."""

    def clean(self) -> dict[str, Any]:
        """Refuse empty Swedish texts once the case is submitted or published."""
        data = super().clean() or self.cleaned_data
        if self.instance.pk and self.instance.status != CaseStatus.DRAFT:
            for name in missing({name: str(data.get(name) or "") for name in NEEDED}):
                if name not in self.errors:
                    words = {"name": TEXT_NAMES[name.removesuffix("_sv")]}
                    self.add_error(name, _("Skriv %(name)s på svenska") % words)
        return data

    def clean_places(self) -> int:
        """Refuse fewer places than people hold now.

        Raises:
            ValidationError: there would be more people than places.
        """
        places = int(self.cleaned_data["places"])
        held = self.instance.held_places
        if places < held:
            sentence = ngettext(
                "En plats är redan erbjuden eller bekräftad. Ange minst 1.",
                "%(n)s platser är redan erbjudna eller bekräftade. Ange minst %(n)s.",
                held,
            )
            raise ValidationError(sentence % {"n": held})
        return places


class QuotaFormSet(BaseInlineFormSet[Quota, Case, forms.ModelForm[Quota]]):
    """The quotas of a case, which must add up to its places."""

    def clean(self) -> None:
        """Refuse sums that no group of people can meet.

        Raises:
            ValidationError: with one sentence for each criterion that does not add up.
        """
        super().clean()
        if any(self.errors):
            return
        sentences = [
            _fault_sentence(criterion, fault)
            for criterion, quotas in self._by_criterion().items()
            if not criterion.several
            and (fault := sum_fault(self.instance.places, quotas, whole=_whole(criterion, quotas)))
        ]
        if sentences:
            raise ValidationError(sentences)

    def _by_criterion(self) -> dict[Criterion, list[tuple[int, int]]]:
        found: dict[Criterion, list[tuple[int, int]]] = defaultdict(list)
        for form in self.forms:
            data = form.cleaned_data
            if data and not data.get("DELETE") and data.get("value"):
                found[data["value"].criterion].append((data["minimum"], data["maximum"]))
        return found


def _whole(criterion: Criterion, quotas: list[tuple[int, int]]) -> bool:
    """Tell whether every value has a quota and nobody may decline to answer."""
    return len(quotas) == criterion.values.count() and not criterion.may_decline


def _fault_sentence(criterion: Criterion, fault: SumFault) -> str:
    words = {"criterion": criterion.name, "total": fault.total, "places": fault.places}
    if fault.kind == "minimum":
        return (
            _(
                "%(criterion)s: minst blir tillsammans %(total)s, men caset har %(places)s"
                " platser. Sänk något minst."
            )
            % words
        )
    return (
        _(
            "%(criterion)s: högst blir tillsammans %(total)s, men caset har %(places)s"
            " platser. Höj något högst."
        )
        % words
    )


class ConsentFormSet(BaseInlineFormSet[Any, Any, forms.ModelForm[Any]]):
    """Versions of the consent text; a new one gets the next number, an old one stays as it is."""

    def save_new(self, form: forms.ModelForm[Any], commit: bool = True) -> ConsentText:  # noqa: FBT001, FBT002 -- Django calls it so
        """Save a new version with the number after the last one."""
        last = self.instance.consent_texts.order_by("-version").values_list("version", flat=True)
        form.instance.version = (last.first() or 0) + 1
        saved: ConsentText = super().save_new(form, commit=commit)
        return saved


class TeamMemberForm(forms.ModelForm[TeamMember]):
    """A member of the team, named by e-mail address so that no list of people is shown."""

    address = forms.EmailField(
        label=gettext_lazy("e-postadress"),
        help_text=gettext_lazy("Personen måste ha loggat in på SUSI en gång."),
    )

    class Meta:
        model = TeamMember
        fields = ("role",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the address of a member who is there already."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["address"].initial = self.instance.user.email

    def clean_address(self) -> str:
        """Find the person.

        Raises:
            ValidationError: nobody has the address.
        """
        address = str(self.cleaned_data["address"]).strip().lower()
        user = User.objects.filter(email=address, is_active=True).first()
        if user is None:
            raise ValidationError(
                _("Ingen med den adressen har loggat in än. Be personen logga in en gång.")
            )
        self.instance.user = user
        return address


class TeamFormSet(BaseInlineFormSet[Any, Any, forms.ModelForm[Any]]):
    """The team; a challenge that has an organiser keeps one, and nobody is in it twice."""

    def clean(self) -> None:
        """Refuse a team without organiser, and the same role twice.

        Raises:
            ValidationError: the last organiser would go, or a person has a role twice.
        """
        super().clean()
        if any(self.errors):
            return
        kept = [
            (form.instance.user_id, form.cleaned_data["role"])
            for form in self.forms
            if form.cleaned_data and not form.cleaned_data.get("DELETE")
        ]
        if len(kept) != len(set(kept)):
            raise ValidationError(_("Samma person har samma roll två gånger. Ta bort den ena."))
        if self.initial_form_count() and Role.ORGANISER not in [role for _user, role in kept]:
            raise ValidationError(_("Utmaningen måste ha minst en arrangör."))
