"""What tests of the choosing open, send and read."""

from django.urls import reverse


def address(name, world, *more):
    return reverse(name, args=[world.case.pk, *more])


def mark(client, world, **data):
    return client.post(address("selection_mark", world), data)


def text(response):
    return " ".join(response.content.decode().split())
