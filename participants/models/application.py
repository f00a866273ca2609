"""The application: who, to which cases, and the answers that the choice looks at."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Case, Challenge, ConsentText, Criterion, CriterionValue
from participants.choices import ApplicationStatus, Availability
from participants.models.call import LateCode, RecruitingLink


class Application(models.Model):
    """A person's application to a challenge, from the first draft on."""

    challenge = models.ForeignKey(
        Challenge,
        on_delete=models.PROTECT,
        related_name="applications",
        verbose_name=_("utmaning"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="applications",
        verbose_name=_("person"),
    )
    # What the applicant reads on the receipt and in the protocol; says nothing about who they are.
    number = models.PositiveIntegerField(_("nummer"), null=True, blank=True, editable=False)
    status = models.CharField(
        _("status"), max_length=9, choices=ApplicationStatus, default=ApplicationStatus.DRAFT
    )
    name = models.CharField(_("namn"), max_length=120, blank=True)
    call_name = models.CharField(_("tilltalsnamn"), max_length=60, blank=True)
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    contribution = models.CharField(_("vad jag kan bidra med"), max_length=300, blank=True)
    # Shape: list of participants.choices.Support values
    support = models.JSONField(_("behov av stöd"), default=list, blank=True)
    support_text = models.CharField(_("om behovet"), max_length=500, blank=True)
    # The person says that they work closely with the project; an organiser looks at it.
    close_to_project = models.BooleanField(_("arbetar nära projektet"), default=False)
    close_text = models.CharField(_("på vilket sätt"), max_length=300, blank=True)
    source = models.ForeignKey(
        RecruitingLink,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("kom via"),
    )
    late_code = models.ForeignKey(
        LateCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("kod för sen ansökan"),
    )
    # Shape: list of step names that have been saved
    done_steps = models.JSONField(default=list, blank=True, editable=False)
    consent_text = models.ForeignKey(
        ConsentText,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("samtyckestext"),
    )
    consented_at = models.DateTimeField(_("samtyckte"), null=True, blank=True)
    created_at = models.DateTimeField(_("påbörjad"), auto_now_add=True)
    saved_at = models.DateTimeField(_("sparad"))
    submitted_at = models.DateTimeField(_("inskickad"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("återtagen"), null=True, blank=True)

    class Meta:
        verbose_name = _("ansökan")
        verbose_name_plural = _("ansökningar")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "user"], name="application_once_per_person_and_challenge"
            ),
            models.UniqueConstraint(
                fields=["challenge", "number"], name="application_number_once_per_challenge"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=ApplicationStatus.values),
                name="application_status_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status=ApplicationStatus.SUBMITTED)
                | models.Q(
                    submitted_at__isnull=False,
                    number__isnull=False,
                    consent_text__isnull=False,
                    consented_at__isnull=False,
                ),
                name="submitted_application_is_whole",
            ),
        ]
        indexes = [models.Index(fields=["challenge", "status"], name="application_by_status")]

    def __str__(self) -> str:
        return f"{self.name or self.user} ({self.get_status_display()})"


class CasePreference(models.Model):
    """A case someone applies to, and whether they can come to both of its sessions."""

    application = models.ForeignKey(
        Application,
        on_delete=models.CASCADE,
        related_name="preferences",
        verbose_name=_("ansökan"),
    )
    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="preferences", verbose_name=_("case")
    )
    availability = models.CharField(
        _("kan båda dagarna"), max_length=6, choices=Availability, blank=True
    )

    class Meta:
        verbose_name = _("sökt case")
        verbose_name_plural = _("sökta case")
        ordering = ["case__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "case"], name="case_once_per_application"
            )
        ]

    def __str__(self) -> str:
        return str(self.case)


class Answer(models.Model):
    """An applicant's answer to a criterion: a value, or ``None`` for "rather not say"."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="answers", verbose_name=_("ansökan")
    )
    criterion = models.ForeignKey(
        Criterion, on_delete=models.PROTECT, related_name="answers", verbose_name=_("kriterium")
    )
    value = models.ForeignKey(
        CriterionValue,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("värde"),
    )

    class Meta:
        verbose_name = _("svar")
        verbose_name_plural = _("svar")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion", "value"], name="answer_once"
            ),
            models.UniqueConstraint(
                fields=["application", "criterion"],
                condition=models.Q(value__isnull=True),
                name="declined_answer_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.value) if self.value else str(_("Vill inte svara"))
