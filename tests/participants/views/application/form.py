"""What tests of the form read and open."""

import re

from django.urls import reverse


def step_url(slug):
    return reverse("application_step", args=["hosten-2020", slug])


def title_of(response):
    return re.search(r"<title>(.*?)</title>", response.text, re.DOTALL)[1].strip()


def start(as_actor, user=None):
    return as_actor(user).get(reverse("application_start", args=["hosten-2020"]))
