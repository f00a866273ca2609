"""Registers the app."""

from django.apps import AppConfig


class ChallengesConfig(AppConfig):
    """The app and its label."""

    name = "challenges"
