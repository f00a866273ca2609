"""The place of an applicant in a case, from being marked to taking part."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from participants.choices import PlaceStatus
from participants.models.application import Application

HOLDING = (PlaceStatus.MARKED, PlaceStatus.OFFERED, PlaceStatus.CONFIRMED)


class Place(models.Model):
    """One row for each applicant and case that something was decided about."""

    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="places", verbose_name=_("ansökan")
    )
    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="place_rows", verbose_name=_("case")
    )
    status = models.CharField(_("status"), max_length=9, choices=PlaceStatus)
    answer_by = models.DateTimeField(_("svara senast"), null=True, blank=True)
    # Part of the signed answer link: a new offer raises it, so that old links stop working.
    link_version = models.PositiveIntegerField(default=1, editable=False)
    offered_at = models.DateTimeField(_("erbjuden"), null=True, blank=True)
    answered_at = models.DateTimeField(_("svarade"), null=True, blank=True)
    changed_at = models.DateTimeField(_("ändrad"))

    class Meta:
        verbose_name = _("plats")
        verbose_name_plural = _("platser")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "case"], name="place_once_per_application_and_case"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(status__in=[s.value for s in HOLDING]),
                name="one_place_at_most_per_person",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=PlaceStatus.values), name="place_status_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=PlaceStatus.OFFERED)
                | models.Q(answer_by__isnull=False, offered_at__isnull=False),
                name="offer_has_an_answer_time",
            ),
        ]
        indexes = [models.Index(fields=["case", "status"], name="place_by_case_and_status")]

    def __str__(self) -> str:
        return f"{self.application} – {self.case}: {self.get_status_display()}"


class PlaceEvent(models.Model):
    """What happened to a place, when and by whom; rows are only added."""

    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="events", verbose_name=_("plats")
    )
    old = models.CharField(_("från"), max_length=9, blank=True)
    new = models.CharField(_("till"), max_length=9)
    at = models.DateTimeField(_("när"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("av"),
    )

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
