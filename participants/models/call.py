"""Reaching people before the deadline, letting one in after it, and looking at hard cases."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Challenge
from participants.choices import ReviewKind, Verdict


class RecruitingLink(models.Model):
    """A link to the call that remembers where an applicant came from."""

    challenge = models.ForeignKey(
        Challenge,
        on_delete=models.CASCADE,
        related_name="recruiting_links",
        verbose_name=_("utmaning"),
    )
    code = models.SlugField(_("kod"), max_length=20)
    label = models.CharField(_("delas med"), max_length=80)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("skapad"))

    class Meta:
        verbose_name = _("värvningslänk")
        verbose_name_plural = _("värvningslänkar")
        ordering = ["label", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "code"], name="recruiting_code_once_per_challenge"
            )
        ]

    def __str__(self) -> str:
        return self.label


class LateCode(models.Model):
    """Lets somebody apply after the deadline, so many times and until a moment."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="late_codes", verbose_name=_("utmaning")
    )
    code = models.CharField(_("kod"), max_length=20, unique=True)
    note = models.CharField(_("för vem och varför"), max_length=200)
    expires_at = models.DateTimeField(_("gäller till"))
    limit = models.PositiveSmallIntegerField(_("antal ansökningar"), default=1)
    used = models.PositiveSmallIntegerField(_("använd"), default=0, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("skapad"))

    class Meta:
        verbose_name = _("kod för sen ansökan")
        verbose_name_plural = _("koder för sen ansökan")
        ordering = ["-created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used__lte=models.F("limit")),
                name="late_code_used_within_its_limit",
            )
        ]

    def __str__(self) -> str:
        return self.note


class ApplicationReview(models.Model):
    """What an organiser decided about an application that may be a duplicate or a conflict."""

    application = models.ForeignKey(
        "participants.Application",
        on_delete=models.CASCADE,
        related_name="reviews",
        verbose_name=_("ansökan"),
    )
    kind = models.CharField(_("sort"), max_length=9, choices=ReviewKind)
    # The application it may be a duplicate of; of a pair the one sent last is reviewed.
    other = models.ForeignKey(
        "participants.Application",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("samma som"),
    )
    verdict = models.CharField(_("beslut"), max_length=4, choices=Verdict)
    reason = models.CharField(_("skäl"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("när"))

    class Meta:
        verbose_name = _("prövning")
        verbose_name_plural = _("prövningar")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "other"],
                condition=models.Q(kind="duplicate"),
                name="duplicate_reviewed_once",
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=models.Q(kind="conflict"),
                name="conflict_reviewed_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(verdict=Verdict.OUT) | ~models.Q(reason=""),
                name="leaving_out_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_verdict_display()}"
