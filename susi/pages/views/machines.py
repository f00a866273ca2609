"""Answers to machines: what may be crawled, which pages there are, whether the site is well."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_GET, require_safe

from susi.pages.sitemaps import SITEMAPS


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Answer robots.txt: everything public may be read, nothing personal."""
    return render(
        request,
        "pages/robots.txt",
        {"sitemap": f"{settings.SITE_URL}/sitemap.xml"},
        content_type="text/plain; charset=utf-8",
    )


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer sitemap.xml: the public pages in both languages."""
    return django_sitemap(request, SITEMAPS)


@require_GET
@never_cache
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- every view gets it
    """Answer ``ok`` where the database answers one query, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse("no database\n", status=503, content_type="text/plain")
    return HttpResponse("ok\n", content_type="text/plain")
