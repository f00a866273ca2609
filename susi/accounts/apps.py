"""Registers the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The app and its label."""

    name = "susi.accounts"
    label = "accounts"
