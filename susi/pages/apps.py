"""Registers the app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The app and its label."""

    name = "susi.pages"
    label = "pages"
