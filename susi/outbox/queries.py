"""What the mailbox pages show."""

from dataclasses import dataclass

from django.db.models import Count, Max, QuerySet

from susi.outbox.models import Message


@dataclass(frozen=True)
class Addressee:
    """Somebody who was written to, and how many letters."""

    address: str
    name: str
    letters: int


def newest_messages(address: str = "") -> QuerySet[Message]:
    """Give the messages, newest first, to one address or to all; without their long texts."""
    messages = Message.objects.annotate(files=Count("attachments")).defer("text", "html")
    if address:
        messages = messages.filter(to_address__iexact=address)
    return messages.order_by("-created_at", "-pk")


def addressees() -> list[Addressee]:
    """Give everybody who was written to, the one written to last first."""
    people = Message.objects.order_by().values("to_address")
    counted = people.annotate(name=Max("to_name"), letters=Count("pk"), latest=Max("created_at"))
    return [
        Addressee(address=row["to_address"], name=row["name"], letters=row["letters"])
        for row in counted.order_by("-latest", "to_address")
    ]
