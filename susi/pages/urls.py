"""Addresses of the pages that show several apps; the challenge's own page comes last."""

from django.urls import URLPattern, URLResolver, path

from susi.pages.views.home import home
from susi.pages.views.legal import about, accessibility, privacy

# Without a language in front: robots, sitemap, health.
unprefixed: list[URLPattern | URLResolver] = []

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("om/", about, name="about"),
    path("tillganglighet/", accessibility, name="accessibility"),
    path("uppgifter/", privacy, name="privacy"),
    path("min/", home, name="my_challenge"),
]
