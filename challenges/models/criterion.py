"""What applicants are asked for the sake of diversity, and how many of each a case takes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.choices import CriterionKind
from challenges.models.case import Case
from challenges.models.challenge import Challenge
from susi.core.bilingual import Bilingual


class Criterion(models.Model):
    """A question whose answers the choice looks at: sector, experience, competence or own."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="criteria", verbose_name=_("utmaning")
    )
    key = models.SlugField(_("nyckel"), max_length=40)
    kind = models.CharField(_("sort"), max_length=10, choices=CriterionKind)
    name_sv = models.CharField(_("namn på svenska"), max_length=60)
    name_en = models.CharField(_("namn på engelska"), max_length=60, blank=True)
    question_sv = models.CharField(_("fråga på svenska"), max_length=160)
    question_en = models.CharField(_("fråga på engelska"), max_length=160, blank=True)
    hint_sv = models.CharField(_("hjälptext på svenska"), max_length=300, blank=True)
    hint_en = models.CharField(_("hjälptext på engelska"), max_length=300, blank=True)
    why_sv = models.TextField(_("varför vi frågar, på svenska"), max_length=600, blank=True)
    why_en = models.TextField(_("varför vi frågar, på engelska"), max_length=600, blank=True)
    several = models.BooleanField(_("flera svar får väljas"), default=False)
    may_decline = models.BooleanField(
        _("”Vill inte svara” finns"), default=False, help_text=_("Räknas då som inget av värdena.")
    )
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    name = Bilingual()
    question = Bilingual()
    hint = Bilingual()
    why = Bilingual()

    class Meta:
        verbose_name = _("kriterium")
        verbose_name_plural = _("kriterier")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "key"], name="criterion_key_once_per_challenge"
            ),
            models.UniqueConstraint(
                fields=["challenge"],
                condition=models.Q(kind=CriterionKind.SECTOR),
                name="one_sector_criterion_per_challenge",
            ),
            models.CheckConstraint(
                condition=~models.Q(kind=CriterionKind.SECTOR, several=True),
                name="sector_has_one_value",
                violation_error_message=_("En person har en sektor. Välj ett svar för sektor."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class CriterionValue(models.Model):
    """One possible answer to a criterion. For sectors the key chooses shape and colour."""

    criterion = models.ForeignKey(
        Criterion, on_delete=models.CASCADE, related_name="values", verbose_name=_("kriterium")
    )
    key = models.SlugField(_("nyckel"), max_length=40)
    name_sv = models.CharField(_("namn på svenska"), max_length=60)
    name_en = models.CharField(_("namn på engelska"), max_length=60, blank=True)
    description_sv = models.CharField(_("beskrivning på svenska"), max_length=160, blank=True)
    description_en = models.CharField(_("beskrivning på engelska"), max_length=160, blank=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    name = Bilingual()
    description = Bilingual()

    class Meta:
        verbose_name = _("värde")
        verbose_name_plural = _("värden")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["criterion", "key"], name="value_once_per_criterion")
        ]

    def __str__(self) -> str:
        return self.name


class Quota(models.Model):
    """How many of a case's places go to people with a value: at least, at most."""

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="quotas", verbose_name=_("case")
    )
    value = models.ForeignKey(
        CriterionValue, on_delete=models.CASCADE, related_name="quotas", verbose_name=_("värde")
    )
    minimum = models.PositiveSmallIntegerField(_("minst"), default=0)
    maximum = models.PositiveSmallIntegerField(_("högst"))
    wanted = models.PositiveSmallIntegerField(
        _("helst"),
        null=True,
        blank=True,
        help_text=_(
            "Lottningen kommer så nära som kvoterna tillåter. Tomt: lika gärna vad som helst."
        ),
    )

    class Meta:
        verbose_name = _("kvot")
        verbose_name_plural = _("kvoter")
        ordering = ["value__criterion__position", "value__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "value"], name="quota_once_per_case_and_value"),
            models.CheckConstraint(
                condition=models.Q(minimum__lte=models.F("maximum")),
                name="quota_minimum_below_maximum",
                violation_error_message=_("Minst får inte vara större än högst."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value}: {self.minimum}–{self.maximum}"
