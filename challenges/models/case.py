"""The research case that participants work on."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.choices import CaseStatus, Tint
from challenges.models.challenge import Challenge
from susi.core.bilingual import Bilingual


class Case(models.Model):
    """A research case with its places; the long texts are Markdown."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.PROTECT, related_name="cases", verbose_name=_("utmaning")
    )
    slug = models.SlugField(_("adress"), max_length=60)
    title_sv = models.CharField(_("titel på svenska"), max_length=100)
    title_en = models.CharField(_("titel på engelska"), max_length=100, blank=True)
    lead_question_sv = models.CharField(_("ledfråga på svenska"), max_length=160, blank=True)
    lead_question_en = models.CharField(_("ledfråga på engelska"), max_length=160, blank=True)
    summary_sv = models.TextField(_("kort om caset på svenska"), max_length=300, blank=True)
    summary_en = models.TextField(_("kort om caset på engelska"), max_length=300, blank=True)
    background_sv = models.TextField(_("bakgrund på svenska"), max_length=8000, blank=True)
    background_en = models.TextField(_("bakgrund på engelska"), max_length=8000, blank=True)
    problem_sv = models.TextField(_("problem på svenska"), max_length=8000, blank=True)
    problem_en = models.TextField(_("problem på engelska"), max_length=8000, blank=True)
    challenge_question_sv = models.TextField(
        _("utmaningsfråga på svenska"), max_length=600, blank=True
    )
    challenge_question_en = models.TextField(
        _("utmaningsfråga på engelska"), max_length=600, blank=True
    )
    setup_sv = models.TextField(_("upplägg på svenska"), max_length=4000, blank=True)
    setup_en = models.TextField(_("upplägg på engelska"), max_length=4000, blank=True)
    fact_figure = models.CharField(
        _("siffra att minnas"), max_length=20, blank=True, help_text=_("Till exempel 1 200.")
    )
    fact_text_sv = models.CharField(_("vad siffran säger, på svenska"), max_length=200, blank=True)
    fact_text_en = models.CharField(_("vad siffran säger, på engelska"), max_length=200, blank=True)
    researchers = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="cases", blank=True, verbose_name=_("forskare")
    )
    affiliation_sv = models.CharField(_("forskarens lärosäte"), max_length=120, blank=True)
    affiliation_en = models.CharField(_("lärosäte på engelska"), max_length=120, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=CaseStatus, default=CaseStatus.DRAFT
    )
    submitted_at = models.DateTimeField(_("inskickat"), null=True, blank=True)
    published_at = models.DateTimeField(_("publicerat"), null=True, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    tint = models.CharField(_("färgfält"), max_length=6, choices=Tint, default=Tint.SKY)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)
    places = models.PositiveSmallIntegerField(_("platser"), default=24)
    # Places that are offered or confirmed now. Only participants.services.places changes it, by
    # conditional updates, so that two answers at once can never fill more places than there are.
    held_places = models.PositiveSmallIntegerField(_("upptagna platser"), default=0, editable=False)
    groups = models.PositiveSmallIntegerField(_("antal grupper"), default=4)
    released_at = models.DateTimeField(_("besked skickade"), null=True, blank=True, editable=False)

    title = Bilingual()
    lead_question = Bilingual()
    summary = Bilingual()
    background = Bilingual()
    problem = Bilingual()
    challenge_question = Bilingual()
    setup = Bilingual()
    fact_text = Bilingual()
    affiliation = Bilingual()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("case")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "slug"], name="case_address_once_per_challenge"
            ),
            models.CheckConstraint(condition=models.Q(places__gte=1), name="case_has_places"),
            models.CheckConstraint(
                condition=models.Q(held_places__lte=models.F("places")),
                name="case_never_overfull",
                violation_error_message=_("Det finns fler deltagare än platser."),
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=CaseStatus.values), name="case_status_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CaseDraft(models.Model):
    """What a researcher has typed and not yet saved, kept so that nothing is lost."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="drafts")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="case_drafts"
    )
    # Shape: {form field name: text}
    fields = models.JSONField(default=dict)
    base_version = models.PositiveIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = _("osparat utkast")
        verbose_name_plural = _("osparade utkast")
        constraints = [
            models.UniqueConstraint(fields=["case", "user"], name="case_draft_once_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.case} – {self.user}"
