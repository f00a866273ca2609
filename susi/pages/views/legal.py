"""About SUSI, the accessibility statement and how personal data are handled."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Say what SUSI is, how a challenge goes and who made it."""
    return render(request, "pages/about.html")


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """Give the accessibility statement that the law on digital public service asks for."""
    return render(request, "pages/accessibility.html")


@require_GET
def privacy(request: HttpRequest) -> HttpResponse:
    """Say which personal data SUSI holds, why, who sees them and when they are deleted."""
    return render(request, "pages/privacy.html")
