"""The Celery application; its settings are Django's, with the prefix ``CELERY_``."""

import os
import warnings

from celery import Celery

from susi.core import broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "susi.settings")
# In a container the worker may be root; tasks are JSON, so no message can make it run code.
warnings.filterwarnings("ignore", message="You're running the worker with superuser privileges")
broker.register()

app = Celery("susi")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
