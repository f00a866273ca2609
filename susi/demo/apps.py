"""Registers the app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The app and its label."""

    name = "susi.demo"
    label = "demo"
