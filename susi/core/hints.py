"""Hints to the workers: work that stands in the database is looked at now and not in seconds."""

import logging
from functools import partial

from celery import current_app
from django.db import connection, transaction

logger = logging.getLogger(__name__)
ONE_TRY = {"max_retries": 0, "socket_timeout": 0.5, "socket_connect_timeout": 0.5}


def hint_after_commit(task: str) -> None:
    """Ask for one run of a task when the transaction has committed, however often this is called.

    The row is the truth and beat finds it within seconds, so a hint may be lost.
    """
    waiting = (entry[1] for entry in connection.run_on_commit)
    if not any(isinstance(one, partial) and one.args == (task,) for one in waiting):
        transaction.on_commit(partial(give_hint, task), robust=True)


def give_hint(task: str) -> None:
    """Hint to a worker; a broker that is away costs nothing but time."""
    try:
        # A connection of its own: the pool's would dial a dead broker three times, six seconds.
        with current_app.connection_for_write(transport_options=ONE_TRY) as line:
            current_app.send_task(task, connection=line, retry=False, expires=30)
    except Exception as error:  # noqa: BLE001 -- a hint must never break a request, whatever the broker raises
        logger.warning("No hint to the worker: %s", type(error).__name__)
