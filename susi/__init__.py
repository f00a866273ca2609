"""SUSI: settings, composition and the parts every app stands on."""

from susi.celery import app as celery_app

__all__ = ["celery_app"]
