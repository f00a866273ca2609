"""The draw of a case: its rules, the solver's runs, the frozen pool, the list and the result."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.models import Case
from participants.choices import DrawMethod, DrawObjective, DrawStatus, RunKind, RunStatus
from participants.models.application import Application


class DrawRules(models.Model):
    """How a case's people are chosen, beside its quotas; without a row the defaults hold."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, related_name="draw_rules", verbose_name=_("case")
    )
    method = models.CharField(
        _("så väljs deltagarna"), max_length=4, choices=DrawMethod, default=DrawMethod.DRAW
    )
    objective = models.CharField(
        _("jämna chanser"), max_length=8, choices=DrawObjective, default=DrawObjective.CEILING
    )
    organisation_max = models.PositiveSmallIntegerField(
        _("högst från samma organisation"), null=True, blank=True
    )

    class Meta:
        verbose_name = _("regler för lottningen")
        verbose_name_plural = _("regler för lottningen")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation_max__isnull=True)
                | models.Q(organisation_max__gte=1),
                name="organisation_maximum_is_at_least_one",
            )
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_method_display()}"


class SelectionRun(models.Model):
    """One piece of work for the solver, asked for by a person and done by the worker.

    The row is written before the work starts, so that a lost wake-up or a killed worker loses
    nothing: a scan finds it. ``problem`` is a snapshot; what changes later is not in it.
    """

    case = models.ForeignKey(
        Case, on_delete=models.CASCADE, related_name="selection_runs", verbose_name=_("case")
    )
    kind = models.CharField(_("sort"), max_length=5, choices=RunKind)
    status = models.CharField(
        _("status"), max_length=9, choices=RunStatus, default=RunStatus.WAITING
    )
    # Shape: participants.domain.selection.record's coded problem (pool and rules)
    problem = models.JSONField(editable=False)
    problem_hash = models.CharField(max_length=64, editable=False)
    seed = models.CharField(max_length=80, editable=False)
    # Shape: what participants.domain.selection gives, or the explanation where quotas conflict
    result = models.JSONField(null=True, blank=True, editable=False)
    step = models.CharField(max_length=40, blank=True, editable=False)
    progress = models.PositiveSmallIntegerField(default=0, editable=False)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asked_at = models.DateTimeField(_("beställd"))
    started_at = models.DateTimeField(_("började"), null=True, blank=True)
    # The worker says here that it is alive; a run it forgot is started again.
    seen_at = models.DateTimeField(null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("slutade"), null=True, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("beräkning")
        verbose_name_plural = _("beräkningar")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=RunStatus.values), name="run_status_known"
            ),
            models.UniqueConstraint(
                fields=["case", "kind"],
                condition=models.Q(status__in=[RunStatus.WAITING, RunStatus.RUNNING]),
                name="one_run_at_a_time_per_case_and_kind",
            ),
        ]
        indexes = [models.Index(fields=["status", "seen_at"], name="run_by_status")]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_kind_display()}, {self.get_status_display()}"


