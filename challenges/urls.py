"""Addresses of the app; a name here is the name of the view and of its template."""

from django.urls import URLPattern, URLResolver

urlpatterns: list[URLPattern | URLResolver] = []
