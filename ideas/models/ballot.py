"""The blind approval ballot."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ideas.models.board import Board
from ideas.models.idea import Idea


class Ballot(models.Model):
    """One person's ballot in one vote; without marks it is an abstention."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="ballots", verbose_name=_("idétavla")
    )
    voter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("röstande"),
    )
    # The voter's sector when the ballot was cast: a key of a criterion value, or empty.
    sector = models.CharField(_("sektor"), max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    cast_at = models.DateTimeField(_("lagd"))

    class Meta:
        verbose_name = _("röstsedel")
        verbose_name_plural = _("röstsedlar")
        constraints = [
            models.UniqueConstraint(fields=["board", "voter"], name="ballot_once_per_person")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class BallotMark(models.Model):
    """A mark for an idea on a ballot."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="marks")
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="marks")

    class Meta:
        verbose_name = _("röst")
        verbose_name_plural = _("röster")
        constraints = [
            models.UniqueConstraint(fields=["ballot", "idea"], name="mark_once_per_ballot")
        ]

    def __str__(self) -> str:
        return str(self.idea_id)
