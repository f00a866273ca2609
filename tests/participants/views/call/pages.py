"""What tests of the call open and read."""

from django.urls import reverse


def of_challenge(name, world, *more):
    return reverse(name, args=[world.challenge.pk, *more])


def of_case(name, world):
    return reverse(name, args=[world.case.pk])


def text(response):
    return " ".join(response.content.decode().split())
