"""What only PostgreSQL and Redis can show; ``make test`` starts them."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from kombu import Connection

pytestmark = pytest.mark.services


@pytest.mark.django_db
def test_the_database_is_postgresql_and_knows_swedish_letters():
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        encoding = cursor.fetchone()
        cursor.execute("SELECT upper('åäö'), 'Ängsö' ILIKE 'ÄNGSÖ'")
        letters = cursor.fetchone()

    assert connection.vendor == "postgresql"
    assert (encoding, letters) == (("UTF8",), ("ÅÄÖ", True))


def test_tries_are_counted_in_redis():
    cache.set("tries", 1, timeout=60)

    cache.incr("tries")

    assert settings.CACHES["default"]["BACKEND"] == "django.core.cache.backends.redis.RedisCache"
    assert cache.get("tries") == 2


def test_a_wake_up_goes_through_redis():
    with Connection(settings.REDIS_URL) as redis:
        queue = redis.SimpleQueue("susi-test")
        queue.put({"name": "Åsa"})

        message = queue.get(timeout=5)
        message.ack()
        queue.close()

    assert message.payload == {"name": "Åsa"}
