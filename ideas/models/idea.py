"""An idea on a case's board."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ideas.choices import IdeaStatus
from ideas.models.board import Board


class Idea(models.Model):
    """One sentence, and more words if wanted; the name is hidden until the vote has closed."""

    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="ideas", verbose_name=_("idétavla")
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="ideas",
        verbose_name=_("av"),
    )
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # From the form, so that a double submit makes one idea.
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    title = models.CharField(_("idén i en mening"), max_length=120)
    text = models.TextField(_("mer om idén"), max_length=600, blank=True)
    # The author's sector when the idea was written: a key of a criterion value, or empty.
    sector = models.CharField(_("sektor"), max_length=40, blank=True)
    status = models.CharField(
        _("status"), max_length=9, choices=IdeaStatus, default=IdeaStatus.ACTIVE
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("skriven"))
    updated_at = models.DateTimeField(_("ändrad"))

    class Meta:
        verbose_name = _("idé")
        verbose_name_plural = _("idéer")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "author", "submission"], name="idea_once_per_submission"
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=IdeaStatus.values), name="idea_status_known"
            ),
        ]
        indexes = [models.Index(fields=["board", "status"], name="idea_by_board")]

    def __str__(self) -> str:
        return self.title
