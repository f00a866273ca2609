"""The people one may sign in as in demo mode: one for each role."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DEMO_DOMAIN = "@demo.susi.example"


@dataclass(frozen=True)
class DemoPerson:
    """Somebody of the demo world.

    Attributes:
        role: short name of what the person is there.
        email: the address, in the demo domain.
        name: first and last name.
        words: what the person can show, in one line.
    """

    role: str
    email: str
    name: str
    words: str | Promise


def _person(role: str, first: str, name: str, words: str | Promise) -> DemoPerson:
    return DemoPerson(role=role, email=f"{first}{DEMO_DOMAIN}", name=name, words=words)


DEMO_PEOPLE = (
    _person("organiser", "eva", "Eva Sandell", _("Arrangör")),
    _person("researcher", "martin", "Martin Grander", _("Forskare, Barns Bostad Först")),
    _person("researcher", "margareta", "Margareta Rämgård", _("Forskare, Jämlik Hälsa")),
    _person("facilitator", "johanna", "Johanna Kvist", _("Gruppledare")),
    _person("participant", "amina", "Amina Warsame", _("Deltagare som har en plats")),
    _person("waiting", "peter", "Peter Lindqvist", _("Sökande på väntelistan")),
    _person("visitor", "nils", "Nils Ahl", _("Någon som inte har sökt")),
    _person("administrator", "admin", "Admin", _("Administratör")),
)
