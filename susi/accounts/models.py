"""The user model: an e-mail address, what to call the person, their language and time zone."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from susi.accounts.choices import Language
from susi.accounts.managers import UserManager


class User(AbstractBaseUser, PermissionsMixin):
    """A person. What they may do in a challenge is a row in ``challenges.TeamMember``, not here."""

    email = models.EmailField(_("e-postadress"), max_length=254, unique=True)
    name = models.CharField(_("namn"), max_length=120, blank=True)
    call_name = models.CharField(
        _("tilltalsnamn"), max_length=60, blank=True, help_text=_("Det gruppen kallar dig.")
    )
    language = models.CharField(
        _("språk"), max_length=2, choices=Language, default=Language.SWEDISH
    )
    time_zone = models.CharField(_("tidszon"), max_length=60, default="Europe/Stockholm")
    is_active = models.BooleanField(_("aktiv"), default=True)
    is_staff = models.BooleanField(
        _("får öppna admin"), default=False, help_text=_("Kräver inloggning i två steg.")
    )
    date_joined = models.DateTimeField(_("kom till"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("personer")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="person_once_per_address"),
            models.CheckConstraint(
                condition=models.Q(language__in=Language.values), name="person_language_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        """Give what the person wants to be called, else their first name, else the address."""
        return self.call_name or self.name.split(" ")[0] or self.email
