"""Registers the app."""

from django.apps import AppConfig


class IdeasConfig(AppConfig):
    """The app and its label."""

    name = "ideas"
