"""Registers the app."""

from django.apps import AppConfig


class WorkshopsConfig(AppConfig):
    """The app and its label."""

    name = "workshops"
