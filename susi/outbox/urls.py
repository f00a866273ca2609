"""Addresses of the app; a name here is the name of the view and of its template."""

from django.urls import URLPattern, URLResolver, path

from susi.outbox.views import mailbox, mailbox_attachment, mailbox_html, mailbox_message

urlpatterns: list[URLPattern | URLResolver] = [
    path("brevlada/", mailbox, name="mailbox"),
    path("brevlada/<row:pk>/", mailbox_message, name="mailbox_message"),
    path("brevlada/<row:pk>/html/", mailbox_html, name="mailbox_html"),
    path(
        "brevlada/<row:pk>/bilaga/<row:attachment_pk>/",
        mailbox_attachment,
        name="mailbox_attachment",
    ),
]
