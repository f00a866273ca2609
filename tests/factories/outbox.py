"""Letters and messages for tests: plain data."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from susi.outbox.choices import State
from susi.outbox.compose import message_id_of
from susi.outbox.letter import Letter
from susi.outbox.models import Message, MessageAttachment

NOW = datetime(2026, 10, 8, 9, 0, tzinfo=UTC)


class LetterFactory(factory.Factory):
    class Meta:
        model = Letter

    kind = "test_letter"
    template = "outbox/emails/test_letter"
    to_address = factory.Sequence(lambda n: f"person{n}@example.se")
    to_name = "Amina Ali"
    language = "sv"
    dedupe_key = factory.Sequence(lambda n: f"test_letter:{n}")
    context = factory.LazyFunction(lambda: {"moment": NOW})


class MessageFactory(DjangoModelFactory):
    class Meta:
        model = Message

    dedupe_key = factory.Sequence(lambda n: f"message:{n}")
    message_id = factory.LazyAttribute(lambda o: message_id_of(o.dedupe_key))
    kind = "test_letter"
    language = "sv"
    to_address = factory.Sequence(lambda n: f"reader{n}@example.se")
    to_name = "Amina Ali"
    subject = "Du har fått en plats"
    text = "Hej Amina!\n"
    html = "<html><head></head><body><p>Hej Amina!</p></body></html>"
    created_at = NOW
    due_at = NOW
    next_try_at = NOW
    state = State.PENDING


class AttachmentFactory(DjangoModelFactory):
    class Meta:
        model = MessageAttachment

    message = factory.SubFactory(MessageFactory)
    file_name = "session.pdf"
    content_type = "application/pdf"
    content = b"%PDF-1.4 \x00\xff"
