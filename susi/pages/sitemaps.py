"""The public pages, for search engines: both languages, each naming the other."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from challenges.choices import CaseStatus
from challenges.models import Case, Challenge
from challenges.queries import published_challenges


class _Site(Sitemap[Any]):
    """Pages in both languages at the site's own address, whatever name the request used."""

    i18n = True
    alternates = True
    x_default = True

    def get_domain(self, site: object = None) -> str:  # noqa: ARG002 -- Django calls it so
        """Give the host of ``SITE_URL``."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:  # noqa: ARG002 -- Django calls it so
        """Give http or https, as ``SITE_URL`` has it."""
        return urlsplit(settings.SITE_URL).scheme


class FixedPages(_Site):
    """Pages that every installation has."""

    def items(self) -> list[str]:
        """Give the names of the addresses."""
        return ["home", "about", "accessibility", "privacy"]

    def location(self, item: str) -> str:
        """Give the address of a name."""
        return reverse(item)


class ChallengePages(_Site):
    """Landing pages."""

    def items(self) -> QuerySet[Challenge]:
        """Give the published challenges."""
        return published_challenges(timezone.now())

    def location(self, item: Challenge) -> str:
        """Give the address of a landing page."""
        return reverse("challenge_page", args=[item.slug])


class CasePages(_Site):
    """Pages of cases."""

    def items(self) -> QuerySet[Case]:
        """Give the published cases of published challenges."""
        return Case.objects.filter(
            challenge__published_at__lte=timezone.now(), status=CaseStatus.PUBLISHED
        ).select_related("challenge")

    def location(self, item: Case) -> str:
        """Give the address of a case."""
        return reverse("case_page", args=[item.challenge.slug, item.slug])


SITEMAPS: dict[str, type[Sitemap[Any]] | Sitemap[Any]] = {
    "pages": FixedPages,
    "challenges": ChallengePages,
    "cases": CasePages,
}
