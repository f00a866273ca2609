"""The answer to a form that was carried out: go and look there (303)."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """A redirect that browsers follow with GET, whatever they sent."""

    status_code = 303
