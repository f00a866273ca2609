"""The challenge: its words, its application window and what surrounds it."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from challenges.domain.slugs import RESERVED
from susi.core.bilingual import Bilingual


def refuse_reserved(slug: str) -> None:
    """Refuse a slug that is the first word of one of the site's own addresses.

    Raises:
        ValidationError: the slug is taken by the site.
    """
    if slug in RESERVED:
        raise ValidationError(_("Adressen används av webbplatsen själv. Välj en annan."))


class Challenge(models.Model):
    """A co-creation challenge: one call, one application window, one or more cases."""

    slug = models.SlugField(
        _("adress"),
        max_length=60,
        unique=True,
        validators=[refuse_reserved],
        help_text=_("Står i webbadressen, till exempel hosten-2020."),
    )
    title_sv = models.CharField(_("titel på svenska"), max_length=120)
    title_en = models.CharField(_("titel på engelska"), max_length=120, blank=True)
    over_sv = models.CharField(_("rad över titeln på svenska"), max_length=120, blank=True)
    over_en = models.CharField(_("rad över titeln på engelska"), max_length=120, blank=True)
    lede_sv = models.TextField(_("ingress på svenska"), max_length=600)
    lede_en = models.TextField(_("ingress på engelska"), max_length=600, blank=True)
    organiser_name = models.CharField(_("arrangör"), max_length=120)
    funder_sv = models.CharField(_("finansiär på svenska"), max_length=200, blank=True)
    funder_en = models.CharField(_("finansiär på engelska"), max_length=200, blank=True)
    contact_email = models.EmailField(_("e-postadress för frågor"))
    reply_name = models.CharField(
        _("avsändarens namn"), max_length=60, blank=True, help_text=_("Under mejlen: Eva på SUSI.")
    )
    published_at = models.DateTimeField(
        _("syns från"),
        null=True,
        blank=True,
        help_text=_("Tomt: bara arrangörerna ser utmaningen."),
    )
    opens_at = models.DateTimeField(_("ansökan öppnar"))
    closes_at = models.DateTimeField(_("ansökan stänger"))
    decision_at = models.DateTimeField(_("alla får besked senast"))
    answer_by = models.DateTimeField(_("svara på erbjuden plats senast"))
    results_at = models.DateTimeField(
        _("resultatet visas från"), null=True, blank=True, help_text=_("Tomt: inte än.")
    )
    created_at = models.DateTimeField(_("skapad"), auto_now_add=True)

    title = Bilingual()
    over = Bilingual()
    lede = Bilingual()
    funder = Bilingual()

    class Meta:
        verbose_name = _("utmaning")
        verbose_name_plural = _("utmaningar")
        ordering = ["-opens_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="application_closes_after_it_opens",
                violation_error_message=_("Ansökan måste stänga efter att den öppnar."),
            ),
            models.CheckConstraint(
                condition=models.Q(answer_by__gt=models.F("closes_at")),
                name="answers_come_after_closing",
                violation_error_message=_("Sista svarsdag måste ligga efter att ansökan stänger."),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Milestone(models.Model):
    """A date on the timeline that no session and no deadline says, such as a presentation."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="milestones", verbose_name=_("utmaning")
    )
    at = models.DateTimeField(_("när"))
    title_sv = models.CharField(_("vad, på svenska"), max_length=80)
    title_en = models.CharField(_("vad, på engelska"), max_length=80, blank=True)
    note_sv = models.CharField(_("förklaring på svenska"), max_length=160, blank=True)
    note_en = models.CharField(_("förklaring på engelska"), max_length=160, blank=True)

    title = Bilingual()
    note = Bilingual()

    class Meta:
        verbose_name = _("datum på tidslinjen")
        verbose_name_plural = _("datum på tidslinjen")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.title


class Partner(models.Model):
    """An organisation behind the challenge."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="partners", verbose_name=_("utmaning")
    )
    name = models.CharField(_("namn"), max_length=120)
    url = models.CharField(
        _("webbplats"), max_length=300, blank=True, validators=[URLValidator(schemes=["https"])]
    )
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partner")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name


class QuestionAndAnswer(models.Model):
    """A question people ask before they apply, and its answer."""

    challenge = models.ForeignKey(
        Challenge, on_delete=models.CASCADE, related_name="questions", verbose_name=_("utmaning")
    )
    question_sv = models.CharField(_("fråga på svenska"), max_length=160)
    question_en = models.CharField(_("fråga på engelska"), max_length=160, blank=True)
    answer_sv = models.TextField(_("svar på svenska"), max_length=1000)
    answer_en = models.TextField(_("svar på engelska"), max_length=1000, blank=True)
    position = models.PositiveSmallIntegerField(_("ordning"), default=0)

    question = Bilingual()
    answer = Bilingual()

    class Meta:
        verbose_name = _("fråga och svar")
        verbose_name_plural = _("frågor och svar")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.question


class ConsentText(models.Model):
    """One version of the text an applicant agrees to; versions are added, never changed."""

    challenge = models.ForeignKey(
        Challenge,
        on_delete=models.CASCADE,
        related_name="consent_texts",
        verbose_name=_("utmaning"),
    )
    version = models.PositiveSmallIntegerField(_("version"))
    text_sv = models.TextField(_("text på svenska"), max_length=4000)
    text_en = models.TextField(_("text på engelska"), max_length=4000, blank=True)
    created_at = models.DateTimeField(_("skapad"), auto_now_add=True)

    text = Bilingual()

    class Meta:
        verbose_name = _("samtyckestext")
        verbose_name_plural = _("samtyckestexter")
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["challenge", "version"], name="consent_version_once_per_challenge"
            )
        ]

    def __str__(self) -> str:
        return f"{self.challenge} – {self.version}"
