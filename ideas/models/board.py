"""The board of a case: where ideas are collected and voted on."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from ideas.choices import BoardState, VotingRule


class Board(models.Model):
    """A case's board and its one approval vote. It is made when somebody first opens it."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, related_name="board", verbose_name=_("case")
    )
    state = models.CharField(
        _("läge"), max_length=10, choices=BoardState, default=BoardState.WAITING
    )
    rule = models.CharField(
        _("röstregel"), max_length=10, choices=VotingRule, default=VotingRule.PHRAGMEN
    )
    # Ideas that go on: as many as there are groups in session 2.
    winners = models.PositiveSmallIntegerField(_("idéer som går vidare"), default=4)
    # Marks a ballot may hold: clamp(ceil(m / 3), 3, 5), fixed when the vote opens.
    limit = models.PositiveSmallIntegerField(_("röster var"), null=True, blank=True)
    # Participants who could vote when the vote opened.
    eligible = models.PositiveIntegerField(_("röstberättigade"), null=True, blank=True)
    # Fixes the lottery between equal ideas: sha256(poll:idea), known from the start.
    lottery = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    voting_opened_at = models.DateTimeField(_("röstningen öppnade"), null=True, blank=True)
    voting_closed_at = models.DateTimeField(_("röstningen stängde"), null=True, blank=True)
    updated_at = models.DateTimeField(_("ändrad"), auto_now=True)

    class Meta:
        verbose_name = _("idétavla")
        verbose_name_plural = _("idétavlor")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=BoardState.values), name="board_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[BoardState.VOTING, BoardState.CLOSED])
                | models.Q(limit__isnull=False, voting_opened_at__isnull=False),
                name="open_vote_has_its_limit",
            ),
            models.CheckConstraint(
                condition=models.Q(winners__gte=1), name="at_least_one_idea_goes_on"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_state_display()}"


class BoardEvent(models.Model):
    """Who opened or closed what, and when; rows are only added."""

    board = models.ForeignKey(
        Board, on_delete=models.CASCADE, related_name="events", verbose_name=_("idétavla")
    )
    old = models.CharField(_("från"), max_length=10)
    new = models.CharField(_("till"), max_length=10)
    at = models.DateTimeField(_("när"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("av"),
    )

    class Meta:
        verbose_name = _("händelse")
        verbose_name_plural = _("händelser")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
