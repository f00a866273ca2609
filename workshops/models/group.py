"""A group of a session: where it sits and who leads it; who is in it is a participants' matter."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from susi.core.bilingual import Bilingual
from workshops.models.session import Session


class Group(models.Model):
    """One of a session's groups, numbered from 1."""

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="groups", verbose_name=_("session")
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    name_sv = models.CharField(_("namn på svenska"), max_length=60, blank=True)
    name_en = models.CharField(_("namn på engelska"), max_length=60, blank=True)
    room = models.CharField(_("bord eller rum"), max_length=80, blank=True)
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_groups",
        verbose_name=_("gruppledare"),
    )

    name = Bilingual()

    class Meta:
        verbose_name = _("grupp")
        verbose_name_plural = _("grupper")
        ordering = ["session", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "number"], name="group_number_once_per_session"
            ),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="group_number_from_one"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Give what the group is called: its number, and its name if it has one."""
        words = _now("Grupp %(number)s") % {"number": self.number}
        return f"{words}: {self.name}" if self.name else words
