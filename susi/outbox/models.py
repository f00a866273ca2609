"""Every e-mail is a row first: what it says, where it is on its way, each attempt to send it."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from susi.outbox.choices import OnUncertain, Outcome, State


class Message(models.Model):
    """One e-mail to one address, rendered, with its state; it knows no person, only an address."""

    dedupe_key = models.CharField(_("nyckel"), max_length=200, unique=True)
    message_id = models.CharField(_("Message-ID"), max_length=320, unique=True)
    kind = models.CharField(_("sort"), max_length=80)
    language = models.CharField(_("språk"), max_length=2)
    to_address = models.EmailField(_("mottagarens adress"), max_length=254)
    to_name = models.CharField(_("mottagarens namn"), max_length=200, blank=True)
    reply_to = models.CharField(_("svar går till"), max_length=254, blank=True)
    subject = models.CharField(_("ämne"), max_length=300)
    text = models.TextField(_("text"))
    html = models.TextField(_("html"), blank=True)
    # Shape: {header name: value}
    headers = models.JSONField(_("fler huvudrader"), default=dict, blank=True)
    about = models.CharField(
        _("hör till"), max_length=60, blank=True, help_text=_("Till exempel challenge:12.")
    )
    created_at = models.DateTimeField(_("skapat"))
    due_at = models.DateTimeField(_("ska skickas"))
    expires_at = models.DateTimeField(_("skickas inte efter"), null=True, blank=True)
    next_try_at = models.DateTimeField(_("nästa försök"))
    state = models.CharField(_("läge"), max_length=10, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(_("antal försök"), default=0)
    crashes = models.PositiveSmallIntegerField(_("avbrutna försök"), default=0)
    claim = models.UUIDField(_("arbetarens märke"), null=True, blank=True)
    lease_until = models.DateTimeField(_("arbetaren har till"), null=True, blank=True)
    handed_over = models.BooleanField(_("överlämnat till e-postservern"), default=False)
    # Above 0: an earlier try may have arrived, so the message can no longer be called failed.
    uncertain_resends = models.PositiveSmallIntegerField(_("omsändningar"), default=0)
    on_uncertain = models.CharField(
        _("vid oklarhet"), max_length=6, choices=OnUncertain, default=OnUncertain.RESEND
    )
    smtp_reply = models.CharField(_("e-postserverns svar"), max_length=500, blank=True)
    error = models.CharField(_("fel"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("skickat"), null=True, blank=True)

    class Meta:
        verbose_name = _("mejl")
        verbose_name_plural = pgettext_lazy("plural", "mejl")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="message_state_known"),
            models.CheckConstraint(
                condition=Q(on_uncertain__in=OnUncertain.values), name="message_on_uncertain_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SENT) | Q(sent_at__isnull=False),
                name="message_sent_has_time",
            ),
            models.CheckConstraint(
                condition=Q(state=State.SENDING, claim__isnull=False, lease_until__isnull=False)
                | (~Q(state=State.SENDING) & Q(claim__isnull=True, lease_until__isnull=True)),
                name="message_claimed_while_sending",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"], name="message_pending", condition=Q(state=State.PENDING)
            ),
            models.Index(
                fields=["lease_until"], name="message_sending", condition=Q(state=State.SENDING)
            ),
            models.Index(fields=["to_address", "created_at"], name="message_by_address"),
            models.Index(fields=["about", "created_at"], name="message_by_subject_matter"),
            models.Index(fields=["created_at"], name="message_by_age"),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def may_have_arrived(self) -> bool:
        """Whether an earlier try got no answer after the message was handed over."""
        return self.uncertain_resends > 0


class MessageAttachment(models.Model):
    """A file of a message, byte by byte as the app gave it."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file_name = models.CharField(_("filnamn"), max_length=120)
    content_type = models.CharField(_("innehållstyp"), max_length=100)
    content = models.BinaryField(_("innehåll"))
    # The calendar METHOD of a part that stands inline, such as REQUEST; else empty.
    method = models.CharField(_("kalendermetod"), max_length=10, blank=True)

    class Meta:
        verbose_name = _("bilaga")
        verbose_name_plural = _("bilagor")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.file_name


class Attempt(models.Model):
    """One try to send a message; rows are added and never changed."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="tries")
    started_at = models.DateTimeField(_("började"))
    ended_at = models.DateTimeField(_("slutade"))
    outcome = models.CharField(_("utfall"), max_length=10, choices=Outcome)
    reply = models.CharField(_("serverns svar"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("försök")
        verbose_name_plural = pgettext_lazy("plural", "försök")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="attempt_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(ended_at__gte=models.F("started_at")), name="attempt_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a second save of the same row is an error of the database."""
        super().save(*args, **{**kwargs, "force_insert": True})
