import multiprocessing

import pytest
from kombu import Connection, Consumer, Exchange, Producer, Queue

from susi.core import broker

QUEUE = Queue("work", Exchange("work"), routing_key="work")
EACH = 150
FILLING = "åäö" * 5_000


@pytest.fixture
def folder(tmp_path):
    broker.register()
    return str(tmp_path / "broker")


def connect(folder):
    broker.register()
    options = {"folder": folder, "polling_interval": 0.01}
    return Connection("susi-fs://", transport_options=options)


def publish(folder, producer_number):
    with connect(folder) as connection:
        producer = Producer(connection.channel())
        for number in range(EACH):
            body = {"id": producer_number * EACH + number, "filling": FILLING}
            producer.publish(body, exchange=QUEUE.exchange, routing_key="work", declare=[QUEUE])


def consume(folder, written, results):
    whole = []

    def keep(body, message):
        assert body["filling"] == FILLING
        whole.append(body["id"])
        message.ack()

    with connect(folder) as connection, Consumer(connection, [QUEUE], callbacks=[keep]):
        while True:
            all_written = written.is_set()
            try:
                connection.drain_events(timeout=0.5)
            except TimeoutError:
                if all_written:
                    break
    results.put(whole)


def taken(folder, count):
    with connect(folder) as connection:
        queue = QUEUE(connection.channel())
        queue.declare()
        return [queue.get(no_ack=True).payload for _ in range(count)]


def test_messages_come_out_as_they_went_in_and_in_order(folder):
    with connect(folder) as connection:
        producer = Producer(connection.channel())
        for body in ({"name": "Åsa"}, {"name": "Örjan"}):
            producer.publish(body, exchange=QUEUE.exchange, routing_key="work", declare=[QUEUE])

    assert taken(folder, 2) == [{"name": "Åsa"}, {"name": "Örjan"}]


def test_an_empty_queue_gives_nothing(folder):
    with connect(folder) as connection:
        queue = QUEUE(connection.channel())
        queue.declare()

        assert queue.get() is None


def test_a_message_outlives_the_connection_and_can_be_purged(folder):
    publish(folder, 0)

    with connect(folder) as connection:
        queue = QUEUE(connection.channel())
        queue.declare()

        assert queue.purge() == EACH
        assert queue.get() is None


def test_a_queue_is_bound_once_however_often_it_is_declared(folder):
    with connect(folder) as connection:
        channel = connection.channel()
        for _ in range(3):
            QUEUE(channel).declare()

        assert channel.get_table("work") == [("work", "", "work")]


def test_an_exchange_cannot_lead_out_of_the_folder(folder):
    with connect(folder) as connection, pytest.raises(Exception, match="Invalid exchange name"):
        connection.channel().get_table("../../etc")


def test_two_writers_and_two_readers_lose_double_and_halve_nothing(folder):
    context = multiprocessing.get_context("spawn")
    written, results = context.Event(), context.Queue()
    readers = [context.Process(target=consume, args=(folder, written, results)) for _ in "12"]
    writers = [context.Process(target=publish, args=(folder, number)) for number in range(2)]

    for process in (*readers, *writers):
        process.start()
    for process in writers:
        process.join()
    written.set()
    seen = [number for _ in readers for number in results.get(timeout=60)]
    for process in readers:
        process.join()

    assert sorted(seen) == list(range(2 * EACH))
    assert [process.exitcode for process in (*readers, *writers)] == [0, 0, 0, 0]
