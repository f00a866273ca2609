"""What the mailbox pages show."""

from django.db.models import Count, Max, QuerySet

from susi.outbox.models import Message


def newest_messages(address: str = "") -> QuerySet[Message]:
    """Give the messages, newest first, to one address or to all; without their long texts."""
    messages = Message.objects.annotate(files=Count("attachments")).defer("text", "html")
    if address:
        messages = messages.filter(to_address__iexact=address)
    return messages.order_by("-created_at", "-pk")


def addressees() -> QuerySet[Message, dict[str, object]]:
    """Give everybody who was written to: ``to_address``, ``name``, ``letters``, ``latest``."""
    people = Message.objects.order_by().values("to_address")
    return people.annotate(
        name=Max("to_name"), letters=Count("pk"), latest=Max("created_at")
    ).order_by("-latest", "to_address")
