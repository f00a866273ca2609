"""Registers the app."""

from django.apps import AppConfig


class ParticipantsConfig(AppConfig):
    """The app and its label."""

    name = "participants"