class Draw(models.Model):
    """One draw: pool and rules frozen when it is locked, the list published, the digits drawn.

    Triggers in the database refuse every change to what is frozen, also from outside SUSI.
    """

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, related_name="draws", verbose_name=_("case")
    )
    sequence = models.PositiveSmallIntegerField(_("nummer"), default=1)
    status = models.CharField(
        _("status"), max_length=9, choices=DrawStatus, default=DrawStatus.LOCKED
    )
    run = models.ForeignKey(
        SelectionRun, on_delete=models.PROTECT, related_name="draws", null=True, blank=True
    )
    # Shape of both: participants.domain.selection.record
    pool = models.JSONField(editable=False)
    rules = models.JSONField(editable=False)
    salt = models.CharField(max_length=64, editable=False)
    pool_hash = models.CharField(_("poolens hash"), max_length=64, editable=False)
    rules_hash = models.CharField(_("reglernas hash"), max_length=64, editable=False)
    merkle_root = models.CharField(max_length=64, editable=False)
    seed = models.CharField(max_length=80, editable=False)
    # What the organiser wrote about people who cannot be chosen under these quotas.
    acknowledgement = models.TextField(
        _("om dem som inte kan lottas in"), max_length=1000, blank=True
    )
    # Shape: list of 1,000 lists of applicant numbers
    panels = models.JSONField(null=True, blank=True, editable=False)
    list_hash = models.CharField(_("listans hash"), max_length=64, blank=True, editable=False)
    digits = models.CharField(
        _("dragna siffror"),
        max_length=6,
        blank=True,
        editable=False,
        validators=[RegexValidator(r"^\d*$")],
    )
    # Shape: participants.domain.selection.record, signed; written when the last digit is drawn
    record = models.JSONField(null=True, blank=True, editable=False)
    locked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    locked_at = models.DateTimeField(_("låst"))
    prepared_at = models.DateTimeField(_("listan klar"), null=True, blank=True)
    published_at = models.DateTimeField(_("listan publicerad"), null=True, blank=True)
    started_at = models.DateTimeField(_("ceremonin började"), null=True, blank=True)
    drawn_at = models.DateTimeField(_("dragen"), null=True, blank=True)
    void_reason = models.TextField(_("skäl att göra om"), max_length=1000, blank=True)
    void_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    void_asked_at = models.DateTimeField(null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    voided_at = models.DateTimeField(_("ogiltig"), null=True, blank=True)

    class Meta:
        verbose_name = _("lottning")
        verbose_name_plural = _("lottningar")
        ordering = ["case", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["case", "sequence"], name="draw_numbered_per_case"),
            models.UniqueConstraint(
                fields=["case"],
                condition=~models.Q(status__in=[DrawStatus.UNLOCKED, DrawStatus.VOID]),
                name="one_valid_draw_per_case",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=DrawStatus.values), name="draw_status_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(status=DrawStatus.VOID)
                | (
                    models.Q(void_asked_by__isnull=False, voided_by__isnull=False)
                    & ~models.Q(void_asked_by=models.F("voided_by"))
                    & ~models.Q(void_reason="")
                ),
                name="draw_voided_by_two_people_with_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    status__in=[DrawStatus.LOCKED, DrawStatus.UNLOCKED, DrawStatus.VOID]
                )
                | models.Q(panels__isnull=False, prepared_at__isnull=False),
                name="draw_has_its_list",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.get_status_display()}"


class DrawEntry(models.Model):
    """An applicant in a draw's frozen pool: their chance, their count, their proof."""

    draw = models.ForeignKey(
        Draw, on_delete=models.CASCADE, related_name="entries", verbose_name=_("lottning")
    )
    application = models.ForeignKey(
        Application,
        on_delete=models.PROTECT,
        related_name="draw_entries",
        verbose_name=_("ansökan"),
    )
    # The applicant's number at the time, as the published list names them.
    number = models.PositiveIntegerField(_("nummer"))
    # 32 random bytes in hex: makes the leaf of the tree say nothing about the answers.
    nonce = models.CharField(max_length=64, editable=False)
    position = models.PositiveIntegerField(editable=False)
    chance = models.FloatField(_("chans"), null=True, blank=True)
    count = models.PositiveIntegerField(_("antal grupper"), null=True, blank=True)

    class Meta:
        verbose_name = _("sökande i lottningen")
        verbose_name_plural = _("sökande i lottningen")
        ordering = ["draw", "position"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "application"], name="once_in_a_draw"),
            models.UniqueConstraint(fields=["draw", "number"], name="number_once_in_a_draw"),
        ]

    def __str__(self) -> str:
        return f"{self.draw}: {self.number}"


class DrawEvent(models.Model):
    """What happened to a draw, when and by whom; rows are only added."""

    draw = models.ForeignKey(
        Draw, on_delete=models.CASCADE, related_name="events", verbose_name=_("lottning")
    )
    # A word of participants.choices.DrawStep
    step = models.CharField(_("steg"), max_length=20)
    # Shape: what the step's sentence in the protocol needs, such as {"digit": "4"}
    facts = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(_("när"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("steg i lottningen")
        verbose_name_plural = _("steg i lottningen")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.step
