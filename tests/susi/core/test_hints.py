import logging

import pytest

from susi.core.hints import give_hint, hint_after_commit

AWAY = "redis://127.0.0.1:1/0"


@pytest.mark.django_db
def test_however_many_rows_are_written_one_hint_is_given(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as hints:
        for task in ("a.task", "a.task", "another.task"):
            hint_after_commit(task)

    assert [hint.args for hint in hints] == [("a.task",), ("another.task",)]


def test_a_broker_that_is_away_is_noted_and_breaks_nothing(monkeypatch, caplog):
    caplog.set_level(logging.WARNING)
    monkeypatch.setenv("CELERY_BROKER_WRITE_URL", AWAY)

    give_hint("a.task")

    assert [r.getMessage() for r in caplog.records if r.name == "susi.core.hints"] == [
        "No hint to the worker: OperationalError"
    ]
