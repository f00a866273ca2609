"""Who runs a challenge."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.choices import Role
from challenges.models.challenge import Challenge


class TeamMember(models.Model):
    """A person's role in one challenge: organiser, researcher or facilitator."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="team", verbose_name=_("utmaning")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="team_roles",
        verbose_name=_("person"),
    )
    role = models.CharField(_("roll"), max_length=12, choices=Role)

    class Meta:
        verbose_name = _("medlem i teamet")
        verbose_name_plural = _("team")
        ordering = ["role", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "user", "role"], name="team_role_once_per_person"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="team_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"
