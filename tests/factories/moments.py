"""Moments that tests share: the event of 2020 in aware UTC."""

from datetime import UTC, datetime

PUBLISHED = datetime(2020, 8, 31, 8, 0, tzinfo=UTC)
OPENS = datetime(2020, 9, 7, 6, 0, tzinfo=UTC)
DURING_CALL = datetime(2020, 9, 20, 10, 0, tzinfo=UTC)
CLOSES = datetime(2020, 10, 4, 21, 59, tzinfo=UTC)
AFTER_CALL = datetime(2020, 10, 6, 10, 0, tzinfo=UTC)
DECISION = datetime(2020, 10, 9, 15, 0, tzinfo=UTC)
RELEASED = datetime(2020, 10, 8, 9, 0, tzinfo=UTC)
ANSWER_BY = datetime(2020, 10, 12, 10, 0, tzinfo=UTC)
SESSION_1 = (datetime(2020, 10, 22, 7, 0, tzinfo=UTC), datetime(2020, 10, 22, 10, 0, tzinfo=UTC))
SESSION_2 = (datetime(2020, 11, 4, 8, 0, tzinfo=UTC), datetime(2020, 11, 4, 11, 0, tzinfo=UTC))
IN_SESSION_1 = datetime(2020, 10, 22, 8, 0, tzinfo=UTC)
BETWEEN = datetime(2020, 10, 28, 10, 0, tzinfo=UTC)
RESULTS = datetime(2020, 11, 10, 8, 0, tzinfo=UTC)
