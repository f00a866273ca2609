"""The outbox for staff: find a mail, read it, see each attempt, send it again."""

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from susi.outbox.models import Attempt, Message, MessageAttachment
from susi.outbox.queue import resend_message


class ReadOnlyInline(admin.TabularInline[Attempt | MessageAttachment, Message]):
    """Rows that nobody adds, changes or removes by hand."""

    extra = 0
    can_delete = False

    def has_add_permission(self, _request: HttpRequest, _obj: Message | None = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Message | None = None) -> bool:
        """Never."""
        return False

    def has_view_permission(self, request: HttpRequest, _obj: Message | None = None) -> bool:
        """Whoever sees the message."""
        return may_see_all(request)


class AttemptInline(ReadOnlyInline):
    """Each try to send the message."""

    model = Attempt
    fields = ("started_at", "ended_at", "outcome", "reply")


class AttachmentInline(ReadOnlyInline):
    """The message's files, by name."""

    model = MessageAttachment
    fields = ("file_name", "content_type", "method")


@admin.register(Message)
class MessageAdmin(admin.ModelAdmin[Message]):
    """Messages are read here and never written: apps write them."""

    list_display = ("subject", "to_address", "kind", "state", "due_at", "sent_at", "attempts")
    list_filter = ("state", "kind", "language")
    list_per_page = 50
    search_fields = ("to_address", "to_name", "subject")
    date_hierarchy = "created_at"
    actions = ("send_again",)
    inlines = (AttemptInline, AttachmentInline)
    fieldsets = (
        (None, {"fields": ("subject", "to_name", "to_address", "reply_to", "state", "error")}),
        (_("Texten"), {"fields": ("text",)}),
        (_("Tider"), {"fields": ("created_at", "due_at", "next_try_at", "expires_at", "sent_at")}),
        (
            _("Leverans"),
            {
                "fields": (
                    "kind", "about", "language", "attempts", "crashes", "on_uncertain",
                    "uncertain_resends", "smtp_reply", "message_id", "dedupe_key", "headers",
                )
            },
        ),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Message]:
        """Give every message to superusers and none to others.

        Organisers will see those whose ``about`` names their challenges; that answer must come from
        above, because the outbox knows no challenges.
        """
        messages_ = super().get_queryset(request)
        return messages_ if may_see_all(request) else messages_.none()

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show the outbox in the index to those who see its messages."""
        return may_see_all(request)

    def has_view_permission(self, request: HttpRequest, _obj: Message | None = None) -> bool:
        """Let those read who see messages."""
        return may_see_all(request)

    def has_add_permission(self, _request: HttpRequest) -> bool:
        """Never: apps write messages."""
        return False

    def has_change_permission(self, _request: HttpRequest, _obj: Message | None = None) -> bool:
        """Never: a mail that was sent stays as it was."""
        return False

    def has_delete_permission(self, _request: HttpRequest, _obj: Message | None = None) -> bool:
        """Never: a key that is gone could be queued again."""
        return False

    @admin.action(description=_("Skicka igen"))
    def send_again(self, request: HttpRequest, queryset: QuerySet[Message]) -> None:
        """Put failed and uncertain messages back in the queue and say how many that were."""
        chosen = list(queryset)
        again = sum(resend_message(message, now=timezone.now()) for message in chosen)
        if again:
            text = ngettext("%d mejl skickas igen.", "%d mejl skickas igen.", again) % again
            self.message_user(request, text, messages.SUCCESS)
        left = len(chosen) - again
        if left:
            text = ngettext(
                "%d mejl skickas inte igen: det är redan skickat, stoppat eller för sent.",
                "%d mejl skickas inte igen: de är redan skickade, stoppade eller för sena.",
                left,
            )
            self.message_user(request, text % left, messages.WARNING)


def may_see_all(request: HttpRequest) -> bool:
    """Tell whether the person may see every message."""
    return bool(request.user.is_active and getattr(request.user, "is_superuser", False))
