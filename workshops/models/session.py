"""One of the two meetings of a case's workshop."""

import uuid

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from susi.core.bilingual import Bilingual
from workshops.choices import Delivery, Provider, SessionStatus


class Session(models.Model):
    """A session: its time, its place or link, and what its calendar entry is known by."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("case")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    starts_at = models.DateTimeField(_("börjar"))
    ends_at = models.DateTimeField(_("slutar"))
    purpose_sv = models.CharField(_("vad vi gör, på svenska"), max_length=200)
    purpose_en = models.CharField(_("vad vi gör, på engelska"), max_length=200, blank=True)
    delivery = models.CharField(_("form"), max_length=8, choices=Delivery, default=Delivery.ONLINE)
    provider = models.CharField(
        _("mötestjänst"), max_length=8, choices=Provider, default=Provider.ZOOM, blank=True
    )
    meeting_url = models.CharField(
        _("möteslänk"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"])],
        help_text=_("Bara https. Visas först när mötet öppnar, aldrig i mejl eller kalender."),
    )
    venue = models.CharField(_("lokal"), max_length=120, blank=True)
    address = models.CharField(_("gatuadress och ort"), max_length=200, blank=True)
    access_sv = models.TextField(
        _("att hitta och ta sig in, på svenska"), max_length=600, blank=True
    )
    access_en = models.TextField(
        _("att hitta och ta sig in, på engelska"), max_length=600, blank=True
    )
    opens_minutes_before = models.PositiveSmallIntegerField(
        _("mötet öppnar, minuter före"), default=15
    )
    status = models.CharField(
        _("status"), max_length=9, choices=SessionStatus, default=SessionStatus.PLANNED
    )
    uid = models.UUIDField(_("kalenderns nyckel"), default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(_("kalenderns ändring"), default=0, editable=False)
    updated_at = models.DateTimeField(_("ändrad"), auto_now=True)

    purpose = Bilingual()
    access = Bilingual()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessioner")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "number"], name="session_number_once_per_case"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="session_number_from_one"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="session_ends_after_start",
                violation_error_message=_("Sessionen måste sluta efter att den börjar."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=SessionStatus.values), name="session_status_known"
            ),
        ]

    def __str__(self) -> str:
        return _("%(case)s, session %(number)s") % {"case": self.case, "number": self.number}
