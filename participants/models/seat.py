"""Who sits in which group of a session, what was wished for, and how far the groups have come."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participants.choices import GroupingKind, GroupingState, WishKind
from participants.models.application import Application
from participants.models.place import Place
from workshops.models import Group, Session


class Grouping(models.Model):
    """How a session's groups were made and whether people have been told; changes lock this row."""

    session = models.OneToOneField(
        Session, on_delete=models.CASCADE, related_name="grouping", verbose_name=_("session")
    )
    state = models.CharField(
        _("läge"), max_length=9, choices=GroupingState, default=GroupingState.DRAFT
    )
    kind = models.CharField(
        _("så fördelas gruppen"), max_length=5, choices=GroupingKind, default=GroupingKind.MIX
    )
    seed = models.CharField(max_length=80, blank=True, editable=False)
    # Shape: list of keys of the challenge's criteria
    criteria = models.JSONField(_("blandas efter"), default=list, blank=True)
    organisation_apart = models.BooleanField(_("samma organisation isär"), default=True)
    # Somebody was moved by hand since the last proposal, which a new one would undo.
    touched = models.BooleanField(default=False, editable=False)
    # How many times people have been told; part of each mail's key.
    version = models.PositiveIntegerField(default=0, editable=False)
    published_at = models.DateTimeField(_("publicerad"), null=True, blank=True)

    class Meta:
        verbose_name = _("gruppindelning")
        verbose_name_plural = _("gruppindelningar")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=GroupingState.values), name="grouping_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=GroupingKind.values), name="grouping_kind_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state=GroupingState.PUBLISHED)
                | models.Q(published_at__isnull=False, version__gte=1),
                name="published_grouping_has_its_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.get_state_display()}"


class Seat(models.Model):
    """A person's seat in a session; the services see to it that its group is of that session."""

    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="seats", verbose_name=_("plats")
    )
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="seats", verbose_name=_("session")
    )
    group = models.ForeignKey(
        Group, on_delete=models.CASCADE, related_name="seats", verbose_name=_("grupp")
    )
    # The group that the person has been told of: what their pages show.
    told = models.ForeignKey(
        Group,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="told_seats",
        verbose_name=_("meddelad grupp"),
    )
    # Room and facilitator of that group as the mail said them.
    told_as = models.CharField(max_length=120, blank=True, editable=False)
    locked = models.BooleanField(_("låst"), default=False)
    # Marked as not here when the session was about to begin.
    missing = models.BooleanField(_("saknas"), default=False)

    class Meta:
        verbose_name = _("gruppplats")
        verbose_name_plural = _("gruppplatser")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["place", "session"], name="one_seat_per_session")
        ]

    def __str__(self) -> str:
        return f"{self.place_id} → {self.group}"


class SeatWish(models.Model):
    """Two people who should sit together or apart; of a pair the older application is first."""

    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="seat_wishes", verbose_name=_("session")
    )
    kind = models.CharField(_("önskemål"), max_length=8, choices=WishKind)
    first = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="+", verbose_name=_("den ena")
    )
    second = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="+", verbose_name=_("den andra")
    )
    reason = models.CharField(_("skäl"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("önskemål om grupp")
        verbose_name_plural = _("önskemål om grupp")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "first", "second"], name="one_wish_per_pair_and_session"
            ),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="wish_is_for_two_people"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=WishKind.values), name="wish_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}: {self.get_kind_display()}"


class GroupingStep(models.Model):
    """What stood before a change, so that it can be undone; the last twenty are kept."""

    grouping = models.ForeignKey(Grouping, on_delete=models.CASCADE, related_name="steps")
    # Shape: groups as lists of number, name_sv, name_en, room and user or null; seats as lists of
    # place, group number, locked and missing; grouping with kind, seed, criteria,
    # organisation_apart and touched.
    before = models.JSONField(editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(_("när"))

    class Meta:
        verbose_name = _("steg i gruppindelningen")
        verbose_name_plural = _("steg i gruppindelningen")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.at)
