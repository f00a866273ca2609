"""The mailbox of demo mode: what each person was written, with links and files that work."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from susi.outbox.models import Message, MessageAttachment
from susi.outbox.queries import addressees, newest_messages

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
LETTERS_A_PAGE = 25
PEOPLE_SHOWN = 12
# A mail is a document of its own: its inline styles may apply, nothing in it may run, and a link
# that the reader follows leaves the frame.
MAIL_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-top-navigation-by-user-activation"
)


def only_in_demo(view: View[P]) -> View[P]:
    """Answer 404 where this is no demo: the pages show everybody's mail to everybody."""

    @never_cache
    @wraps(view)
    def inner(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEMO:
            raise Http404
        return view(request, *args, **kwargs)

    return inner


@require_GET
@only_in_demo
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the newest mails, to everybody or to one address, and who was written to."""
    address = request.GET.get("to", "").strip()[:254].replace("\0", "")
    page = Paginator(newest_messages(address), LETTERS_A_PAGE).get_page(request.GET.get("page"))
    people = addressees()
    context = {
        "address": address,
        "page": page,
        "people": people,
        "people_shown": people[:PEOPLE_SHOWN],
    }
    return render(request, "outbox/mailbox.html", context)


@require_GET
@only_in_demo
def mailbox_message(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one mail: its head, how it looks, its text twin and its files."""
    message = get_object_or_404(Message, pk=pk)
    files = message.attachments.defer("content")
    context = {"message": message, "files": files, "sender": settings.DEFAULT_FROM_EMAIL}
    return render(request, "outbox/mailbox_message.html", context)


@require_GET
@only_in_demo
@xframe_options_sameorigin
def mailbox_html(_request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with the HTML of one mail as it was sent, for the frame in its page."""
    message = get_object_or_404(Message, pk=pk)
    headers = {"Content-Security-Policy": MAIL_POLICY}
    return HttpResponse(_for_frame(message.html), headers=headers)


@require_GET
@only_in_demo
def mailbox_attachment(_request: HttpRequest, pk: int, attachment_pk: int) -> HttpResponse:
    """Answer with a file of a mail, always as a download."""
    file = get_object_or_404(MessageAttachment, pk=attachment_pk, message_id=pk)
    name = content_disposition_header(as_attachment=True, filename=file.file_name)
    headers = {"Content-Disposition": name or "attachment"}
    return HttpResponse(bytes(file.content), content_type=file.content_type, headers=headers)


def _for_frame(html: str) -> str:
    """Make every link leave the frame."""
    return re.sub(r"(<head[^>]*>)", r'\1<base target="_top">', html, count=1)
