"""How gunicorn serves SUSI:  gunicorn -c susi/gunicorn.py susi.wsgi."""

import io
import os
import sys
from typing import Any

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from susi.env import env_int, env_str

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "susi.settings")

port = env_int("SUSI_PORT", 8000, minimum=1, maximum=65_535)
bind = f"{env_str('SUSI_BIND', '127.0.0.1')}:{port}"
workers = env_int("SUSI_PROCESSES", 2, minimum=1)
worker_class = "gthread"
threads = env_int("SUSI_THREADS", 4, minimum=1)
timeout = 60
graceful_timeout = 5
keepalive = 5
# A worker starts anew now and then, so that memory which anything leaks comes back.
max_requests = 5_000
max_requests_jitter = 500
loglevel = "warning"
control_socket_disable = True


def on_starting(server: Any) -> None:  # noqa: ARG001 -- gunicorn calls it so
    """Refuse to serve where the settings are unsafe; ``susi.core.checks`` says what is."""
    try:
        django.setup()
        call_command("check", deploy=settings.PRODUCTION, fail_level="ERROR", stdout=io.StringIO())
    except (ImproperlyConfigured, SystemCheckError) as error:
        sys.exit(f"SUSI does not start: {error}")
